import type { Bank, ChooseOptions, Criterion, FittedItems, StopRules, Trace } from '@evenkeel/measure'
import { wrong } from '../arguments.ts'
import { defineCommand, type ExitCode, json } from '../command.ts'
import { deliver, numberFrom, oneOf, refuse } from '../measure/options.ts'
import type { Taker } from '../measure/read-takers.ts'

const name = 'adapt'
const words = ['mfi', 'kl', 'mepv', 'boundary'] as const
const usage =
  'BANK (--theta-file FILE [--uniforms FILE | --seed N] | --answers FILE) [--criterion mfi|kl|mepv|boundary] [--cut THETA] [--stop-se SE] [--stop-chance P] [--max 60] [--min 0] [--among 1] [--nodes 61] [--range 6] [--ordered graded|gpcm] [--out FILE] [--json]'

export const adapt = defineCommand({
  name,
  summary: 'Adaptive tests over a bank of items: which item comes next, and what is believed after each answer.',
  about:
    'BANK is a CSV file with a row for each item: a, b, c, d for items that are right or wrong, or a, b1, b2, ... for ordered categories; or JSON as "calibrate items" writes it. Answers are drawn for the levels in --theta-file, or taken from the people in --answers. With --uniforms (a row for each level, a column for each item) an answer is right where the uniform is below its chance, and with ordered categories as high as there are cumulative chances below the uniform. The prior is the population of the bank, mean 0 and sd 1 where it has none.',
  usage,
  operand: 'bank',
  options: {
    bank: { type: 'string', value: 'BANK', required: true, says: 'The items: CSV or JSON.' },
    'theta-file': { type: 'string', value: 'FILE', says: 'True levels, one a line.' },
    answers: {
      type: 'string',
      value: 'FILE',
      says: 'Answers people gave, a CSV file whose columns are named as the items: only what they answered can be asked.',
    },
    uniforms: { type: 'string', value: 'FILE', says: 'What answers are drawn with: a row for each level, a column for each item.' },
    seed: { type: 'string', value: 'N', says: 'What they are drawn with where there is no such file; 1 if this is left out.' },
    criterion: { type: 'string', value: words.join('|'), says: 'How the next item is chosen; mfi if this is left out.' },
    cut: {
      type: 'string',
      value: 'THETA',
      says: 'The boundary, for --criterion boundary and --stop-chance. A negative one as --cut=-0.5.',
    },
    'stop-se': { type: 'string', value: 'SE', says: 'Stop once the standard error is no larger.' },
    'stop-chance': { type: 'string', value: 'P', says: 'Stop once one side of the cut has at least this chance.' },
    max: { type: 'string', value: '60', says: 'Stop after so many items.' },
    min: { type: 'string', value: '0', says: 'Never stop before so many.' },
    among: { type: 'string', value: '1', says: 'Draw one of so many best.' },
    nodes: { type: 'string', value: '61', says: 'Nodes of the quadrature.' },
    range: { type: 'string', value: '6', says: 'How far they reach, in sds of the prior.' },
    ordered: { type: 'string', value: 'graded|gpcm', says: 'The model of a CSV bank with ordered categories; graded if this is left out.' },
    out: { type: 'string', value: 'FILE', says: 'Write the result there instead of standard output, whole or not at all.' },
    json,
  },
  examples: [
    {
      says: 'Until the error is .3, at most 60 items:',
      line: 'evenkeel adapt bank.csv --theta-file levels.csv --criterion kl --stop-se 0.3 --max 60',
    },
    { says: 'What an adaptive test would have asked:', line: 'evenkeel adapt items.json --answers answers.csv --criterion mepv --max 20' },
  ],
  async run(given, call): Promise<ExitCode> {
    const asked = { name, usage }
    const number = (option: 'cut' | 'stop-se' | 'stop-chance', least: number, most: number) =>
      numberFrom(asked, given[option], option, undefined, { least, most })
    const count = (option: 'max' | 'min' | 'among' | 'nodes' | 'seed', usual: number, least: number, most: number) =>
      numberFrom(asked, given[option], option, usual, { least, most, whole: true })
    const word = oneOf(asked, given.criterion ?? 'mfi', 'criterion', words)
    const cut = number('cut', -1e6, 1e6)
    const chance = number('stop-chance', 0.5, 1)
    if (cut === undefined && (word === 'boundary' || chance !== undefined)) throw wrong(asked, 'A boundary is needed: --cut THETA.')
    if ((given['theta-file'] === undefined) === (given.answers === undefined))
      throw wrong(asked, 'Either --theta-file or --answers is needed.')
    const se = number('stop-se', 0, 1e6)
    const rules: StopRules = {
      most: count('max', 60, 1, 1e6),
      fewest: count('min', 0, 0, 1e6),
      ...(se !== undefined && { se }),
      ...(chance !== undefined && { boundary: { cut: cut!, chance } }),
    }
    const grid = { nodes: count('nodes', 61, 3, 4001), range: numberFrom(asked, given.range, 'range', 6, { least: 0.1, most: 100 }) }
    const seed = count('seed', 1, 0, 2 ** 52)
    const among = count('among', 1, 1, 1000)
    const ordered = oneOf(asked, given.ordered ?? 'graded', 'ordered', ['graded', 'gpcm'] as const)

    const [measure, { readBank }, people] = await Promise.all([
      import('@evenkeel/measure'),
      import('../measure/read-bank.ts'),
      import('../measure/read-takers.ts'),
    ])
    const items = await readBank(given.bank, ordered, call.signal)
    if ('refused' in items) return refuse(items.refused, call)
    const random = measure.seededRandom(seed)
    const bank = measure.openBank(items, grid)
    const takers =
      given.answers === undefined
        ? await people.readLevels(given['theta-file']!, given.uniforms, bank, random, call.signal)
        : await people.readAnswers(given.answers, bank, call.signal)
    if ('refused' in takers) return refuse(takers.refused, call)
    const criterion = word === 'boundary' ? measure.boundaryInformation(cut!) : measure.criteria.find(({ id }) => id === word)!
    const setting = { bank, items, criterion, rules, choosing: { among, random } }
    const traces = takers.map((taker) => {
      call.signal.throwIfAborted()
      return traceOf(measure.administer, setting, taker)
    })
    return deliver(JSON.stringify({ criterion: word, model: items.model, items: items.items.length, traces }, null, 2), given.out, call)
  },
})

type Setting = {
  readonly bank: Bank
  readonly items: FittedItems
  readonly criterion: Criterion
  readonly rules: StopRules
  readonly choosing: ChooseOptions
}

function traceOf(
  administer: typeof import('@evenkeel/measure').administer,
  { bank, criterion, rules, choosing }: Setting,
  taker: Taker,
): object {
  const options = taker.isOpen ? { ...choosing, isOpen: taker.isOpen } : choosing
  const { rows, stopped, sitting }: Trace = administer(bank, taker.answer, criterion, rules, options)
  return {
    ...taker.told,
    stopped,
    eap: sitting.theta,
    se: sitting.se,
    trace: rows.map(({ item, id, value, category, theta, se }) => ({ item: item + 1, id, info: value, x: category, eap: theta, se })),
  }
}
