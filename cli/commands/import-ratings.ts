import { wrong } from '../arguments.ts'
import { defineCommand } from '../command.ts'
import { importFile, importOptions } from '../import-file.ts'

const name = 'import ratings'
const usage = 'FILE [--org NAME|ID] [--scale LOWEST..HIGHEST] [--dry-run] [--json]'

export const importRatings = defineCommand({
  name,
  summary: 'Bring ratings in from a long CSV file: person, rater, relation, competency, score, date.',
  about:
    'What people say about themselves and what managers say comes in under their names. Everybody else is heard as a group: five or more who rated the same competency of the same person, together, or not at all; who said what is not kept. The same row twice is one rating. Each bad row is one line: file:line: column: what is wrong, and what to do; with one of them nothing comes in.',
  usage,
  operand: 'file',
  options: {
    ...importOptions,
    scale: {
      type: 'string',
      value: 'LOWEST..HIGHEST',
      says: 'The scale of the scores, such as 1..10; 0..5 if this is left out. Its ends become 0 and 5.',
    },
  },
  examples: [
    { says: 'See what would happen:', line: 'evenkeel import ratings ratings.csv --dry-run' },
    { says: 'From a scale of ten:', line: 'evenkeel import ratings ratings.csv --scale 1..10' },
  ],
  run(given, call) {
    const ends = given.scale === undefined ? null : /^(-?\d{1,3}(?:\.\d+)?)\.\.(-?\d{1,3}(?:\.\d+)?)$/.exec(given.scale)
    const scale = ends ? { lowest: Number(ends[1]), highest: Number(ends[2]) } : null
    if (given.scale !== undefined && !(scale && scale.highest > scale.lowest))
      throw wrong({ name, usage }, `--scale takes two ends, such as 1..10; "${given.scale}" is none.`)
    return importFile({ kind: 'ratings', name, usage, scale }, { ...given, invite: false }, call)
  },
})
