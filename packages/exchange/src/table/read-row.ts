import { plain, type Row, type Table } from '../files.ts'
import { read } from './cells.ts'
import { type Column, columnOf, type Part } from './columns.ts'
import { gradeNumber } from './grades.ts'
import type { Mapping } from './mapping.ts'

export type Value = string | number | boolean | string[]

/** What one row says of each part, by property. Nothing is said by an empty cell. */
export type Said = Partial<Record<Part, Readonly<Record<string, Value>>>>

/** Why a row was left out, and what would bring it in. */
export type Complaint = { readonly what: string; readonly remedy: string }

export type Place = { readonly column: Column; readonly title: string; readonly index: number }

export function placesOf(table: Table, mapping: Mapping): Place[] {
  return Object.entries(mapping.columns).flatMap(([title, field]) => {
    const column = columnOf(field)
    const exact = table.header.indexOf(title)
    const index = exact >= 0 ? exact : table.header.findIndex((name) => plain(name) === plain(title))
    return column && index >= 0 ? [{ column, title, index }] : []
  })
}

export function isComplaint(found: Said | Complaint): found is Complaint {
  return 'what' in found
}

export function readRow(row: Row, places: readonly Place[], mapping: Mapping): Said | Complaint {
  const said: Partial<Record<Part, Record<string, Value>>> = {}
  for (const { column, title, index } of places) {
    const found = read(row.cells[index] ?? '', column.form)
    if ('nothing' in found) continue
    if ('wrong' in found) return wrong(title, row.cells[index] ?? '', found.wrong)
    const value = column.form === 'grade' ? gradeOf(String(found.value), mapping) : found.value
    if (value === null) return wrong(title, String(found.value), gradesIn(mapping))
    said[column.part] = { ...said[column.part], [column.key]: value }
  }
  return said
}

function gradeOf(text: string, mapping: Mapping): number | null {
  const number = gradeNumber(text)
  if (number !== null) return number
  const place = (mapping.grades ?? []).findIndex((grade) => grade.toLowerCase() === text.toLowerCase())
  return place < 0 ? null : place + 1
}

function gradesIn({ grades }: Mapping): string {
  return grades && grades.length > 0
    ? `a number or one of ${grades.join(', ')}`
    : 'a number (or name the grades from lowest to highest in the mapping)'
}

function wrong(title: string, cell: string, expected: string): Complaint {
  const shown = cell.length > 60 ? `${cell.slice(0, 59)}…` : cell
  return { what: `"${shown}" under "${title}" is not ${expected}. The row was left out.`, remedy: `Write ${expected} there.` }
}
