import { type Refused, readCells } from './read-cells.ts'

export type Numbers = { readonly columns: readonly string[]; readonly rows: readonly (readonly number[])[]; readonly leftOut: number }

/** A CSV file of numbers without the columns to skip; rows with a blank or NA are left out and counted. A first column without a name is passed over. */
export async function readNumbers(file: string, skip: readonly string[], signal: AbortSignal): Promise<Numbers | Refused> {
  const table = await readCells(file, signal)
  if ('refused' in table) return table
  const absent = skip.filter((name) => !table.header.includes(name))
  if (absent.length > 0)
    return { refused: absent.map((name) => `${table.name}:1: ${name}: There is no such column. There are: ${table.header.join(', ')}.`) }
  const kept = table.header.flatMap((name, at) => (skip.includes(name) || (name === '' && at === 0) ? [] : [at]))
  const problems: string[] = []
  let leftOut = 0
  const rows = table.rows.flatMap(({ line, cells }) => {
    if (kept.some((at) => cells[at] === '' || cells[at] === 'NA')) {
      leftOut++
      return []
    }
    const numbers = kept.map((at) => Number(cells[at]))
    const bad = numbers.findIndex((value) => !Number.isFinite(value))
    if (bad >= 0)
      problems.push(
        `${table.name}:${line}: ${table.header[kept[bad]!]}: "${cells[kept[bad]!]!.slice(0, 30)}" is no number. Leave the column out with --skip, or the cell blank.`,
      )
    return [numbers]
  })
  if (problems.length > 20) problems.splice(20, Infinity, `${table.name}: ${problems.length - 20} more of this kind.`)
  return problems.length > 0 ? { refused: problems } : { columns: kept.map((at) => table.header[at]!), rows, leftOut }
}
