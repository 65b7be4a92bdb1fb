import type { TSchema } from 'typebox'
import Value from 'typebox/value'
import type { Belief } from './belief.ts'
import type { Evidence } from './evidence.ts'
import { fuse } from './fuse.ts'
import { type InventedPerson, inventPerson } from './invent-person.ts'
import { priorFor } from './prior.ts'
import { type Random, seededRandom } from './random.ts'
import type { Source, Truth } from './source.ts'

/**
 * The promises every source makes. Returns the broken ones, in words; an empty list means all are kept.
 * Deterministic for a given `random`; takes about a second, most of it for the coverage among `people` invented
 * people (3000 leave a standard error of .55 %).
 */
export function checkSource(source: Source, random: Random, people = 3000): string[] {
  const broken: string[] = []
  const promise = (kept: boolean, words: string) => void (kept || broken.push(`${source.id}: ${words}`))
  const example = source.simulate({ competency: 'networks', level: 3 }, random)

  promise(Value.Check(source.payload, example), 'invents payloads of its own shape')
  promise(!junk(example).some((payload) => Value.Check(source.payload, payload)), 'refuses junk')
  promise(saysNothing(source), 'says nothing when it saw nothing')
  promise(isRepeatable(source, random), 'invents the same payload from the same dice')
  promise(staysFinite(source, example), 'speaks of the competency in its payload, with a finite likelihood at any level')

  const strong = fold(source, invented(4.5), 12, random)
  const weak = fold(source, invented(0.5), 12, random)
  promise(strong.estimate('networks').mean > weak.estimate('networks').mean, 'ranks a strong person above a weak one')
  promise(strong.estimate('networks').sd < 0.99 * strong.start('networks').sd, 'narrows what is known')

  let covered = 0
  for (let i = 0; i < people; i++) {
    const person = inventPerson(prior, random)
    const { mean, sd } = fold(source, person, 4, random).estimate('networks')
    covered += Number(Math.abs(mean - person.level('networks')) <= 1.6448536 * sd)
  }
  const share = covered / people
  promise(share >= 0.88 && share <= 0.92, `its 90 % intervals cover the truth for 88 to 92 % of people (${(100 * share).toFixed(1)} %)`)
  return broken
}

/** Two competencies of one half, so that what a voice says of both is told apart from what is true of both. */
const prior = priorFor({
  competencies: [
    { id: 'networks', half: 'technical', halfLifeInDays: 1000 },
    { id: 'debugging', half: 'technical', halfLifeInDays: 1000 },
  ],
  roleMeans: new Map([
    ['networks', 2.5],
    ['debugging', 2.8],
  ]),
})

const invented = (level: number): InventedPerson => ({ level: () => level, bias: (_, voice) => voice.mean, live: () => {} })

/** `rounds` pieces about each competency, all by the same voice. */
function fold(source: Source, person: InventedPerson, rounds: number, random: Random): Belief {
  const evidence: Evidence[] = []
  for (let round = 0; round < rounds; round++)
    for (const { id: competency } of prior.competencies) {
      const voice = source.voice && { voice: { id: 'somebody', bias: person.bias('somebody', source.voice, competency) } }
      const truth: Truth = { competency, level: person.level(competency), mean: prior.means.get(competency)!, ...voice }
      const payload = source.simulate(truth, random)
      evidence.push({ id: `${competency}-${round}`, source: source.id, version: source.version, day: 20_000, payload })
    }
  return fuse({ prior, evidence, sources: [source], day: 20_000 })
}

/** What nobody may get past the door: no object at all, and a good payload with one thing wrong. */
function junk(example: unknown): unknown[] {
  const good = example as Readonly<Record<string, unknown>>
  const spoiled = Object.entries(good).flatMap(([key, value]) => [
    { ...good, [key]: undefined },
    { ...good, [key]: { nested: value } },
    ...(typeof value === 'string' ? [`${value}\u0000`, 'x'.repeat(100_000), ''].map((text) => ({ ...good, [key]: text })) : []),
    ...(typeof value === 'number' ? [Number.NaN, Infinity, -1e9, 1e18, String(value)].map((n) => ({ ...good, [key]: n })) : []),
  ])
  return ['junk', null, undefined, 7, [], {}, { ...good, surplus: true }, ...spoiled]
}

function saysNothing(source: Source): boolean {
  const silence = source.silence?.('networks')
  return silence === undefined || (Value.Check(source.payload as TSchema, silence) && source.observe(silence).length === 0)
}

function isRepeatable(source: Source, random: Random): boolean {
  const seed = Math.floor(random() * 2 ** 32)
  const once = () => JSON.stringify(source.simulate({ competency: 'networks', level: 2 }, seededRandom(seed)))
  const first = once()
  return first === once()
}

function staysFinite(source: Source, example: unknown): boolean {
  const seen = source.observe(example)
  const finite = seen.every(({ competency, likelihood, loading = 1, voice }) => {
    const numbers = [loading, voice?.mean ?? 0, voice?.sd ?? 0, voice?.opinionSd ?? 0, ...[-20, -1, 2.5, 6, 25].map(likelihood)]
    return competency === 'networks' && loading > 0 && loading <= 1 && numbers.every(Number.isFinite)
  })
  return seen.length > 0 && finite
}
