import { plain, type Row } from '../files.ts'
import { read } from './cells.ts'
import { columns } from './columns.ts'
import { gradeNames, gradeNumber } from './grades.ts'

/**
 * What the columns of a table mean: column title to field (`role.name`, `level.title`, `skill.name`, `skill.half`,
 * `requirement.required`, `requirement.weight`, `requirement.descriptor` and the others of the table form). `grades` names the levels
 * from lowest to highest where the table writes them in words.
 */
export type Mapping = { readonly columns: Readonly<Record<string, string>>; readonly grades?: readonly string[] }

const looked = 200

/** A proposal for a person to look over: by the title of a column first, by what stands in it second. Each field is given once. */
export function guessMapping(header: readonly string[], rows: readonly Row[]): Mapping {
  const given = new Map<string, string>()
  const taken = new Set<string>()
  const give = (title: string, field: string) => {
    if (title === '' || given.has(title) || taken.has(field)) return
    given.set(title, field)
    taken.add(field)
  }
  const cellsOf = (title: string) => {
    const place = header.indexOf(title)
    return rows.slice(0, looked).flatMap((row) => row.cells[place]?.trim() || [])
  }
  for (const { title, field } of columns) for (const name of header) if (plain(name) === plain(title)) give(name, field)
  for (const { also, field } of columns)
    for (const name of header) if (also.some((other) => plain(other) === plain(name))) give(name, field)
  for (const name of header) if (plain(name) === 'level') give(name, areGrades(cellsOf(name)) ? 'requirement.required' : 'level.title')
  for (const name of header) if (areHalves(cellsOf(name))) give(name, 'skill.half')
  const graded = [...given].find(([, field]) => field === 'requirement.required')?.[0]
  const grades = graded === undefined ? [] : gradeNames(cellsOf(graded))
  return { columns: Object.fromEntries(given), ...(grades.length > 0 && { grades }) }
}

function areGrades(cells: readonly string[]): boolean {
  return cells.length > 0 && (cells.every((cell) => gradeNumber(cell) !== null) || gradeNames(cells).length > 0)
}

function areHalves(cells: readonly string[]): boolean {
  return cells.length > 0 && cells.every((cell) => 'value' in read(cell, 'half'))
}
