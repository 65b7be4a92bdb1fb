import { type FittedItem, type FittedItems, readFittedItems } from '@evenkeel/measure'
import { type Refused, readCells } from './read-cells.ts'
import { readFitted } from './read-fitted.ts'

/**
 * A bank of items: JSON as `calibrate items` writes it, or CSV with a row for each item. Columns of right-or-wrong items: a, b, and if there are any c (or
 * g) for guessing and d (or u) for the upper asymptote. Columns of items with ordered categories: a (or alpha, alphaj) and b1, b2, ... (or beta1, betaj1,
 * ...), blank where an item has fewer; they are graded unless said otherwise. id names an item, its place from 1 where there is no such column. Further
 * columns are passed over.
 */
export async function readBank(file: string, ordered: 'graded' | 'gpcm', signal: AbortSignal): Promise<FittedItems | Refused> {
  if (file.endsWith('.json')) return readFitted(file)
  const table = await readCells(file, signal)
  if ('refused' in table) return table
  const names = table.header.map((name) => name.toLowerCase())
  const column = (...wanted: string[]) => names.findIndex((name) => wanted.includes(name))
  const [id, a, b, g, u] = [column('id'), column('a', 'alpha', 'alphaj'), column('b'), column('c', 'g'), column('d', 'u')]
  const places = names.flatMap((name, at) => (/^(b|beta|betaj)\d+$/.test(name) ? [at] : []))
  if (a < 0 || (b < 0 && places.length === 0))
    return { refused: [`${table.name}:1: A bank has the columns a and b, or a and b1, b2, ...; there are ${table.header.join(', ')}.`] }
  const problems: string[] = []
  const items = table.rows.map(({ line, cells }, row): FittedItem => {
    const number = (at: number) => {
      const value = cells[at] === '' ? Number.NaN : Number(cells[at])
      if (!Number.isFinite(value)) problems.push(`${table.name}:${line}: ${table.header[at]}: "${cells[at]}" is no number.`)
      return value
    }
    const common = { id: id < 0 || cells[id] === '' ? String(row + 1) : cells[id]!, a: number(a) }
    if (b >= 0) return { ...common, b: [number(b)], ...(g >= 0 && { g: number(g) }), ...(u >= 0 && { u: number(u) }) }
    return { ...common, b: places.filter((at) => !/^(NA)?$/.test(cells[at]!)).map(number) }
  })
  if (problems.length > 0) return { refused: problems.slice(0, 20) }
  const read = readFittedItems({ model: b >= 0 ? '3pl' : ordered, items })
  return 'refused' in read ? { refused: [`${table.name}: ${read.refused}`] } : read
}
