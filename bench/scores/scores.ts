// node bench/scores/scores.ts [--persons 100000] [--items 10000]: what scoring and one step of an adaptive test cost: processor seconds of one thread and the peak memory of the
// process. About a minute.
import { spawnSync } from 'node:child_process'
import {
  answerAt,
  answered,
  beginSitting,
  boundaryInformation,
  choose,
  criteria,
  drawNormal,
  inventItems,
  openBank,
  type Responses,
  score,
  scoringMethods,
  seededRandom,
} from '@evenkeel/measure'
import { countFrom, rounded, row, say } from '../rows.ts'

/** The reference programs' interpreter, where it is at hand. */
const [program] = ['Rscript'] as const

const persons = countFrom(process.argv, 'persons', 100_000)
const bankSize = countFrom(process.argv, 'items', 10_000)
const peakMiB = () => Math.round(process.resourceUsage().maxRSS / 1024)

/** Processor seconds of each of several runs. */
function runs(times: number, run: () => unknown): number[] {
  return Array.from({ length: times }, () => {
    const before = process.cpuUsage()
    run()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  })
}

const items = inventItems('2pl', 50, seededRandom(20_261_122))
const responses = inventResponses()
for (const method of scoringMethods) {
  const seconds = runs(method.id === 'eap' ? 7 : 1, () => score(items, responses, method))
  const first = seconds[0]!
  row('scores', `${method.id} of patterns`, {
    persons,
    items: 50,
    cpuSeconds: rounded(first),
    ...(seconds.length > 1 && { cpuSecondsBestOf7: rounded(Math.min(...seconds)) }),
    peakMiB: peakMiB(),
  })
}

for (const model of ['2pl', '3pl', 'graded'] as const) {
  const [opening] = runs(1, () => openBank(inventItems(model, bankSize, seededRandom(7))))
  const bank = openBank(inventItems(model, bankSize, seededRandom(7)))
  for (const criterion of [...criteria, boundaryInformation(0.5)]) {
    const random = seededRandom(3)
    const steps = criterion.isInformation ? 6000 : 90
    const tests = (count: number) => {
      for (let taken = 0; taken < count; ) {
        const truth = drawNormal(random)
        let sitting = beginSitting(bank)
        for (let step = 0; step < 30 && taken < count; step++, taken++) {
          const { item } = choose(bank, sitting, criterion)!
          sitting = answered(bank, sitting, item, answerAt(bank, item, truth, random()))
        }
      }
    }
    tests(steps / 3)
    const [seconds] = runs(1, () => tests(steps))
    row('scores', `adaptive step, ${model}, ${criterion.id}`, {
      items: bankSize,
      cpuMilliseconds: rounded((1000 * seconds!) / steps),
      openSeconds: rounded(opening!),
      peakMiB: peakMiB(),
    })
  }
}
if (spawnSync(program, ['-e', 'library(mirt); library(catR)']).status !== 0)
  say('R with mirt and catR is not installed here, so there is no ratio to them.')

function inventResponses(): Responses {
  const random = seededRandom(11)
  const answers = new Uint8Array(persons * 50)
  for (let p = 0; p < persons; p++) {
    const theta = drawNormal(random)
    items.items.forEach(({ a, b }, j) => {
      answers[j * persons + p] = random() < 1 / (1 + Math.exp(-a * (theta - b[0]!))) ? 1 : 0
    })
  }
  return { items: items.items.map(({ id }) => id), persons, answers, categories: items.items.map(() => 2) }
}
