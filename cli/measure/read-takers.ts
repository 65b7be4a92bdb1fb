import { answerAt, type Bank, missing, type Random } from '@evenkeel/measure'
import { type Refused, readCells, readHeader } from './read-cells.ts'
import { readResponses } from './read-responses.ts'

/** Somebody who takes the test. */
export type Taker = {
  readonly told: { readonly theta: number } | { readonly id: string }
  answer(item: number): number
  /** Items that can be asked; all where it is absent. */
  readonly isOpen?: (item: number) => boolean
}

/** People invented at the levels of a file: one a line, with or without a header. Answers by the uniforms of a second file, or by dice. */
export async function readLevels(
  file: string,
  uniforms: string | undefined,
  bank: Bank,
  random: Random,
  signal: AbortSignal,
): Promise<readonly Taker[] | Refused> {
  const table = await readCells(file, signal)
  if ('refused' in table) return table
  const hasNumber = (cells: readonly string[]) => cells[0] !== '' && Number.isFinite(Number(cells[0]))
  const rows = hasNumber(table.header) ? [{ line: 1, cells: table.header }, ...table.rows] : table.rows
  const bad = rows.filter(({ cells }) => !hasNumber(cells))
  if (bad.length > 0)
    return {
      refused: bad.slice(0, 20).map(({ line, cells }) => `${table.name}:${line}: "${cells[0]}" is no level. Give one number a line.`),
    }
  if (rows.length === 0) return { refused: [`${table.name}: There is no level in it. Give one number a line.`] }
  const levels = rows.map(({ cells }) => Number(cells[0]))
  const drawn = uniforms === undefined ? null : await readUniforms(uniforms, levels.length, bank.curves.length, signal)
  if (drawn && 'refused' in drawn) return drawn
  return levels.map((theta, person) => ({
    told: { theta },
    answer: (item) => answerAt(bank, item, theta, drawn ? drawn[person]![item]! : random()),
  }))
}

async function readUniforms(
  file: string,
  persons: number,
  items: number,
  signal: AbortSignal,
): Promise<readonly (readonly number[])[] | Refused> {
  const table = await readCells(file, signal)
  if ('refused' in table) return table
  if (table.rows.length !== persons || table.header.length !== items)
    return {
      refused: [
        `${table.name}: ${table.rows.length} rows of ${table.header.length} uniforms; ${persons} levels and ${items} items need as many, below a header.`,
      ],
    }
  const numbers = table.rows.map(({ cells }) => cells.map((cell) => (cell === '' ? Number.NaN : Number(cell))))
  const bad = numbers.findIndex((row) => row.some((value) => !(value >= 0 && value <= 1)))
  return bad < 0 ? numbers : { refused: [`${table.name}:${table.rows[bad]!.line}: Uniforms are numbers from 0 to 1.`] }
}

/** People who answered some of the bank's items, by the items' names. */
export async function readAnswers(file: string, bank: Bank, signal: AbortSignal): Promise<readonly Taker[] | Refused> {
  const header = await readHeader(file)
  if ('refused' in header) return header
  const places = new Map(bank.items.items.map(({ id }, item) => [id, item]))
  const skip = header.filter((column) => column !== '' && !places.has(column))
  if (skip.length === header.length) return { refused: [`${file}:1: No column is named as an item of the bank.`] }
  const read = await readResponses(file, { skip, signal })
  if ('refused' in read) return read
  const { responses } = read
  const columns = new Map(responses.items.map((id, j) => [places.get(id)!, j]))
  const answerOf = (person: number, item: number) => {
    const column = columns.get(item)
    return column === undefined ? missing : responses.answers[column * responses.persons + person]!
  }
  for (const [item, column] of columns)
    if (responses.categories[column]! > bank.curves[item]!.categories)
      return {
        refused: [
          `${file}: ${responses.items[column]}: an answer is above the item's highest category, ${bank.curves[item]!.categories - 1}.`,
        ],
      }
  return Array.from({ length: responses.persons }, (_, person) => ({
    told: { id: responses.ids?.[person] ?? String(person + 1) },
    answer: (item) => answerOf(person, item),
    isOpen: (item) => answerOf(person, item) !== missing,
  }))
}
