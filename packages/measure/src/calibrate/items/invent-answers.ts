import { graded } from '../../items/graded.ts'
import { drawNormal, type Random } from '../../random.ts'
import { missing, type Responses } from '../../responses.ts'

export type InventedAnswers = {
  readonly responses: Responses
  readonly items: readonly { readonly a: number; readonly b: readonly number[] }[]
}

/** Answers of invented people to invented graded items, for tests: levels standard normal, each answer missing with the given chance. */
export function inventAnswers(
  { persons, items: count, categories, gaps = 0 }: { persons: number; items: number; categories: number; gaps?: number },
  random: Random,
): InventedAnswers {
  const items = Array.from({ length: count }, () => {
    const middle = 0.8 * drawNormal(random)
    return { a: 0.8 + random(), b: Array.from({ length: categories - 1 }, (_, k) => middle + 0.8 * (k - (categories - 2) / 2)) }
  })
  const answers = new Uint8Array(count * persons)
  for (let p = 0; p < persons; p++) {
    const level = drawNormal(random)
    items.forEach((item, j) => {
      answers[j * persons + p] = random() < gaps ? missing : graded.simulate(item, level, random)
    })
  }
  const names = items.map((_, j) => `item${j + 1}`)
  return { responses: { items: names, persons, answers, categories: items.map(() => categories) }, items }
}
