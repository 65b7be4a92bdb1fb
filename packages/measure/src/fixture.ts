// Five competencies, a source that says a value outright, and histories of every kind: for the tests of the fold.
import Type from 'typebox'
import type { Belief, Weights } from './belief.ts'
import type { Evidence } from './evidence.ts'
import { inventPerson } from './invent-person.ts'
import type { Voice } from './observation.ts'
import { priorFor } from './prior.ts'
import { seededRandom } from './random.ts'
import { defineSource } from './source.ts'
import { sources } from './sources/index.ts'

export const competencies = [
  { id: 'networks', half: 'technical', halfLifeInDays: 700 },
  { id: 'debugging', half: 'technical', halfLifeInDays: 900 },
  { id: 'testing', half: 'technical', halfLifeInDays: 500 },
  { id: 'empathy', half: 'people', halfLifeInDays: 1400 },
  { id: 'influence', half: 'people', halfLifeInDays: 1200 },
] as const
export const ids = competencies.map(({ id }) => id)
export const prior = priorFor({
  competencies,
  roleMeans: new Map([
    ['networks', 3],
    ['empathy', 2.2],
  ]),
})
export const today = 20_000

/** A source that says a value with a known noise outright, so that the answer can be worked out on paper. */
const Said = Type.Object({
  competency: Type.String(),
  value: Type.Number(),
  noise: Type.Number(),
  loading: Type.Number(),
  voice: Type.Union([Type.String(), Type.Null()]),
})
export type Said = Type.Static<typeof Said>
export const voices: Record<string, Voice> = {
  ann: { id: 'ann', mean: 0.3, sd: 0.8 },
  bo: { id: 'bo', mean: -0.2, sd: 0.5, opinionSd: 0.4 },
}
export const said = defineSource({
  id: 'said',
  version: 1,
  label: 'Said',
  explains: 'Said outright.',
  independent: true,
  payload: Said,
  minutes: 1,
  staleAfterDays: 100,
  observe: ({ competency, value, noise, loading, voice }) => [
    { competency, loading, likelihood: (eta) => -(((eta - value) / noise) ** 2) / 2, ...(voice ? { voice: voices[voice]! } : {}) },
  ],
  tell: () => ({ says: '', details: [] }),
  simulate: ({ competency, level }) => ({ competency, value: level, noise: 1, loading: 1, voice: null }),
})
export const say = (id: string, day: number, payload: Partial<Said> & { competency: string; value: number }): Evidence => ({
  id,
  source: 'said',
  version: 1,
  day,
  payload: { noise: 0.8, loading: 1, voice: null, ...payload },
})

export const weightsOf = (...w: number[]): Weights => new Map(ids.map((id, i) => [id, w[i] ?? 0]))
export const snapshot = (belief: Belief) => ({
  estimates: ids.map((id) => belief.estimate(id)),
  covariances: ids.map((id) => belief.covariance(id, 'networks')),
  sites: belief.sites,
  refused: belief.refused,
  pulls: belief.pulls(weightsOf(1, 2, -1, 0.5, 1)),
})

/** Evidence of every kind about an invented person, spread over three years. */
export function history(seed: number, pieces: number): Evidence[] {
  const random = seededRandom(seed)
  const person = inventPerson(prior, random)
  return Array.from({ length: pieces }, (_, i) => {
    const source = sources[Math.floor(random() * sources.length)]!
    const competency = ids[Math.floor(random() * ids.length)]!
    const who = ['ann', 'bo', 'cy'][Math.floor(random() * 3)]!
    const voice = source.voice && { voice: { id: who, bias: person.bias(who, source.voice, competency) } }
    const payload = source.simulate({ competency, level: person.level(competency), ...voice }, random)
    return { id: `e${i}`, source: source.id, version: source.version, day: today - Math.floor(1100 * random()), payload }
  })
}
