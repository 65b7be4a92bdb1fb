import { beforeAll, describe, expect, test } from 'vitest'
import type { Candidate } from './adaptive/candidate.ts'
import { select } from './adaptive/select.ts'
import type { Belief, Weights } from './belief.ts'
import { chanceAtLeast } from './estimate.ts'
import type { Evidence } from './evidence.ts'
import { fuse } from './fuse.ts'
import { type Half, halves } from './half.ts'
import { type InventedPerson, inventPerson } from './invent-person.ts'
import { threeParameter } from './items/three-parameter.ts'
import { normalCdf } from './normal.ts'
import { priorFor } from './prior.ts'
import { drawOne, type Random, seededRandom } from './random.ts'
import { sources } from './sources/index.ts'

/** Twelve competencies, six in each half; the technical ones fade faster. */
const technical = ['programming', 'debugging', 'testing', 'networks', 'observability', 'cloud']
const people = ['empathy', 'influence', 'active-listening', 'adaptability', 'ownership', 'collaboration']
const competencies = [...technical, ...people].map((id, k) => ({
  id,
  half: (k < 6 ? 'technical' : 'people') as Half,
  halfLifeInDays: k < 6 ? 730 : 1460,
}))
const ids = competencies.map(({ id }) => id)
const prior = priorFor({ competencies, roleMeans: new Map(ids.map((id, k) => [id, 1.5 + 0.2 * ((5 * k) % 12)])) })
const shares = (half: Half): Weights => new Map(competencies.filter((c) => c.half === half).map(({ id }) => [id, 1 / 6]))
const bank: Candidate[] = ids.flatMap((competency) =>
  [0.8, 1.7, 2.6, 3.5, 4.4].map((b, i) => ({ id: `${competency}-${i}`, competency, a: 1.1 + 0.15 * i, b, c: 0.22 })),
)

type Life = { readonly person: InventedPerson; readonly evidence: Evidence[]; readonly random: Random; day: number }
/** What happens to somebody, and the days that pass. */
type Happening = (life: Life) => void

const by = new Map(sources.map((source) => [source.id, source]))
function add({ person, evidence, random, day }: Life, source: string, competency: string, voiceId = 'self') {
  const { version, voice, simulate } = by.get(source)!
  const spoken = voice && { voice: { id: voiceId, bias: person.bias(voiceId, voice, competency) } }
  const payload = simulate({ competency, level: person.level(competency), mean: prior.means.get(competency)!, ...spoken }, random)
  evidence.push({ id: `e${evidence.length}`, source, version, day, payload })
}
const some = (n: number, random: Random) => {
  const left = [...ids]
  return Array.from({ length: n }, () => left.splice(Math.floor(random() * left.length), 1)[0]!)
}
const selfCheck: Happening = (life) => {
  for (const id of ids) add(life, 'self', id)
}
const adaptiveTest: Happening = (life) => {
  const { person, evidence, random, day } = life
  const given: Candidate[] = []
  const weights = new Map(some(4, random).map((id) => [id, 1]))
  for (let i = 0; i < 8; i++) {
    const belief = fuse({ prior, evidence, sources, day })
    const item = select({ belief, candidates: bank, weights, given, random })!
    given.push(item)
    const { id: model, competency, a, b, c } = item
    const right = threeParameter.simulate(item, person.level(competency), random) === 1
    const payload = { competency, model, version: 1, band: 'b', seed: i, a, b, c, answered: right ? 0 : 1, right, seconds: null }
    evidence.push({ id: `e${evidence.length}`, source: 'test', version: 1, day, payload })
  }
}
const situations: Happening = (life) => {
  for (const id of some(4, life.random)) add(life, 'situation', id)
}
const ratings =
  (...raters: string[]): Happening =>
  (life) => {
    for (const rater of raters) for (const id of some(6, life.random)) add(life, 'manager', id, rater)
  }
const verifiedWork: Happening = (life) => {
  for (const verifier of ['ann', 'cy', 'di']) for (const id of some(2, life.random)) add(life, 'work', id, verifier)
}
const certificates: Happening = (life) => {
  for (const id of some(3, life.random)) add(life, 'certificate', id, drawOne(['issuer:a', 'issuer:b'], life.random))
}
const days =
  (n: number): Happening =>
  (life) => {
    life.person.live(n)
    life.day += n
  }

const mixes: Record<string, readonly Happening[]> = {
  everything: [
    selfCheck,
    adaptiveTest,
    situations,
    days(120),
    ratings('ann', 'bo'),
    days(150),
    verifiedWork,
    certificates,
    selfCheck,
    days(90),
  ],
  'the twelve-minute start': [selfCheck, adaptiveTest, situations],
  'raters, months apart': [ratings('ann'), days(200), ratings('bo', 'cy'), verifiedWork, days(200), ratings('ann')],
  'tests, situations and certificates': [certificates, days(300), adaptiveTest, situations, situations, days(60)],
}

type Outcome = { readonly person: InventedPerson; readonly belief: Belief; readonly lucky: string }
function simulate(happenings: readonly Happening[], n: number, seed: number): Outcome[] {
  const random = seededRandom(seed)
  return Array.from({ length: n }, () => {
    const life: Life = { person: inventPerson(prior, random), evidence: [], random, day: 20_000 }
    for (const happening of happenings) happening(life)
    const belief = fuse({ prior, evidence: life.evidence, sources, day: life.day })
    expect(belief.refused).toEqual([])
    return { person: life.person, belief, lucky: drawOne(ids, random) }
  })
}

/** Distance of the truth from the mean, in sds. */
const z = ({ person, belief }: Outcome, id: string) => {
  const { mean, sd } = belief.estimate(id)
  return (person.level(id) - mean) / sd
}
const average = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length
const spread = (values: readonly number[]) => Math.sqrt(average(values.map((value) => (value - average(values)) ** 2)))
/** Share of the 90 % intervals that hold the truth, with its standard error over people. */
const coverage = (outcomes: readonly Outcome[], of: readonly string[]) => {
  const each = outcomes.map((outcome) => average(of.map((id) => Number(Math.abs(z(outcome, id)) <= 1.6448536))))
  return { share: average(each), error: spread(each) / Math.sqrt(each.length) }
}

describe.each(Object.entries(mixes))('people invented from the prior, seen through %s', (_, happenings) => {
  let outcomes: readonly Outcome[] = []
  beforeAll(() => {
    outcomes = simulate(happenings, 800, 41)
  })

  test.each([
    { of: 'all competencies', which: ids },
    { of: 'the technical half', which: technical },
    { of: 'the people half', which: people },
  ])('90 % intervals hold the truth for 88 to 92 % in $of', ({ which }) => {
    const { share, error } = coverage(outcomes, which)
    expect(error).toBeLessThan(0.007)
    expect(share).toBeGreaterThan(0.88)
    expect(share).toBeLessThan(0.92)
  })

  test('the truth falls evenly over the posterior (rank histogram of 20 bins, chi-square, 0.1 %)', () => {
    const bins = new Array<number>(20).fill(0)
    for (const outcome of outcomes) bins[Math.min(19, Math.floor(20 * normalCdf(z(outcome, outcome.lucky))))]! += 1
    const due = outcomes.length / 20
    const chiSquare = bins.reduce((sum, count) => sum + (count - due) ** 2 / due, 0)
    // upper 0.1 % point with 19 degrees of freedom
    expect(chiSquare).toBeLessThan(43.82)
  })

  test('estimates are not biased, and the sd is the size of the error', () => {
    const errors = outcomes.map(({ person, belief, lucky }) => belief.estimate(lucky).mean - person.level(lucky))
    const said = Math.sqrt(average(outcomes.map(({ belief, lucky }) => belief.estimate(lucky).sd ** 2)))
    // three standard errors of a mean and of an sd
    expect(Math.abs(average(errors))).toBeLessThan((3 * said) / Math.sqrt(outcomes.length))
    expect(Math.abs(spread(errors) / said - 1)).toBeLessThan(3 / Math.sqrt(2 * outcomes.length))
  })

  test.each(halves)('the %s half as a whole is covered as well', (half) => {
    const held = outcomes.map(({ person, belief }) => {
      const truth = [...shares(half)].reduce((sum, [id, share]) => sum + share * person.level(id), 0)
      const { mean, sd } = belief.composite(shares(half))
      return Number(Math.abs(truth - mean) <= 1.6448536 * sd)
    })
    // one interval a person: three standard errors of a share of .9
    expect(Math.abs(average(held) - 0.9)).toBeLessThan(3 * Math.sqrt(0.09 / held.length))
  })

  test('a chance of reaching a bar comes true as often as it says', () => {
    const said = outcomes.map(({ person, belief, lucky }) => {
      const bar = prior.means.get(lucky)! + 0.4
      return { chance: chanceAtLeast(belief.estimate(lucky), bar), reached: Number(person.level(lucky) >= bar) }
    })
    for (const [low, high] of [
      [0, 0.25],
      [0.25, 0.4],
      [0.4, 0.6],
      [0.6, 1],
    ] as const) {
      const bin = said.filter(({ chance }) => chance >= low && chance < high)
      if (bin.length < 60) continue
      const gap = average(bin.map(({ reached }) => reached)) - average(bin.map(({ chance }) => chance))
      // three and a half standard errors of a share
      expect(Math.abs(gap)).toBeLessThan(3.5 * Math.sqrt(0.25 / bin.length))
    }
  })
})

describe('self alone', () => {
  const answers = (level: number): Evidence[] =>
    ids.map((competency) => ({ id: competency, source: 'self', version: 1, day: 20_000, payload: { competency, level } }))
  const half = (level: number) => fuse({ prior, evidence: answers(level), sources, day: 20_000 }).composite(shares('people'))
  const { mean: started, sd: unknown } = fuse({ prior, evidence: [], sources, day: 20_000 }).composite(shares('people'))

  test('twelve equal answers, the highest or the lowest, move a half by less than two thirds of a level and leave nearly all the doubt', () => {
    expect(half(5).mean - started).toBeLessThan(0.66)
    expect(started - half(0).mean).toBeLessThan(0.66)
    expect(half(5).mean).toBeGreaterThan(started)
    expect(half(0).mean).toBeLessThan(started)
    expect(half(5).sd).toBeGreaterThan(0.9 * unknown)
  })

  test('in a thousand people, more than four fifths of what they differ in stay unknown', () => {
    const outcomes = simulate([selfCheck], 1000, 7)
    const left = average(outcomes.map((outcome) => average(ids.map((id) => outcome.belief.estimate(id).sd ** 2)))) / 0.85
    expect(left).toBeGreaterThan(0.8)
    expect(left).toBeLessThan(1)
  })
})
