import type { FittedItems, Responses, Scores } from '@evenkeel/measure'
import { defineCommand, json } from '../command.ts'
import { deliver, linesOf, numberFrom, oneOf, refuse } from '../measure/options.ts'

const name = 'score'
const methods = ['eap', 'map', 'ml', 'wle'] as const
const usage = `ITEMS RESPONSES --method ${methods.join('|')} [--nodes 61] [--range 6] [--ids COLUMN] [--out FILE] [--json]`

export const score = defineCommand({
  name,
  summary: "Each person's level from their answers to fitted items, with its standard error.",
  about:
    'ITEMS is what "calibrate items" wrote; RESPONSES is a CSV file with a row for each person, whose columns carry the names of the items. Columns that are no fitted items are passed over. The result is a JSON list, one person a line: id, theta, se, answered. Where no finite theta fits best (ml, wle), theta and se are null and a note says so.',
  usage,
  operand: ['items', 'responses'],
  options: {
    items: { type: 'string', value: 'ITEMS', required: true, says: 'Fitted items: JSON.' },
    responses: { type: 'string', value: 'RESPONSES', required: true, says: 'Answers: CSV.' },
    method: {
      type: 'string',
      value: methods.join('|'),
      required: true,
      says: 'Expected or maximum a posteriori, maximum likelihood, or weighted likelihood.',
    },
    nodes: { type: 'string', value: '61', says: 'Nodes of the quadrature at least; a test too sharp for them gets more.' },
    range: { type: 'string', value: '6', says: 'How far they reach, in sds of the population.' },
    ids: { type: 'string', value: 'COLUMN', says: 'The column that says who each person is; the number of the row if this is left out.' },
    out: {
      type: 'string',
      value: 'FILE',
      says: 'Write the result there instead of standard output, whole or not at all; as CSV where the name ends in .csv.',
    },
    json,
  },
  examples: [
    { says: 'Expected a posteriori:', line: 'evenkeel score items.json answers.csv --method eap' },
    {
      says: 'As a table, with the names of the people:',
      line: 'evenkeel score items.json answers.csv --method wle --ids person --out scores.csv',
    },
  ],
  async run(given, call) {
    const asked = { name, usage }
    const method = oneOf(asked, given.method, 'method', methods)
    const nodes = numberFrom(asked, given.nodes, 'nodes', 61, { least: 3, most: 4001, whole: true })
    const range = numberFrom(asked, given.range, 'range', 6, { least: 0.1, most: 100 })
    const [{ score: scored, scoringMethods }, { readFitted }, { readHeader }, { readResponses }] = await Promise.all([
      import('@evenkeel/measure'),
      import('../measure/read-fitted.ts'),
      import('../measure/read-cells.ts'),
      import('../measure/read-responses.ts'),
    ])
    const items = await readFitted(given.items)
    if ('refused' in items) return refuse(items.refused, call)
    const header = await readHeader(given.responses)
    if ('refused' in header) return refuse(header.refused, call)
    const chosen = columnsOf(header, items, given.ids)
    if (chosen.scored === 0)
      return refuse([`${given.responses}:1: No column is a fitted item. They are called ${few(items.items.map(({ id }) => id))}.`], call)
    if (chosen.skip.length > 0) call.terminal.say(`No fitted items, passed over: ${few(chosen.skip)}.`)
    const read = await readResponses(given.responses, { ids: given.ids, skip: chosen.skip, signal: call.signal })
    if ('refused' in read) return refuse(read.refused, call)
    const { responses } = read
    call.terminal.say(`${responses.persons} persons, ${responses.items.length} of ${items.items.length} fitted items.`)
    try {
      const scores = scored(items, responses, scoringMethods.find(({ id }) => id === method)!, { nodes, range })
      const rows = rowsOf(responses, scores)
      return await deliver(given.out?.endsWith('.csv') ? tableOf(rows) : linesOf(rows), given.out, call)
    } catch (error) {
      if (error instanceof RangeError) return refuse([error.message], call)
      throw error
    }
  },
})

type Row = {
  readonly id: string
  readonly theta: number | null
  readonly se: number | null
  readonly answered: number
  readonly note?: string
}

/** The columns to pass over: not fitted, not the ids; a first column without a name holds ids by itself. */
function columnsOf(
  header: readonly string[],
  { items }: FittedItems,
  ids: string | undefined,
): { skip: readonly string[]; scored: number } {
  const fitted = new Set(items.map(({ id }) => id))
  const isItem = (column: string) => fitted.has(column) && column !== ids
  return { skip: header.filter((column) => column !== '' && column !== ids && !isItem(column)), scored: header.filter(isItem).length }
}

const rowsOf = ({ ids }: Responses, { theta, se, finite, answered }: Scores): readonly Row[] =>
  Array.from(theta, (value, p) => {
    const id = ids?.[p] ?? String(p + 1)
    if (!finite[p]) return { id, theta: null, se: null, answered: answered[p]!, note: 'no finite estimate' }
    return { id, theta: value, se: se[p]!, answered: answered[p]! }
  })

const tableOf = (rows: readonly Row[]): string =>
  ['id,theta,se,answered', ...rows.map(({ id, theta, se, answered }) => [quoted(id), theta ?? '', se ?? '', answered].join(','))].join('\n')

/** Quotes where they are needed; what a spreadsheet would take for a formula gets an apostrophe in front. */
const quoted = (text: string): string => {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const few = (names: readonly string[]): string =>
  names.length > 12 ? `${names.slice(0, 12).join(', ')} and ${names.length - 12} more` : names.join(', ')
