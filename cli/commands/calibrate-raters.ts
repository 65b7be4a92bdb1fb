import { setImmediate } from 'node:timers/promises'
import { wrong } from '../arguments.ts'
import { type Call, defineCommand } from '../command.ts'

const choices = {
  model: ['rsm', 'pcm'],
  estimator: ['hierarchical', 'marginal', 'joint'],
  se: ['exact', 'propagated', 'separate'],
} as const

export const calibrateRaters = defineCommand({
  name: 'calibrate raters',
  summary: 'How strict each rater is, and where each person stands when that is taken into account.',
  about:
    'Takes ratings in a long CSV file, a row for each rating, and fits a many-facet rating scale (rsm) or partial credit (pcm) model. Prints JSON: persons, raters, items, variances, the groups of raters that share no person. What is estimated and how: docs/method/raters.md.',
  usage: [
    'FILE | --matrix FILE [--model rsm|pcm] [--person COLUMN] [--rater COLUMN] [--item COLUMN] [--score COLUMN] [--halo] [--se exact|propagated]',
    '[--vignettes IDS] [--estimator NAME] [--nodes N] [--range LOGITS] [--uncorrected] [--tol NUMBER] [--categories N] [--memory MIB] [--out FILE]',
  ].join(' '),
  operand: 'file',
  options: {
    file: { type: 'string', value: 'FILE', says: 'CSV file with a header; it can stand without --file.' },
    matrix: {
      type: 'string',
      value: 'FILE',
      says: 'Instead of a CSV file: whole numbers person, rater, item, score of 16 bits each, of 32 if it ends in .u32.',
    },
    model: {
      type: 'string',
      value: 'rsm|pcm',
      says: 'One distance between thresholds for all items (rsm, the usual), or each item its own (pcm).',
    },
    person: { type: 'string', value: 'COLUMN', says: 'Column of the person rated; "person" if left out.' },
    rater: { type: 'string', value: 'COLUMN', says: 'Column of the rater; "rater" if left out.' },
    item: { type: 'string', value: 'COLUMN', says: 'Column of the item; "item" if left out.' },
    score: { type: 'string', value: 'COLUMN', says: 'Column of the category given; "score" if left out.' },
    halo: { type: 'boolean', says: 'Let each rater see each person in their own light, in everything.' },
    se: {
      type: 'string',
      value: 'exact|propagated',
      says: 'How standard errors are computed; by size if left out. separate, for marginal: as if all else were known.',
    },
    vignettes: {
      type: 'string',
      value: 'IDS',
      says: 'Persons, separated by commas, who are fixed descriptions all raters rated: they tie groups together.',
    },
    estimator: { type: 'string', value: 'NAME', says: 'What is estimated: hierarchical (the usual), marginal or joint.' },
    nodes: { type: 'string', value: 'N', says: 'Points of quadrature for marginal; 25 around each person if left out.' },
    range: {
      type: 'string',
      value: 'LOGITS',
      says: 'Lays them from -LOGITS to LOGITS, alike for all: --nodes 81 --range 8 as other programs do.',
    },
    uncorrected: { type: 'boolean', says: 'Leave out the correction for the bias of joint.' },
    tol: { type: 'string', value: 'NUMBER', says: 'Largest change in the last iteration; 1e-5 if left out.' },
    categories: { type: 'string', value: 'N', says: 'How many categories there are, from 0; a higher score is then a mistake.' },
    memory: { type: 'string', value: 'MIB', says: 'The most memory the ratings may take; 2048 if left out.' },
    out: { type: 'string', value: 'FILE', says: 'Where to write the result; standard output if left out.' },
  },
  examples: [
    { says: 'Severity and halo from a year of feedback:', line: 'evenkeel calibrate raters ratings.csv --halo --out raters.json' },
    {
      says: 'Columns of other names, each item its own thresholds:',
      line: 'evenkeel calibrate raters exam.csv --model pcm --person idstud --score points',
    },
  ],
  async run(given, call) {
    const { file, matrix, out } = given
    if ((file === undefined) === (matrix === undefined))
      throw wrong(calibrateRaters, 'Give one file: a CSV file, or a matrix after --matrix.')
    const model = chosen('model', given.model) ?? 'rsm'
    const estimator = chosen('estimator', given.estimator)
    const se = chosen('se', given.se)
    const tolerance = positive('tol', given.tol)
    const categories = whole('categories', given.categories, 2, 255)
    const mostMiB = whole('memory', given.memory, 1, 2 ** 30) ?? 2048
    const nodes = whole('nodes', given.nodes, 5, 1001)
    const range = whole('range', given.range, 1, 100)
    if (estimator !== 'marginal' && (nodes || range || se === 'separate'))
      throw wrong(calibrateRaters, '--nodes, --range and --se separate go with --estimator marginal.')
    const vignettes = given.vignettes?.split(',').map((id) => id.trim())

    const { readRatingMatrix, readRatings } = await import('../measure/read-ratings.ts')
    const columns = {
      person: given.person ?? 'person',
      rater: given.rater ?? 'rater',
      item: given.item ?? 'item',
      score: given.score ?? 'score',
    }
    const limits = { categories, mostMiB, signal: call.signal }
    const read = matrix === undefined ? await readRatings(file!, { ...columns, ...limits }) : await readRatingMatrix(matrix, limits)
    if ('refused' in read) return refuse(call, read.refused)

    const { calibratingRaters } = await import('@evenkeel/measure')
    const options = {
      model,
      halo: given.halo,
      ...(estimator && { estimator }),
      ...(se && { se }),
      ...(vignettes && { vignettes }),
      ...(tolerance && { tolerance }),
      ...(nodes && { nodes }),
      ...(range && { range }),
      uncorrected: given.uncorrected,
    }
    const { ratings } = read
    call.terminal.say(
      `${ratings.item.length} ratings of ${ratings.persons.length} persons by ${ratings.raters.length} raters on ${ratings.items.length} items.`,
    )
    const work = calibratingRaters(ratings, options)
    for (;;) {
      const { done, value } = work.next()
      if (!done) {
        call.terminal.say(`Iteration ${value.iteration}: largest change ${value.change.toPrecision(2)}.`)
        await setImmediate()
        call.signal.throwIfAborted()
        continue
      }
      if ('refused' in value) return refuse(call, [`${value.refused} ${value.remedy}`])
      const { notes, ...result } = value
      for (const note of [...read.notes, ...notes]) call.terminal.say(note)
      await print(call, out, { model, ...result, notes: [...read.notes, ...notes], ...spent() })
      return 0
    }
  },
})

function refuse({ terminal }: Call, problems: readonly string[]): 1 {
  for (const problem of problems) terminal.say(problem)
  return 1
}

async function print({ terminal }: Call, out: string | undefined, result: unknown): Promise<void> {
  if (out === undefined) return terminal.json(result)
  const { writeWhole } = await import('../write-file.ts')
  terminal.say(`Written to ${await writeWhole(out, `${JSON.stringify(result, null, 2)}\n`)}.`)
}

function spent() {
  const { user, system } = process.cpuUsage()
  return { cpuSeconds: Number(((user + system) / 1e6).toFixed(3)), peakMiB: Math.round(process.resourceUsage().maxRSS / 1024) }
}

function chosen<K extends keyof typeof choices>(option: K, text: string | undefined): (typeof choices)[K][number] | undefined {
  const known: readonly (typeof choices)[K][number][] = choices[option]
  if (text === undefined) return undefined
  const found = known.find((choice) => choice === text)
  if (!found) throw wrong(calibrateRaters, `--${option} is ${known.join(', ')}; "${text}" is none of them.`)
  return found
}

function positive(option: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!(value > 0 && value < 1)) throw wrong(calibrateRaters, `--${option} is a number between 0 and 1; "${text}" is none.`)
  return value
}

function whole(option: string, text: string | undefined, least: number, most: number): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isInteger(value) || value < least || value > most)
    throw wrong(calibrateRaters, `--${option} is a whole number from ${least} to ${most}; "${text}" is none.`)
  return value
}
