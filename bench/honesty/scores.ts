// node bench/honesty/scores.ts [--persons 20000]: whether scores are as sure as they say. Invented people of known theta take invented tests; counted is how often the 90 % interval
// holds theta, and how evenly theta ranks among draws from the posterior (simulation-based calibration, Talts and others 2018). About a minute.
import {
  drawNormal,
  type FittedItems,
  fittedModels,
  inventItems,
  openBank,
  type Responses,
  score,
  scoringMethods,
  seededRandom,
} from '@evenkeel/measure'
import { countFrom, rounded, row } from '../rows.ts'

const persons = countFrom(process.argv, 'persons', 20_000)
const quantile95 = 1.6448536269514722

for (const model of fittedModels)
  for (const length of [5, 20, 60]) {
    const items = inventItems(model, length, seededRandom(length))
    const { truth, responses } = invented(items, seededRandom(1000 + length))
    for (const method of scoringMethods) {
      const { theta, se, finite } = score(items, responses, method)
      let [held, counted, error] = [0, 0, 0]
      truth.forEach((level, p) => {
        if (!finite[p]) return
        counted++
        error += theta[p]! - level
        if (Math.abs(theta[p]! - level) < quantile95 * se[p]!) held++
      })
      row('honesty of scores', `${model}, ${length} items, ${method.id}`, {
        persons,
        finite: counted,
        heldIn90: rounded(held / counted),
        bias: rounded(error / counted),
        ...(method.id === 'eap' && ranks(items, responses, truth)),
      })
    }
  }

/** Chi-square over 20 bins of the place of theta in its posterior, on a grid of 241 nodes; the 0.1 % point of 19 degrees is 43.8. */
function ranks(items: FittedItems, responses: Responses, truth: Float64Array): { rankChiSquare: number } {
  const { grid, rows, likelihoods } = openBank(items, { nodes: 241 })
  const width = grid.nodes.length
  const bins = new Float64Array(20)
  const posterior = new Float64Array(width)
  truth.forEach((level, p) => {
    posterior.set(grid.weights)
    items.items.forEach((_, j) => {
      const from = (rows[j]! + responses.answers[j * persons + p]!) * width
      for (let q = 0; q < width; q++) posterior[q]! *= likelihoods[from + q]!
    })
    let [below, mass] = [0, 0]
    const step = grid.nodes[1]! - grid.nodes[0]!
    posterior.forEach((weight, q) => {
      mass += weight
      below += weight * Math.min(1, Math.max(0, (level - grid.nodes[q]!) / step + 0.5))
    })
    bins[Math.min(19, Math.floor((20 * below) / mass))]!++
  })
  const due = persons / 20
  return { rankChiSquare: rounded(bins.reduce((sum, count) => sum + (count - due) ** 2 / due, 0)) }
}

function invented(items: FittedItems, random: () => number): { truth: Float64Array; responses: Responses } {
  const bank = openBank(items)
  const truth = Float64Array.from({ length: persons }, () => drawNormal(random))
  const answers = new Uint8Array(persons * items.items.length)
  bank.curves.forEach((curve, j) => {
    truth.forEach((level, p) => {
      let left = random()
      let category = 0
      for (; category < curve.categories - 1; category++) {
        left -= Math.exp(curve.log(level, category))
        if (left < 0) break
      }
      answers[j * persons + p] = category
    })
  })
  return {
    truth,
    responses: { items: items.items.map(({ id }) => id), persons, answers, categories: bank.curves.map(({ categories }) => categories) },
  }
}
