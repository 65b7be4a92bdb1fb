import { drawOne, type Random } from '../../random.ts'
import { missing, type Responses } from '../../responses.ts'
import type { CalibrateItemsOptions } from './calibrate-items.ts'
import { itemModels } from './item-models.ts'

/**
 * Small data of the kinds that break programs: one person, one item, all alike, copies of items and of people, perfect and empty patterns, nearly everything missing, rare categories with gaps
 * between, weights of 0 and of a million. For tests.
 */
export function oddAnswers(random: Random): { responses: Responses; options: CalibrateItemsOptions } {
  const upTo = (most: number): number => 1 + Math.floor(most * random())
  const persons = drawOne([1, 2, 3, upTo(12), upTo(60)], random)
  const items = drawOne([1, 2, 3, upTo(8)], random)
  const model = drawOne(itemModels, random)
  const categories = model.dichotomous ? 2 : drawOne([2, 3, 5, 1 + upTo(8)], random)
  const gaps = drawOne([0, 0, 0.1, 0.5, 0.9], random)
  const kind = Math.floor(8 * random())
  const answer = (p: number, j: number): number => {
    if (random() < gaps) return missing
    if (kind === 0) return 1
    if (kind === 1) return p % categories
    if (kind === 2) return p < persons / 2 ? 0 : categories - 1
    if (kind === 3) return j % categories
    if (kind === 4) return random() < 0.95 ? 0 : categories - 1
    if (kind === 5) return 7 * Math.floor(categories * random())
    return Math.floor(categories * (kind === 6 ? random() : (p / persons + random()) / 2))
  }
  const answers = new Uint8Array(persons * items)
  for (let j = 0; j < items; j++) for (let p = 0; p < persons; p++) answers[j * persons + p] = answer(p, j)
  if (random() < 0.2) answers.copyWithin((items - 1) * persons, 0, persons)
  const names = Array.from({ length: items }, (_, j) => `i${j}`)
  const weights = random() < 0.3 ? Float64Array.from({ length: persons }, () => drawOne([0, 1, 0.001, 1e6, 3], random)) : undefined
  const options: CalibrateItemsOptions = {
    model: model.id,
    nodes: drawOne([3, 21, 61], random),
    tol: drawOne([1e-7, 1e-4], random),
    standardErrors: random() < 0.5,
    mostCycles: drawOne([5, 60, 500], random),
    ...(random() < 0.5 && { warm: drawOne([0, 2, 10], random) }),
    ...(model.id === '3pl' && random() < 0.5 && { priorGuess: { mean: -1.4, sd: 0.5 } }),
    ...(random() < 0.2 && { estimator: 'cml' as const }),
  }
  const responses = { items: names, persons, answers, categories: names.map(() => categories), ...(weights && { weights }) }
  return { responses, options }
}

/** The first figure that is no finite number, with its place; null where all are. Standard errors may be null. */
export function notFinite(value: unknown, place = ''): string | null {
  if (typeof value === 'number') return Number.isFinite(value) ? null : `${place} is ${value}`
  if (value === null || typeof value !== 'object') return null
  for (const [key, inner] of Object.entries(value)) {
    const found = notFinite(inner, `${place}.${key}`)
    if (found) return found
  }
  return null
}
