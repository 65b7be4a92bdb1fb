import Type from 'typebox'
import { type AdjacentCategory, adjacentDraw, adjacentLikelihood } from '../items/adjacent-category.ts'
import { drawOne, type Random } from '../random.ts'
import { defineSource } from '../source.ts'
import { type Agreement, agreement, options, type Ratings } from './agreement.ts'
import { anchorLevel, competencyId, exactly, id } from './shapes.ts'

/**
 * Partial credit on the step of agreement with the key: one step per 1.5 levels around the situation's difficulty, at which step 2
 * is expected, with a discrimination of .5 per level. Around the difficulty that is an information of .5^2 Var(step) = .29, a noise
 * of 1.85 levels a situation: parallel situations correlate rho = .22, so (1 - rho) / rho of the variance between people (.85) is
 * error, 1.74 levels (the reliability of parallel practice scenarios, the only figure of the kind at hand). Until calibrated
 * on answers.
 */
const discrimination = 0.5
const spacing = 1.5

/** By step of agreement, least first. */
const agreements = [
  'ordered the options differently from the key',
  'agrees a little with the key',
  'agrees in part with the key',
  'agrees largely with the key',
  'agrees closely with the key',
] as const

const ratingsOfOptions = exactly({ a: anchorLevel, b: anchorLevel, c: anchorLevel, d: anchorLevel, e: anchorLevel })

/** A moment at work, and five things one could do, each rated for how well it works. */
export const situation = defineSource({
  id: 'situation',
  version: 1,
  label: 'Situation',
  explains: 'How your view of what would work in a situation compares with the key. Whether you rate high or low in general plays no part.',
  independent: true,
  payload: exactly({
    competency: competencyId,
    situation: id,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    ratings: ratingsOfOptions,
    key: ratingsOfOptions,
    /** The level at which a middling match with the key is expected. */
    difficulty: Type.Number({ minimum: 0, maximum: 5 }),
  }),
  minutes: 3,
  staleAfterDays: 365,
  observe: ({ competency, ratings, key, difficulty }) => {
    const step = agreement(ratings, key)
    return step === null ? [] : [{ competency, likelihood: adjacentLikelihood(steps(difficulty), step) }]
  },
  tell: ({ ratings, key }) => {
    const step = agreement(ratings, key)
    return { says: `Your view of what would work ${step === null ? 'has no key to compare with' : agreements[step]}.`, details: [] }
  },
  simulate: ({ competency, level }, random) => {
    const difficulty = 1.5 + 2 * random()
    const key = drawOne(orders, random)
    const step = adjacentDraw(steps(difficulty), level, random) as Agreement
    return { competency, situation: 'invented', version: 1, ratings: agreeing(step, key, random), key, difficulty }
  },
})

const steps = (difficulty: number): AdjacentCategory => ({
  a: discrimination,
  tau: [-1.5, -0.5, 0.5, 1.5].map((k) => difficulty + k * spacing),
})

/** All ways to put five options in order. */
const orders: readonly Ratings[] = permutations([1, 2, 3, 4, 5]).map(
  (order) => Object.fromEntries(options.map((option, i) => [option, order[i]])) as Ratings,
)

/** The same, by how far they agree with the key 1 2 3 4 5. */
const byStep = Map.groupBy(orders, (order) => agreement(order, { a: 1, b: 2, c: 3, d: 4, e: 5 }))

/** An order of the options that agrees with the key, itself an order, to the given step. */
function agreeing(step: Agreement, key: Ratings, random: Random): Ratings {
  const order = drawOne(byStep.get(step)!, random)
  return Object.fromEntries(options.map((option) => [option, order[options[key[option] - 1]!]])) as Ratings
}

function permutations(values: readonly number[]): number[][] {
  if (values.length === 0) return [[]]
  return values.flatMap((first) => permutations(values.filter((value) => value !== first)).map((rest) => [first, ...rest]))
}
