import { setImmediate } from 'node:timers/promises'
import type { CalibratedItems, CalibrationCycle, GuessPrior, ItemModelId, Responses } from '@evenkeel/measure'
import { wrong } from '../arguments.ts'
import { type Call, defineCommand, type ExitCode, json } from '../command.ts'

const name = 'calibrate items'
const models = ['2pl', '3pl', 'graded', 'gpcm', 'pcm', 'rsm', 'rasch'] as const
const usage = `FILE --model ${models.join('|')} [--ids COLUMN] [--weights COLUMN] [--skip COLUMNS] [--matrix N,J] [--nodes 61] [--range 6] [--tol 1e-7] [--se] [--fit] [--estimator mml|cml] [--prior-guess MEAN,SD] [--warm N] [--threads N] [--out FILE] [--json]`

export const calibrateItems = defineCommand({
  name,
  summary: 'Find the difficulty and discrimination of items from the answers of many people.',
  about:
    'Marginal maximum likelihood with persons normally distributed, or conditional. Each row of the file is a person, each column an item; a cell is a category from 0 up, blank or NA where there is no answer. The result is JSON, and what happens meanwhile goes to standard error.',
  usage,
  operand: 'file',
  options: {
    file: { type: 'string', value: 'FILE', required: true, says: 'Answers: a CSV file whose header names the items, or a byte matrix.' },
    model: { type: 'string', value: models.join('|'), required: true, says: 'How answers depend on the level.' },
    ids: { type: 'string', value: 'COLUMN', says: 'The column that says who each person is; it is no item.' },
    weights: { type: 'string', value: 'COLUMN', says: 'The column that says how many people each row stands for.' },
    skip: { type: 'string', value: 'COLUMNS', says: 'Columns that are no items, with commas between.' },
    matrix: {
      type: 'string',
      value: 'N,J',
      says: 'The file holds one byte an answer, N persons on J items, person after person; 255 is missing.',
    },
    nodes: { type: 'string', value: '61', says: 'Nodes of the quadrature.' },
    range: { type: 'string', value: '6', says: 'They lie evenly from minus to plus this.' },
    tol: { type: 'string', value: '1e-7', says: 'Fitting ends when a cycle would move no parameter by more.' },
    se: { type: 'boolean', says: 'Add standard errors.' },
    fit: {
      type: 'boolean',
      says: 'Add how well it fits: each item (S-X2), the pairs of items that share most beside the level (Q3), and the people whose answers go together least.',
    },
    estimator: {
      type: 'string',
      value: 'mml|cml',
      says: 'Marginal (mml, if left out), or conditional maximum likelihood for rasch, pcm and rsm, which assumes nothing of how people are distributed.',
    },
    'prior-guess': {
      type: 'string',
      value: 'MEAN,SD',
      says: 'For 3pl: what is believed of the logit of guessing, such as -1.4,0.5 (a chance about .2).',
    },
    warm: {
      type: 'string',
      value: 'N',
      says: 'Begin with a rough fit to so many of the persons; 5000 of 20000 or more if this is left out, 0 for none.',
    },
    threads: { type: 'string', value: 'N', says: 'How many threads may be used. One is enough so far: whatever is given, one is used.' },
    out: { type: 'string', value: 'FILE', says: 'Write the result there instead of standard output, whole or not at all.' },
    json,
  },
  examples: [
    { says: 'Items that are right or wrong:', line: 'evenkeel calibrate items answers.csv --model 2pl --se --out items.json' },
    {
      says: 'Patterns with how often each came, and steps in common:',
      line: 'evenkeel calibrate items patterns.csv --model rsm --weights freq',
    },
    { says: 'A matrix of bytes:', line: 'evenkeel calibrate items answers.u8 --matrix 100000,200 --model graded' },
  ],
  async run(given, call): Promise<ExitCode> {
    const started = process.cpuUsage()
    const options = {
      model: oneOf(given.model),
      ...(given.estimator !== undefined && { estimator: estimatorFrom(given.estimator) }),
      nodes: numberFrom(given.nodes, 'nodes', 61, { least: 3, most: 2000, whole: true }),
      range: numberFrom(given.range, 'range', 6, { least: 0.1, most: 100 }),
      tol: numberFrom(given.tol, 'tol', 1e-7, { least: 1e-12, most: 1 }),
      standardErrors: given.se,
      ...(given['prior-guess'] !== undefined && { priorGuess: priorFrom(given['prior-guess']) }),
      ...(given.warm !== undefined && { warm: numberFrom(given.warm, 'warm', 0, { least: 0, most: 1e9, whole: true }) }),
    }
    numberFrom(given.threads, 'threads', 1, { least: 1, most: 256, whole: true })
    const [{ calibratingItems }, { readResponses }, { writeWhole }] = await Promise.all([
      // the part alone: the rest of the package has no work here and would be a tenth of a second
      import('@evenkeel/measure/calibrate-items'),
      import('../measure/read-responses.ts'),
      import('../write-file.ts'),
    ])
    const skip = given.skip?.split(',').map((column) => column.trim())
    const read = await readResponses(given.file, {
      ids: given.ids,
      weights: given.weights,
      ...(skip && { skip }),
      matrix: given.matrix === undefined ? undefined : matrixFrom(given.matrix),
      signal: call.signal,
    })
    if ('refused' in read) return refuse(read.refused, call)
    const { responses } = read
    call.terminal.say(`${responses.persons} persons, ${responses.items.length} items.`)
    const found = await finished(calibratingItems(responses, options), call)
    if ('refused' in found) return refuse(found.refused, call)
    if (given.fit && found.estimator === 'cml')
      return refuse(['--fit is judged over a population, of which --estimator cml knows nothing. Leave one of the two out.'], call)
    const fit = given.fit ? await fitOf(found, responses) : null
    for (const note of found.notes) call.terminal.say(note)
    const { user, system } = process.cpuUsage(started)
    const cpuSeconds = (user + system) / 1e6
    const result = { ...found, ...(fit && { fit }), cpuSeconds, peakMiB: Math.round(process.resourceUsage().maxRSS / 102.4) / 10 }
    call.signal.throwIfAborted()
    if (given.out === undefined) call.terminal.json(result)
    else call.terminal.say(`Written to ${await writeWhole(given.out, `${JSON.stringify(result, null, 2)}\n`)}.`)
    return 0
  },
})

/** How many pairs and persons are listed. */
const listed = 20

async function fitOf(found: CalibratedItems, responses: Responses) {
  const { judgeFit } = await import('@evenkeel/measure/judge-fit')
  const { items, persons, pairs } = judgeFit(found, responses)
  const strange = persons
    .flatMap((fit, p) => (fit === null ? [] : [{ person: responses.ids?.[p] ?? String(p + 1), fit }]))
    .toSorted((a, b) => a.fit - b.fit)
    .slice(0, listed)
  return { items, pairs: pairs.slice(0, listed), persons: strange }
}

type Refused = { readonly refused: readonly string[] }

/** Goes through the cycles, saying where it is, and lets Ctrl-C in between. */
async function finished(
  cycles: Generator<CalibrationCycle, CalibratedItems | Refused>,
  { terminal, signal }: Call,
): Promise<CalibratedItems | Refused> {
  for (;;) {
    const step = cycles.next()
    if (step.done) return step.value
    const { cycle, persons, logLik, change } = step.value
    terminal.say(`Cycle ${cycle}, ${persons} persons: log-likelihood ${logLik.toFixed(4)}, change ${change.toExponential(1)}`)
    await setImmediate()
    signal.throwIfAborted()
  }
}

function refuse(lines: readonly string[], { terminal }: Call): ExitCode {
  for (const line of lines) terminal.say(line)
  return 1
}

function oneOf(text: string): ItemModelId {
  const model = models.find((id) => id === text)
  if (!model) throw wrong({ name, usage }, `--model takes one of ${models.join(', ')}; "${text}" is none.`)
  return model
}

function estimatorFrom(text: string): 'mml' | 'cml' {
  if (text === 'mml' || text === 'cml') return text
  throw wrong({ name, usage }, `--estimator takes mml or cml; "${text}" is none.`)
}

type Bounds = { readonly least: number; readonly most: number; readonly whole?: true }

function numberFrom(text: string | undefined, option: string, usual: number, { least, most, whole }: Bounds): number {
  if (text === undefined) return usual
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value
  throw wrong({ name, usage }, `--${option} takes a ${whole ? 'whole ' : ''}number from ${least} to ${most}; "${text}" is none.`)
}

function priorFrom(text: string): GuessPrior {
  const [mean, sd, ...more] = text.split(',').map(Number)
  if (more.length === 0 && Number.isFinite(mean) && sd !== undefined && sd > 0 && Number.isFinite(sd)) return { mean: mean!, sd }
  throw wrong({ name, usage }, `--prior-guess takes a mean and an sd of the logit, such as -1.4,0.5; "${text}" is none.`)
}

function matrixFrom(text: string): { persons: number; items: number } {
  const [persons, items, ...more] = text.split(',').map(Number)
  if (more.length === 0 && Number.isInteger(persons) && Number.isInteger(items) && persons! > 0 && items! > 0)
    return { persons: persons!, items: items! }
  throw wrong({ name, usage }, `--matrix takes numbers of persons and items, such as 1000,20; "${text}" is none.`)
}
