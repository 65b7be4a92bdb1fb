import { logistic, logLogistic } from './logistic.ts'
import { defineResponseModel } from './response-model.ts'

/** Discrimination per level, difficulty in levels, chance of a right guess (0 <= c < 1). */
export type ThreeParameterItem = { readonly a: number; readonly b: number; readonly c: number }

/**
 * Three-parameter logistic (Birnbaum 1968): P = c + (1 - c) / (1 + exp(-a (theta - b)));
 * information a^2 (1 - P) / P ((P - c) / (1 - c))^2 (Lord 1980), here with (P - c) / (1 - c) = s and 1 - P = (1 - c)(1 - s).
 */
export const threeParameter = defineResponseModel<ThreeParameterItem>({
  id: '3pl',
  label: 'Three-parameter logistic',
  categories: () => 2,
  probability: (item, level, category) => (category === 1 ? right(item, level) : (1 - item.c) * logistic(-item.a * (level - item.b))),
  information: (item, level) => {
    const { a, b, c } = item
    const s = logistic(a * (level - b))
    return s === 0 ? 0 : (a * a * (1 - c) * logistic(-a * (level - b)) * s * s) / right(item, level)
  },
  logLikelihood: (item, category) => {
    const { a, b, c } = item
    const noGuess = Math.log1p(-c)
    if (category !== 1) return (eta) => logLogistic(-a * (eta - b)) + noGuess
    return c > 0 ? (eta) => Math.log(right(item, eta)) : (eta) => logLogistic(a * (eta - b))
  },
  simulate: (item, level, random) => (random() < right(item, level) ? 1 : 0),
  invent: (random) => ({ a: 0.6 + 1.4 * random(), b: 5 * random(), c: 0.3 * random() }),
})

const right = ({ a, b, c }: ThreeParameterItem, level: number): number => c + (1 - c) * logistic(a * (level - b))
