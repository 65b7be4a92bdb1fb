import Type from 'typebox'
import { threeParameter } from '../items/three-parameter.ts'
import { defineSource } from '../source.ts'
import { competencyId, exactly, id, orNull } from './shapes.ts'

/**
 * One answer in an adaptive test: 3PL on one competency, with the item's parameters as they were when it was asked. A question left
 * open counts as not right, so that skipping the hard ones gains nothing.
 */
export const test = defineSource({
  id: 'test',
  version: 1,
  label: 'Test',
  explains: 'One question of a test, weighed by how hard it is and how easily it is guessed.',
  independent: true,
  payload: exactly({
    competency: competencyId,
    model: id,
    version: Type.Integer({ minimum: 1, maximum: 1_000_000 }),
    band: id,
    seed: Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER }),
    /** Discrimination per level. */
    a: Type.Number({ exclusiveMinimum: 0, maximum: 10 }),
    /** Difficulty, in levels. */
    b: Type.Number({ minimum: -10, maximum: 15 }),
    /** The chance of a right guess. */
    c: Type.Number({ minimum: 0, maximum: 0.9 }),
    /** The option chosen, by its place; null: left open. */
    answered: orNull(Type.Integer({ minimum: 0, maximum: 50 })),
    right: Type.Boolean(),
    seconds: orNull(Type.Number({ minimum: 0, maximum: 86_400 })),
  }),
  minutes: 1.5,
  staleAfterDays: 365,
  observe: ({ competency, a, b, c, answered, right }) => [
    { competency, likelihood: threeParameter.logLikelihood({ a, b, c }, right && answered !== null ? 1 : 0) },
  ],
  tell: ({ b, answered, right }) => ({
    says: `${answered === null ? 'You said you did not know' : right ? 'You chose the right option' : 'You chose another option'} on a question of level ${b.toFixed(1)}.`,
    details: [],
  }),
  simulate: ({ competency, level }, random) => {
    const item = { a: 0.9 + 0.9 * random(), b: 0.5 + 4 * random(), c: 0.2 }
    const right = threeParameter.simulate(item, level, random) === 1
    return {
      competency,
      model: 'invented',
      version: 1,
      band: 'any',
      seed: Math.floor(random() * 2 ** 32),
      ...item,
      answered: right ? 0 : 1 + Math.floor(random() * 4),
      right,
      seconds: Math.round(10 + 80 * random()),
    }
  },
})
