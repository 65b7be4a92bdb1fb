import { drawNormal, type Random } from '../random.ts'
import type { FittedItem, FittedItems } from './fitted-items.ts'

/** Plausible fitted items of a model, over a standard normal theta: for tests, benchmarks and demos. */
export function inventItems(model: FittedItems['model'], count: number, random: Random): FittedItems {
  const slope = 0.8 + 0.6 * random()
  const shape = [-1.1, -0.2, 0.9].map((place) => place + 0.2 * random())
  const invent: Readonly<Record<FittedItems['model'], () => Omit<FittedItem, 'id'>>> = {
    rasch: () => ({ a: slope, b: [drawNormal(random)] }),
    '2pl': () => ({ a: 0.6 + 1.4 * random(), b: [drawNormal(random)] }),
    '3pl': () => ({ a: 0.6 + 1.4 * random(), b: [drawNormal(random)], g: 0.05 + 0.25 * random() }),
    graded: () => ({ a: 0.6 + 1.4 * random(), b: rising(drawNormal(random), random) }),
    gpcm: () => ({ a: 0.5 + random(), b: shape.map((place) => place + drawNormal(random)) }),
    pcm: () => ({ a: slope, b: shape.map((place) => place + drawNormal(random)) }),
    rsm: () => {
      const middle = drawNormal(random)
      return { a: slope, b: shape.map((place) => place + middle) }
    },
  }
  return { model, items: Array.from({ length: count }, (_, j) => ({ id: `item${j + 1}`, ...invent[model]() })) }
}

function rising(middle: number, random: Random): number[] {
  let place = middle - 1.8
  return Array.from({ length: 4 }, () => (place += 0.3 + 0.8 * random()))
}
