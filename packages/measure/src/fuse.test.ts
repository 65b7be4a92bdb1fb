import fc from 'fast-check'
import Type from 'typebox'
import { describe, expect, test } from 'vitest'
import type { Belief, Weights } from './belief.ts'
import type { Evidence } from './evidence.ts'
import { fuse, replay } from './fuse.ts'
import { inventPerson } from './invent-person.ts'
import type { Voice } from './observation.ts'
import { priorFor } from './prior.ts'
import { seededRandom } from './random.ts'
import { defineSource } from './source.ts'
import { sources } from './sources/index.ts'

const competencies = [
  { id: 'networks', half: 'technical', halfLifeInDays: 700 },
  { id: 'debugging', half: 'technical', halfLifeInDays: 900 },
  { id: 'testing', half: 'technical', halfLifeInDays: 500 },
  { id: 'empathy', half: 'people', halfLifeInDays: 1400 },
  { id: 'influence', half: 'people', halfLifeInDays: 1200 },
] as const
const ids = competencies.map(({ id }) => id)
const prior = priorFor({
  competencies,
  roleMeans: new Map([
    ['networks', 3],
    ['empathy', 2.2],
  ]),
})
const today = 20_000

/** A source that says a value with a known noise outright, so that the answer can be worked out on paper. */
const Said = Type.Object({
  competency: Type.String(),
  value: Type.Number(),
  noise: Type.Number(),
  loading: Type.Number(),
  voice: Type.Union([Type.String(), Type.Null()]),
})
type Said = Type.Static<typeof Said>
const voices: Record<string, Voice> = {
  ann: { id: 'ann', mean: 0.3, sd: 0.8 },
  bo: { id: 'bo', mean: -0.2, sd: 0.5, opinionSd: 0.4 },
}
const said = defineSource({
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
const say = (id: string, day: number, payload: Partial<Said> & { competency: string; value: number }): Evidence => ({
  id,
  source: 'said',
  version: 1,
  day,
  payload: { noise: 0.8, loading: 1, voice: null, ...payload },
})

const weightsOf = (...w: number[]): Weights => new Map(ids.map((id, i) => [id, w[i] ?? 0]))
const snapshot = (belief: Belief) => ({
  estimates: ids.map((id) => belief.estimate(id)),
  covariances: ids.map((id) => belief.covariance(id, 'networks')),
  sites: belief.sites,
  refused: belief.refused,
  pulls: belief.pulls(weightsOf(1, 2, -1, 0.5, 1)),
})

/** Evidence of every kind about an invented person, spread over three years. */
function history(seed: number, pieces: number): Evidence[] {
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

describe('nobody and nothing', () => {
  test('without evidence the belief is the start', () => {
    const belief = fuse({ prior, evidence: [], sources, day: today })
    expect(belief.estimate('networks')).toEqual({ mean: 3, sd: Math.sqrt(0.6 ** 2 + 0.7 ** 2) })
    expect(belief.estimate('testing')).toEqual(belief.start('testing'))
    expect(belief.covariance('networks', 'debugging')).toBeCloseTo(0.36, 14)
    expect(belief.covariance('networks', 'empathy')).toBeCloseTo(0.3 * 0.36, 14)
    expect(belief.pulls(weightsOf(1))).toEqual([])
  })

  test('"not seen yet" says nothing and is not refused', () => {
    const evidence = [{ id: 'a', source: 'self', version: 1, day: today, payload: { competency: 'empathy', level: null } }]
    const belief = fuse({ prior, evidence, sources, day: today })
    expect(belief.estimate('empathy')).toEqual(belief.start('empathy'))
    expect(belief.refused).toEqual([])
    expect(belief.pulls(weightsOf(1))).toEqual([])
  })

  test('asking about what the prior does not hold, or on no day, throws', () => {
    const belief = fuse({ prior, evidence: [], sources, day: today })
    expect(() => belief.estimate('juggling')).toThrow(RangeError)
    expect(() => belief.start('juggling')).toThrow(RangeError)
    expect(() => belief.pulls(new Map([['juggling', 1]]))).toThrow(RangeError)
    expect(() => fuse({ prior, evidence: [], sources, day: Number.NaN })).toThrow(RangeError)
  })
})

describe('with normal likelihoods the fold is exact', () => {
  const evidence = [
    say('a', today - 900, { competency: 'networks', value: 4.1 }),
    say('b', today - 700, { competency: 'empathy', value: 1.2, noise: 0.5, voice: 'ann' }),
    say('c', today - 700, { competency: 'debugging', value: 2.9, loading: 0.6, voice: 'ann' }),
    say('d', today - 350, { competency: 'networks', value: 3.4, voice: 'bo' }),
    say('e', today - 200, { competency: 'networks', value: 3.9, voice: 'bo' }),
    say('f', today - 20, { competency: 'influence', value: 4.4, voice: 'bo' }),
    say('g', today, { competency: 'testing', value: 0.4, noise: 1.5 }),
  ]
  const belief = fuse({ prior, evidence, sources: [said], day: today + 100 })
  const byHand = regression(evidence, today + 100)

  test('means and covariances are those of the regression on all evidence at once', () => {
    for (const [i, id] of ids.entries()) {
      expect(belief.estimate(id).mean).toBeCloseTo(byHand.mean[i]!, 9)
      expect(belief.estimate(id).sd ** 2).toBeCloseTo(byHand.covariance[i]![i]!, 9)
      for (const [j, other] of ids.entries()) expect(belief.covariance(id, other)).toBeCloseTo(byHand.covariance[i]![j]!, 9)
    }
  })

  test('pulls are the regression weight of each piece times its distance from where it was expected', () => {
    for (const [i, id] of ids.entries())
      belief.pulls(new Map([[id, 1]])).forEach(({ evidence: piece, pull }, e) => {
        expect(piece).toBe(evidence[e]!.id)
        expect(pull).toBeCloseTo(byHand.pulls[i]![e]!, 9)
      })
  })

  test('a site gives the value and the noise back, loading and voice taken out', () => {
    expect(belief.sites.map(({ evidence: id, competency }) => [id, competency])).toEqual(
      evidence.map(({ id, payload }) => [id, (payload as Said).competency]),
    )
    expect(belief.sites[0]!.value).toBeCloseTo(4.1, 6)
    expect(belief.sites[0]!.noise).toBeCloseTo(0.8, 6)
    expect(belief.sites[2]!.value).toBeCloseTo(2 + (2.9 - 2 - 0.3) / 0.6, 6)
    expect(belief.sites[2]!.noise).toBeCloseTo(Math.hypot(0.8, 0.8) / 0.6, 6)
  })
})

describe('the promises of the fold', () => {
  const belief = (evidence: readonly Evidence[], day = today) => fuse({ prior, evidence, sources, day })

  test('start and pulls add up to the mean of any weighted sum', () => {
    const w = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 })
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 1, max: 60 }), fc.nat(4000), w, (seed, pieces, later, weights) => {
        const b = belief(history(seed, pieces), today + later)
        const sum = weightsOf(...weights)
        const start = [...sum].reduce((total, [id, weight]) => total + weight * b.start(id).mean, 0)
        const pulled = b.pulls(sum).reduce((total, { pull }) => total + pull, 0)
        expect(Math.abs(start + pulled - b.composite(sum).mean)).toBeLessThan(1e-9)
      }),
      { numRuns: 60 },
    )
  })

  test('the order in which evidence is handed over does not matter, to the last bit', () => {
    const evidence = history(3, 40).map((piece, i) => ({ ...piece, day: today - (i % 4) }))
    const random = seededRandom(9)
    for (let i = 0; i < 10; i++) {
      const shuffled = evidence.map((piece) => ({ piece, key: random() })).sort((a, b) => a.key - b.key)
      expect(snapshot(belief(shuffled.map(({ piece }) => piece)))).toEqual(snapshot(belief(evidence)))
    }
  })

  test('the same input gives the same bits', () => {
    expect(snapshot(belief(history(4, 50)))).toEqual(snapshot(belief(structuredClone(history(4, 50)))))
  })

  test('withdrawn evidence never was: other pieces move back to where they would have been', () => {
    const evidence = history(5, 30)
    const [withdrawn, ...rest] = evidence
    const before = belief(rest)
    expect(snapshot(belief(evidence))).not.toEqual(snapshot(before))
    expect(snapshot(belief(evidence.filter(({ id }) => id !== withdrawn!.id)))).toEqual(snapshot(before))
    expect(
      belief(evidence)
        .pulls(weightsOf(1))
        .map((p) => p.evidence),
    ).toContain(withdrawn!.id)
  })

  test('evidence of the future is not known yet, and replay says what was said then', () => {
    const evidence = history(6, 40)
    const day = today - 400
    const then = evidence.filter((piece) => piece.day <= day)
    expect(then.length).toBeLessThan(40)
    expect(snapshot(belief(evidence, day))).toEqual(snapshot(belief(then, day)))
    const days = [today - 800, day, today]
    expect(replay({ prior, evidence, sources, days }).map(snapshot)).toEqual(days.map((d) => snapshot(belief(evidence, d))))
  })

  test('without new evidence an estimate drifts back to the start and widens', () => {
    const evidence = [say('a', today, { competency: 'empathy', value: 4.5, noise: 0.3 })]
    const at = (day: number) => fuse({ prior, evidence, sources: [said], day }).estimate('empathy')
    const [now, soon, late, never] = [at(today), at(today + 365), at(today + 3 * 365), at(today + 1e6)]
    expect(now.mean).toBeGreaterThan(soon.mean)
    expect(soon.mean).toBeGreaterThan(late.mean)
    expect(now.sd).toBeLessThan(soon.sd)
    expect(soon.sd).toBeLessThan(late.sd)
    expect(never.mean).toBeCloseTo(2.2, 9)
    expect(never.sd).toBeCloseTo(Math.hypot(0.6, 0.7), 9)
  })

  test('the general half-life means one sd of change in that time', () => {
    const kept = 2 ** (-prior.generalHalfLifeInDays / prior.generalHalfLifeInDays)
    expect(Math.sqrt(2 * (1 - kept))).toBe(1)
  })

  test('any composite has a positive variance', () => {
    const b = belief(history(7, 120))
    const random = seededRandom(8)
    for (let i = 0; i < 200; i++) expect(b.composite(weightsOf(...ids.map(() => random() - 0.5))).sd).toBeGreaterThan(0)
  })
})

describe('voices', () => {
  const rating = (id: string, rater: string, level: number, competency = 'empathy', source = 'manager'): Evidence => ({
    id,
    source,
    version: 1,
    day: today,
    payload:
      source === 'manager'
        ? { competency, level, rater: { id: rater, name: rater }, situation: 'The handover.', seenOn: '2024-10-04', confidence: 'medium' }
        : {
            competency,
            level,
            work: 'w1',
            verifier: { id: rater, name: rater },
            outcome: 'It works.',
            context: 'It did not.',
            benefited: 'Everyone.',
            link: null,
          },
  })
  const estimate = (...evidence: Evidence[]) => fuse({ prior, evidence, sources, day: today }).estimate('empathy')
  const many = (n: number, rater: (i: number) => string) => Array.from({ length: n }, (_, i) => rating(`e${i}`, rater(i), 4))

  test('three raters tell more than one rater twenty times', () => {
    expect(estimate(...many(3, (i) => `r${i}`)).sd).toBeLessThan(estimate(...many(20, () => 'ann')).sd)
  })

  test('the same question to the same rater again says hardly anything new', () => {
    const once = estimate(rating('a', 'ann', 5)).mean - 2.2
    const fifty = estimate(...Array.from({ length: 50 }, (_, i) => rating(`e${i}`, 'ann', 5))).mean - 2.2
    expect(fifty).toBeLessThan(1.7 * once)
  })

  test('a rater who is high on everything moves one competency less than one who is high on it alone', () => {
    const everything = ids.map((id) => rating(id, 'ann', 5, id))
    const alone = ids.map((id) => rating(id, 'ann', id === 'empathy' ? 5 : 2, id))
    expect(estimate(...alone).mean).toBeGreaterThan(estimate(...everything).mean)
  })

  test('a manager who also verifies work is one voice', () => {
    const same = estimate(rating('a', 'ann', 4), rating('b', 'ann', 4, 'empathy', 'work'))
    const other = estimate(rating('a', 'ann', 4), rating('b', 'bo', 4, 'empathy', 'work'))
    expect(other.sd).toBeLessThan(same.sd)
    expect(other.mean).toBeGreaterThan(same.mean)
  })
})

describe('evidence that cannot be used is named, never thrown', () => {
  const good = say('good', today, { competency: 'empathy', value: 3 })
  const broken = defineSource({
    ...said,
    id: 'broken',
    observe: ({ competency }) => [{ competency, likelihood: () => Number.NaN }],
  })
  test.each([
    ['unknown-source', { ...good, id: 'bad', source: 'tarot' }],
    ['unknown-version', { ...good, id: 'bad', version: 7 }],
    ['payload', { ...good, id: 'bad', payload: { competency: 'empathy' } }],
    ['payload', { ...good, id: 'bad', payload: null }],
    ['day', { ...good, id: 'bad', day: Number.NaN }],
    ['day', { ...good, id: 'bad', day: Infinity }],
    ['unknown-competency', say('bad', today, { competency: 'juggling', value: 3 })],
    ['likelihood', { ...good, id: 'bad', source: 'broken' }],
  ])('%s', (reason, bad) => {
    const with_ = fuse({ prior, evidence: [bad, good], sources: [said, broken], day: today })
    const without = fuse({ prior, evidence: [good], sources: [said], day: today })
    expect(with_.refused).toEqual([{ evidence: 'bad', reason }])
    expect(with_.estimate('empathy')).toEqual(without.estimate('empathy'))
    expect(with_.pulls(weightsOf(0, 0, 0, 1)).filter(({ pull }) => pull !== 0)).toEqual(without.pulls(weightsOf(0, 0, 0, 1)))
  })

  test('repeated-id: the first in order counts, whichever way they are handed over', () => {
    const other = say('good', today, { competency: 'empathy', value: 1 })
    const one = fuse({ prior, evidence: [good, other], sources: [said], day: today })
    const two = fuse({ prior, evidence: [other, good], sources: [said], day: today })
    expect(one.refused).toEqual([{ evidence: 'good', reason: 'repeated-id' }])
    expect(snapshot(one)).toEqual(snapshot(two))
  })

  test('nothing a person can produce makes a figure that is not finite', () => {
    const anything = fc.record({
      id: fc.string(),
      source: fc.constantFrom(...sources.map(({ id }) => id), 'tarot'),
      version: fc.constantFrom(1, 2),
      day: fc.oneof(fc.integer({ min: -1e5, max: 1e6 }), fc.double()),
      payload: fc.anything(),
    })
    const answers = fc.array(fc.tuple(fc.nat(10_000), fc.integer({ min: 0, max: 40 })), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 5 }), answers, fc.integer({ min: -1e5, max: 1e6 }), (wild, tame, day) => {
        const evidence = [
          ...wild,
          ...tame.flatMap(([seed, pieces], i) => history(seed, pieces).map((piece) => ({ ...piece, id: `${i}${piece.id}` }))),
        ]
        const b = fuse({ prior, evidence, sources, day })
        for (const id of ids) {
          const { mean, sd } = b.estimate(id)
          expect(mean).toBeGreaterThan(-10)
          expect(mean).toBeLessThan(15)
          expect(sd).toBeGreaterThan(0)
          expect(sd).toBeLessThan(1)
        }
        for (const { value, noise } of b.sites) expect(Number.isFinite(value) && noise > 0 && noise <= 10).toBe(true)
        for (const { pull } of b.pulls(weightsOf(1, 1, 1, 1, 1))) expect(Number.isFinite(pull)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  test('a thousand equal answers of the most extreme kind stay finite', () => {
    for (const level of [1, 5]) {
      const evidence = Array.from({ length: 1000 }, (_, i) =>
        say(`e${i}`, today + i, { competency: 'empathy', value: level * 100, noise: 1e-3 }),
      )
      const { mean, sd } = fuse({ prior, evidence, sources: [said], day: today + 1000 }).estimate('empathy')
      expect(Number.isFinite(mean)).toBe(true)
      expect(sd).toBeGreaterThan(0)
    }
  })
})

/**
 * The posterior by another road: all evidence as one multivariate normal (Gaussian process regression), from the covariance of what
 * was said: theta at two days keeps 2^(-gap / half-life) of each part's variance, voices and opinions all of it.
 */
function regression(evidence: readonly Evidence[], day: number) {
  const rows = evidence.map((piece) => ({ ...(piece.payload as Said), day: piece.day }))
  const theta = (a: string, dayA: number, b: string, dayB: number) => {
    const [x, y] = [a, b].map((id) => competencies.find((c) => c.id === id)!) as [
      (typeof competencies)[number],
      (typeof competencies)[number],
    ]
    const gap = Math.abs(dayA - dayB)
    const general = 0.36 * (x.half === y.half ? 1 : 0.3) * 2 ** (-gap / prior.generalHalfLifeInDays)
    return general + (a === b ? 0.49 * 2 ** (-gap / x.halfLifeInDays) : 0)
  }
  const expected = rows.map((r) => prior.means.get(r.competency)! + (r.voice ? voices[r.voice]!.mean : 0))
  const K = rows.map((r, i) =>
    rows.map((q, j) => {
      const voice = r.voice && r.voice === q.voice ? voices[r.voice]! : null
      const opinion = voice && r.competency === q.competency ? (voice.opinionSd ?? 0) ** 2 : 0
      const noise = i === j ? r.noise ** 2 : 0
      return r.loading * q.loading * theta(r.competency, r.day, q.competency, q.day) + (voice ? voice.sd ** 2 : 0) + opinion + noise
    }),
  )
  const inverse = invert(K)
  const k = ids.map((id) => rows.map((r) => r.loading * theta(id, day, r.competency, r.day)))
  const weights = k.map((row) => rows.map((_, j) => row.reduce((sum, value, i) => sum + value * inverse[i]![j]!, 0)))
  const pulls = weights.map((row) => row.map((w, e) => w * (rows[e]!.value - expected[e]!)))
  return {
    pulls,
    mean: ids.map((id, i) => prior.means.get(id)! + pulls[i]!.reduce((a, b) => a + b)),
    covariance: ids.map((a, i) => ids.map((b, j) => theta(a, day, b, day) - weights[i]!.reduce((sum, w, e) => sum + w * k[j]![e]!, 0))),
  }
}

function invert(matrix: number[][]): number[][] {
  const n = matrix.length
  const m = matrix.map((row, i) => [...row, ...row.map((_, j) => Number(i === j))])
  for (let i = 0; i < n; i++) {
    const pivot = m[i]![i]!
    m[i] = m[i]!.map((value) => value / pivot)
    for (let r = 0; r < n; r++) if (r !== i) m[r] = m[r]!.map((value, c) => value - m[r]![i]! * m[i]![c]!)
  }
  return m.map((row) => row.slice(n))
}
