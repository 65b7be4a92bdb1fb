import { draftOf } from '../draft.ts'
import type { ImportFile, Table } from '../files.ts'
import type { Framework } from '../framework.ts'
import { columnOf } from '../table/columns.ts'
import { guessMapping } from '../table/mapping.ts'
import { readTable } from '../table/read-table.ts'
import { defineImporter, undated } from './importer.ts'

const needed = ['role.name', 'skill.name']

/** Any table of roles and skills, with a mapping that says what its columns mean. Also reads back what `toCsv` writes, whole. */
export const table = defineImporter({
  id: 'table',
  label: 'A table of your own',
  reads: 'One table (CSV) with at least a column of skills, as a rule one row for each skill that a level of a role asks for.',
  detects: (files) => files.some((file) => 'table' in file && needed.every((field) => fieldsOf(file.table).includes(field))),
  read: (files, given): Framework => {
    const file = files.find((candidate): candidate is ImportFile & { table: Table } => 'table' in candidate)
    const mapping = given?.mapping ?? guessMapping(file?.table.header ?? [], file?.table.rows ?? [])
    const fields = Object.values(mapping.columns)
    const unknown = fields.find((field) => !columnOf(field))
    const missing = Object.keys(mapping.columns).find((title) => !file?.table.header.includes(title))
    if (file && fields.includes('skill.name') && unknown === undefined && missing === undefined)
      return readTable(file.name, file.table, mapping, given?.source ?? {}, stated)
    const draft = draftOf(stated, given?.source)
    const [what, remedy] = !file
      ? ['There is no table here.', 'Hand in a table with a row for each skill that a level of a role asks for.']
      : unknown !== undefined
        ? [
            `The mapping names a field "${unknown}", which there is not.`,
            'Use the fields of the table form, such as "role.name" and "skill.name".',
          ]
        : missing !== undefined
          ? [`The mapping names a column "${missing}", which the table does not have.`, `The table has: ${listed(file.table.header)}.`]
          : [
              `No column is known to hold the skills. The table has: ${listed(file.table.header)}.`,
              'Say which column holds the skills, and which the roles.',
            ]
    draft.problem(file?.name ?? files[0]?.name ?? 'no file', file ? 1 : null, what, remedy)
    return draft.done()
  },
})

/** The source of a table that says nothing about it. */
const stated = {
  id: 'table',
  name: 'Imported table',
  version: undated,
  licence: 'not stated',
  notice: 'Imported from a table by the organisation that uses it.',
  address: null,
}

function fieldsOf({ header, rows }: Table): string[] {
  return Object.values(guessMapping(header, rows).columns)
}

function listed(header: readonly string[]): string {
  return header.slice(0, 30).join(', ').slice(0, 400) || 'no columns'
}
