import { defineCommand, json } from '../command.ts'
import { deliver, numberFrom, refuse } from '../measure/options.ts'

const name = 'reliability'
const usage = 'RESPONSES [--icc] [--confidence 0.95] [--ids COLUMN] [--skip COLUMNS] [--out FILE] [--json]'

export const reliability = defineCommand({
  name,
  summary: 'How far scores hang on persons rather than on chance: alpha, omega, intraclass correlations.',
  about:
    'Each row of the file is a person, each column an item or, with --icc, a rater; cells are numbers. Rows with a blank or NA are left out, and how many is reported.',
  usage,
  operand: 'responses',
  options: {
    responses: { type: 'string', value: 'RESPONSES', required: true, says: 'Answers or ratings: a CSV file with a header.' },
    icc: { type: 'boolean', says: 'Columns are raters: the six intraclass correlations with intervals, and the variance components.' },
    confidence: { type: 'string', value: '0.95', says: 'Confidence of the intervals.' },
    ids: { type: 'string', value: 'COLUMN', says: 'The column that says who each person is.' },
    skip: { type: 'string', value: 'COLUMNS', says: 'Columns that are not meant, with commas between.' },
    out: { type: 'string', value: 'FILE', says: 'Write the result there instead of standard output, whole or not at all.' },
    json,
  },
  examples: [
    { says: 'A questionnaire:', line: 'evenkeel reliability answers.csv --ids person' },
    { says: 'Do raters agree?', line: 'evenkeel reliability ratings.csv --icc' },
  ],
  async run(given, call) {
    const confidence = numberFrom({ name, usage }, given.confidence, 'confidence', 0.95, { least: 0.5, most: 0.9999 })
    const [measure, { readNumbers }] = await Promise.all([import('@evenkeel/measure'), import('../measure/read-numbers.ts')])
    const skip = [...(given.skip?.split(',').map((column) => column.trim()) ?? []), ...(given.ids === undefined ? [] : [given.ids])]
    const read = await readNumbers(given.responses, skip, call.signal)
    if ('refused' in read) return refuse(read.refused, call)
    const { columns, leftOut } = read
    const table = measure.tableOf(read.rows)
    if (leftOut > 0) call.terminal.say(`${leftOut} rows with a gap are left out; ${table.rows} are used.`)
    if (table.rows < 2 || table.columns < 2)
      return refuse(
        [`${given.responses}: Reliability needs two persons and two columns at least; there are ${table.rows} and ${table.columns}.`],
        call,
      )
    const found = measure.alpha(table)
    if ('refused' in found) return refuse([`${given.responses}: Nobody differs from anybody: there is no reliability to tell.`], call)
    const common = { persons: table.rows, leftOut, columns: table.columns, alpha: found.alpha, standardisedAlpha: found.standardised }
    if (given.icc) {
      const icc = measure.intraclass(table, confidence)
      if ('refused' in icc) return refuse([`${given.responses}: Persons do not differ: there is no agreement to tell.`], call)
      return deliver(JSON.stringify({ ...common, confidence, icc, variance: measure.twoWayComponents(table) }, null, 2), given.out, call)
    }
    const one = measure.omega(table)
    const items = columns.map((id, j) => ({
      id,
      itemRest: found.itemRest[j],
      alphaWithout: found.without[j],
      ...(!('refused' in one) && { loading: one.loadings[j], uniqueness: one.uniquenesses[j] }),
    }))
    const omega = 'refused' in one ? { omega: null, omegaNote: noOmega[one.refused] } : { omega: one.omega }
    return deliver(JSON.stringify({ ...common, ...omega, items }, null, 2), given.out, call)
  },
})

const noOmega = {
  'too few': 'Omega needs three columns and three persons at least.',
  'no variance': 'A column does not vary.',
  'no one factor': 'One factor does not fit: one column would be the factor itself.',
} as const
