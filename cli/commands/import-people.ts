import { defineCommand } from '../command.ts'
import { importFile, importOptions } from '../import-file.ts'

const usage = 'FILE [--org NAME|ID] [--dry-run] [--invite] [--json]'

export const importPeople = defineCommand({
  name: 'import people',
  summary: 'Bring people and teams in from a CSV file: all rows, or none.',
  about:
    'Columns by heading: name (needed), email, role, team, part, time zone, language, external_id. Who is here already is known again by external_id, then e-mail, then name. The same file twice changes nothing; who is not in the file is named and left alone. Nobody is written to unless you say --invite. Each bad row is one line: file:line: column: what is wrong, and what to do.',
  usage,
  operand: 'file',
  options: {
    ...importOptions,
    invite: { type: 'boolean', says: 'Invite those it adds: by mail where this installation sends mail, otherwise with links it prints.' },
  },
  examples: [
    { says: 'See what would happen:', line: 'evenkeel import people staff.csv --dry-run' },
    { says: 'Bring them in and print links to hand over:', line: 'evenkeel import people staff.csv --invite' },
  ],
  run: (given, call) => importFile({ kind: 'people', name: 'import people', usage, scale: null }, given, call),
})
