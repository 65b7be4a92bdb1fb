// node bench/fuzz/scores.ts [--count 10000] [--seed 1]: data sets nobody would think of, scored, chosen from, compared and summarised: every figure must be a finite number, a null that is
// said, or a refusal in words. Prints how many there were of each; ends with 1 at the first that is not, with its number, so that it can be repeated.
import {
  administer,
  alpha,
  boundaryInformation,
  calibration,
  criteria,
  examine,
  type FittedItems,
  fairnessMethods,
  filterLocalLevel,
  fitLocalLevel,
  fittedModels,
  intraclass,
  inventItems,
  omega,
  openBank,
  type Random,
  responsesFrom,
  score,
  scoringMethods,
  seededRandom,
  sumScoreTable,
  tableOf,
  twoGroups,
  varianceComponents,
} from '@evenkeel/measure'
import { countFrom, row, say } from '../rows.ts'

const count = countFrom(process.argv, 'count', 10_000)
const seed = countFrom(process.argv, 'seed', 1)
const tally: Record<string, number> = {}

for (let i = 0; i < count; i++) {
  const random = seededRandom(seed * 2 ** 32 + i)
  const kinds = [scores, tests, fairness, ratings, levels, forecasts]
  const kind = kinds[i % kinds.length]!
  tally[kind.name] = (tally[kind.name] ?? 0) + 1
  try {
    checkFigures(kind(random))
  } catch (error) {
    say(`Data set ${i} (${kind.name}, seed ${seed}): ${error instanceof Error ? error.stack : String(error)}`)
    process.exit(1)
  }
}
row('fuzz', 'scores', { dataSets: count, seed, ...tally, broken: 0 })

/** No NaN anywhere; infinities only where a formula says so: reliability of means that is minus infinity, F that is infinity. */
function checkFigures(value: unknown, path = ''): void {
  if (typeof value === 'number' && Number.isNaN(value)) throw new Error(`${path} is NaN`)
  if (typeof value === 'number' && !Number.isFinite(value) && !/\.(f|icc|lower|upper)$/.test(path)) throw new Error(`${path} is ${value}`)
  if (ArrayBuffer.isView(value)) for (const each of value as Float64Array) checkFigures(each, path)
  else if (value !== null && typeof value === 'object')
    for (const [key, each] of Object.entries(value)) checkFigures(each, `${path}.${key}`)
}

function whole(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1))
}

/** Items as they should be, or with slopes and places far out. */
function someItems(random: Random): FittedItems {
  const items = inventItems(fittedModels[whole(random, 0, fittedModels.length - 1)]!, whole(random, 1, 30), random)
  const [slope, place] = [10 ** (4 * random() - 2), 10 ** (3 * random() - 1)]
  return { ...items, items: items.items.map((item) => ({ ...item, a: item.a * slope, b: item.b.map((at) => at * place) })) }
}

function scores(random: Random): unknown {
  const items = someItems(random)
  const bank = openBank(items)
  const habit = random()
  const rows = Array.from({ length: whole(random, 1, 5) }, () =>
    bank.curves.map(({ categories }) =>
      random() < 0.2 ? null : habit < 0.2 ? 0 : habit < 0.4 ? categories - 1 : whole(random, 0, categories - 1),
    ),
  )
  const responses = responsesFrom(
    items.items.map(({ id }) => id),
    rows,
  )
  return [scoringMethods.map((method) => score(items, responses, method)), sumScoreTable(items)]
}

function tests(random: Random): unknown {
  const bank = openBank(someItems(random))
  return [...criteria, boundaryInformation(20 * random() - 10)].map((criterion) => {
    const { rows, sitting } = administer(bank, (item) => whole(random, 0, bank.curves[item]!.categories - 1), criterion, {
      most: 12,
      se: random(),
    })
    return [rows, sitting.theta, sitting.se]
  })
}

function fairness(random: Random): unknown {
  const [persons, items] = [whole(random, 2, 60), whole(random, 1, 12)]
  const difficulty = Array.from({ length: items }, random)
  const rows = Array.from({ length: persons }, () => difficulty.map((hard) => (random() < 0.05 ? null : random() < hard ? 0 : 1)))
  const groups = rows.map((_, p) => (p === 0 ? 'a' : p === 1 ? 'b' : random() < 0.3 ? 'a' : 'b'))
  const two = twoGroups(
    responsesFrom(
      difficulty.map((_, j) => `i${j}`),
      rows,
    ),
    groups,
    'a',
  )
  return fairnessMethods.map((method) => examine(two, method, { purify: random() < 0.5 }).items)
}

function ratings(random: Random): unknown {
  const [rows, columns] = [whole(random, 1, 8), whole(random, 1, 6)]
  const steps = whole(random, 1, 5)
  const table = tableOf(Array.from({ length: rows }, () => Array.from({ length: columns }, () => whole(random, 0, steps - 1))))
  const list = Array.from({ length: whole(random, 0, 60) }, () => ({
    person: whole(random, 0, 5),
    rater: whole(random, 0, 3),
    item: whole(random, 0, 3),
    score: whole(random, 0, 4),
  }))
  return [alpha(table), omega(table), intraclass(table), varianceComponents(list)]
}

function levels(random: Random): unknown {
  const scale = 10 ** (12 * random() - 6)
  const series = Array.from({ length: whole(random, 1, 30) }, () => (random() < 0.2 ? null : scale * Math.round(5 * random())))
  const found = fitLocalLevel(series)
  return 'refused' in found ? found : [found, filterLocalLevel(series, found)]
}

function forecasts(random: Random): unknown {
  return calibration(
    Array.from({ length: whole(random, 0, 40) }, () => ({ chance: Math.round(10 * random()) / 10, happened: random() < 0.5 })),
    whole(random, 1, 12),
  )
}
