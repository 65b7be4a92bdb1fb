import { drawNormal, type Random, seededRandom } from '@evenkeel/measure'

export type Invented = { readonly persons: number; readonly items: number; readonly matrix: Uint8Array }

/**
 * Answers of invented persons, person after person: level standard normal; slopes exp(N(.1, .3^2)) times 1.2; two categories with difficulty normal, or five graded ones with boundaries
 * around a location N(0, .7^2), .5 to 1 apart. The same seed gives the same answers.
 */
export function inventAnswers(persons: number, items: number, categories: 2 | 5, seed: number): Invented {
  const random = seededRandom(seed)
  const bank = Array.from({ length: items }, () => inventItem(categories, random))
  const matrix = new Uint8Array(persons * items)
  for (let p = 0; p < persons; p++) {
    const level = drawNormal(random)
    for (let j = 0; j < items; j++) {
      const { a, b } = bank[j]!
      // logistic noise on the level passes as many boundaries as the graded model says
      const u = random()
      const reached = a * level + Math.log(u / (1 - u))
      let category = 0
      while (category < b.length && reached > a * b[category]!) category++
      matrix[p * items + j] = category
    }
  }
  return { persons, items, matrix }
}

function inventItem(categories: number, random: Random): { readonly a: number; readonly b: readonly number[] } {
  const a = 1.2 * Math.exp(0.1 + 0.3 * drawNormal(random))
  const middle = (categories === 2 ? 1 : 0.7) * drawNormal(random)
  let at = middle - 0.375 * (categories - 2)
  return { a, b: Array.from({ length: categories - 1 }, (_, k) => (at += k === 0 ? 0 : 0.5 + 0.5 * random())) }
}
