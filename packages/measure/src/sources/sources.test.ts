import fc from 'fast-check'
import Value from 'typebox/value'
import { describe, expect, test } from 'vitest'
import { fuse } from '../fuse.ts'
import { priorFor } from '../prior.ts'
import { seededRandom } from '../random.ts'
import type { Source } from '../source.ts'
import { agreement, type Ratings } from './agreement.ts'
import { certificate } from './certificate.ts'
import { groupOf, groupRating } from './group-rating.ts'
import { sources } from './index.ts'
import { manager } from './manager.ts'
import { self } from './self.ts'
import { situation } from './situation.ts'
import { test as testSource } from './test.ts'
import { work } from './work.ts'

const prior = priorFor({
  competencies: [
    { id: 'networks', half: 'technical', halfLifeInDays: 1000 },
    { id: 'empathy', half: 'people', halfLifeInDays: 1000 },
  ],
  roleMeans: new Map([
    ['networks', 2.5],
    ['empathy', 2.5],
  ]),
})
const estimate = (source: Source, ...payloads: unknown[]) =>
  fuse({
    prior,
    evidence: payloads.map((payload, i) => ({ id: `e${i}`, source: source.id, version: source.version, day: 20_000, payload })),
    sources: [source],
    day: 20_000,
  }).estimate('empathy')

const seen = {
  competency: 'empathy',
  level: 4,
  rater: { id: 'ann', name: 'Ann Örn' },
  situation: 'A customer was angry about the outage 🙂',
  seenOn: '2024-02-29',
  confidence: 'medium',
}
const done = {
  competency: 'empathy',
  level: 4,
  work: 'w-1',
  verifier: { id: 'ann', name: 'Ann Örn' },
  outcome: 'They stayed.',
  context: 'They were about to leave.',
  benefited: 'The customer.',
  link: 'https://example.org/post',
}
const passed = {
  competency: 'empathy',
  level: 3,
  title: 'Listening',
  issuer: 'The School',
  number: '12',
  issuedOn: '2024-02-29',
  expiresOn: null,
  verifyLink: null,
}
const answer = {
  competency: 'empathy',
  model: 'subnets',
  version: 2,
  band: 'b2',
  seed: 4_000_000_000,
  a: 1.2,
  b: 2.5,
  c: 0.2,
  answered: 3,
  right: true,
  seconds: 41.5,
}
const key: Ratings = { a: 5, b: 4, c: 3, d: 2, e: 1 }
const rated = { competency: 'empathy', situation: 's-1', version: 1, ratings: key, key, difficulty: 2.5 }

describe('payloads', () => {
  test.each([
    [self, { competency: 'empathy', level: 0 }, [{ level: 6 }, { level: 2.5 }, { level: '3' }, { competency: 'Empathy' }, { who: 'me' }]],
    [
      manager,
      seen,
      [
        { level: 0 },
        { rater: null },
        { rater: { id: 'ann' } },
        { rater: { id: 'a b', name: 'x' } },
        { situation: '' },
        { situation: 'x'.repeat(1001) },
        { situation: 'a\u0000b' },
        { situation: 'a\ud800b' },
        { seenOn: '2023-02-29' },
        { seenOn: '29.02.2024' },
        { confidence: 'sure' },
      ],
    ],
    [
      work,
      done,
      [{ level: null }, { verifier: { id: 'ann', name: '\u0000' } }, { link: 'javascript:alert(1)' }, { link: 'ftp://x' }, { work: '' }],
    ],
    [certificate, passed, [{ level: 6 }, { issuedOn: null }, { expiresOn: 'soon' }, { verifyLink: 'www.example.org' }, { issuer: '' }]],
    [
      testSource,
      answer,
      [
        { a: 0 },
        { a: Infinity },
        { b: Number.NaN },
        { c: 1 },
        { seed: -1 },
        { seed: 0.5 },
        { answered: '3' },
        { right: 1 },
        { seconds: -1 },
      ],
    ],
    [
      situation,
      rated,
      [{ ratings: { ...key, a: 0 } }, { ratings: { ...key, f: 1 } }, { key: { a: 1 } }, { difficulty: 6 }, { ratings: [5, 4, 3, 2, 1] }],
    ],
    [
      groupRating,
      { competency: 'empathy', level: 3.5, raters: 5, batch: 'b-1' },
      [{ level: 3.4 }, { level: 5 }, { level: 0 }, { raters: 4 }, { raters: 6 }, { batch: '' }],
    ],
  ] as [Source, object, object[]][])('$id', (source, good, flaws) => {
    expect(Value.Check(source.payload, good)).toBe(true)
    for (const flaw of [...flaws, { surplus: 1 }]) expect([flaw, Value.Check(source.payload, { ...good, ...flaw })]).toEqual([flaw, false])
    for (const missing of Object.keys(good)) {
      const { [missing]: _, ...rest } = good as Record<string, unknown>
      expect([missing, Value.Check(source.payload, rest)]).toEqual([missing, false])
    }
  })

  test('every source stands in the registry once, under its own id, and explains itself', () => {
    expect(sources.map(({ id }) => id)).toEqual(['self', 'manager', 'work', 'certificate', 'test', 'situation', 'group-rating'])
    for (const { explains, label } of sources) {
      expect(explains).toMatch(/^[A-Z].*\.$/)
      expect(`${label}${explains}`).not.toContain('!')
    }
    expect(sources.filter(({ independent }) => !independent).map(({ id }) => id)).toEqual(['self'])
  })
})

describe('self', () => {
  test('"not seen yet" says nothing', () => expect(self.observe({ competency: 'empathy', level: null })).toEqual([]))

  test('moves less than a rater does, and a middling answer is read as a little generous', () => {
    const mine = estimate(self, { competency: 'empathy', level: 5 })
    const theirs = estimate(manager, { ...seen, level: 5 })
    expect(mine.mean - 2.5).toBeLessThan(theirs.mean - 2.5)
    expect(mine.sd).toBeGreaterThan(theirs.sd)
    expect(estimate(self, { competency: 'empathy', level: 3 }).mean).toBeLessThan(2.5)
  })

  test('answers correlate with the truth between .29 and .34, and lie .32 of their sd above it', () => {
    const random = seededRandom(12)
    const n = 40_000
    const rows = Array.from({ length: n }, () => {
      const { competency, level } = { competency: 'empathy', level: 2.5 + 0.92 * Math.sqrt(12) * (random() - 0.5) }
      return [level, self.simulate({ competency, level, mean: 2.5 }, random).level!] as const
    })
    const mean = (f: (row: readonly [number, number]) => number) => rows.reduce((sum, row) => sum + f(row), 0) / n
    const [mx, my] = [mean(([x]) => x), mean(([, y]) => y)]
    const [sx, sy] = [Math.sqrt(mean(([x]) => (x - mx) ** 2)), Math.sqrt(mean(([, y]) => (y - my) ** 2))]
    const r = mean(([x, y]) => (x - mx) * (y - my)) / (sx * sy)
    expect(r).toBeGreaterThan(0.29)
    expect(r).toBeLessThan(0.34)
    expect((my - mx) / sy).toBeCloseTo(0.32, 1)
  })
})

describe('raters', () => {
  test('who saw a lot is heard more than who saw little', () => {
    const sd = (confidence: string) => estimate(manager, { ...seen, confidence }).sd
    expect(sd('high')).toBeLessThan(sd('medium'))
    expect(sd('medium')).toBeLessThan(sd('low'))
  })

  test('a verifier is a rater like any other', () => expect(estimate(work, done)).toEqual(estimate(manager, seen)))

  test('two raters agree on one competency as two do in the literature: r about .25', () => {
    const random = seededRandom(13)
    const pairs = Array.from({ length: 40_000 }, () => {
      const truth = { competency: 'empathy', level: 3 + 0.92 * Math.sqrt(12) * (random() - 0.5) }
      return [manager.simulate(truth, random).level, manager.simulate(truth, random).level] as const
    })
    const mean = pairs.reduce((sum, [x, y]) => sum + x + y, 0) / (2 * pairs.length)
    const variance = pairs.reduce((sum, [x, y]) => sum + (x - mean) ** 2 + (y - mean) ** 2, 0) / 2
    const r = pairs.reduce((sum, [x, y]) => sum + (x - mean) * (y - mean), 0) / variance
    expect(Math.abs(r - 0.25)).toBeLessThan(0.03)
  })
})

describe('ratings by a group', () => {
  const said = (level: number, raters: 5 | 8 = 5, batch = 'b') => ({ competency: 'empathy', level, raters, batch })

  test.each([
    [4, 3, null],
    [5, 3.2, { raters: 5, level: 3 }],
    [7, 3.25, { raters: 5, level: 3.5 }],
    [8, 5, { raters: 8, level: 4.5 }],
    [90, 0, { raters: 8, level: 0.5 }],
  ])('of %d raters with mean %d, %j is kept', (raters, mean, kept) => expect(groupOf(raters, mean)).toEqual(kept))

  test('say more than one rater, more the more they are, and asking the same group twice is not asking two', () => {
    const sd = (...payloads: object[]) => estimate(groupRating, ...payloads).sd
    expect(sd(said(3))).toBeLessThan(estimate(manager, seen).sd)
    expect(sd(said(3, 8))).toBeLessThan(sd(said(3, 5)))
    expect(sd(said(3), said(3, 5, 'other'))).toBeLessThan(sd(said(3), said(3)) - 0.05)
  })

  test('what five raters say in the model of raters spreads as the group says', () => {
    const random = seededRandom(31)
    const means = Array.from({ length: 20_000 }, () => {
      const levels = Array.from({ length: 5 }, () => manager.simulate({ competency: 'empathy', level: 3 }, random).level)
      return levels.reduce((a, b) => a + b) / 5
    })
    const groups = Array.from({ length: 20_000 }, () => groupRating.simulate({ competency: 'empathy', level: 3 }, random)).filter(
      ({ raters }) => raters === 5,
    )
    const spread = (values: readonly number[]) => {
      const mean = values.reduce((a, b) => a + b) / values.length
      return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
    }
    // A single rater's ladder ends at 1 and 5, which holds in what the widest of them would say.
    expect(spread(groups.map(({ level }) => level)) / spread(means)).toBeGreaterThan(1)
    expect(spread(groups.map(({ level }) => level)) / spread(means)).toBeLessThan(1.35)
  })
})

describe('certificate', () => {
  test("a beginner's certificate is no evidence against an expert, and a high one speaks against a low level", () => {
    const [low] = certificate.observe({ ...passed, level: 1 })
    const [high] = certificate.observe({ ...passed, level: 5 })
    expect(low!.likelihood(5) - low!.likelihood(4)).toBeGreaterThan(-0.3)
    expect(high!.likelihood(4) - high!.likelihood(2)).toBeGreaterThan(2)
  })

  test('the chances of the five levels add up to 1 wherever somebody stands', () => {
    for (const eta of [-30, -2, 0, 2.5, 6, 40]) {
      const total = [1, 2, 3, 4, 5].reduce((sum, level) => sum + Math.exp(certificate.observe({ ...passed, level })[0]!.likelihood(eta)), 0)
      expect(total).toBeCloseTo(1, 12)
    }
  })

  test('one issuer, however spelt, is one voice', () => {
    const voice = (issuer: string) => certificate.observe({ ...passed, issuer })[0]!.voice!.id
    expect(voice(' the SCHOOL ')).toBe(voice('The School'))
  })
})

describe('test', () => {
  test('right raises, wrong lowers, and a question left open is not right', () => {
    const mean = (flaw: object) => estimate(testSource, { ...answer, ...flaw }).mean
    expect(mean({})).toBeGreaterThan(2.5)
    expect(mean({ right: false })).toBeLessThan(2.5)
    expect(mean({ answered: null, right: false })).toBe(mean({ right: false }))
    expect(mean({ answered: null, right: true })).toBe(mean({ right: false }))
  })
})

describe('agreement', () => {
  const ratings = fc.record({ a: fc.integer(), b: fc.integer(), c: fc.integer(), d: fc.integer(), e: fc.integer() })
  const small = fc.record(Object.fromEntries(['a', 'b', 'c', 'd', 'e'].map((option) => [option, fc.integer({ min: 1, max: 5 })])))

  test.each([
    [{ a: 5, b: 4, c: 3, d: 2, e: 1 }, 4],
    [{ a: 4, b: 5, c: 3, d: 2, e: 1 }, 4],
    [{ a: 4, b: 5, c: 2, d: 3, e: 1 }, 3],
    [{ a: 3, b: 5, c: 4, d: 1, e: 2 }, 2],
    [{ a: 3, b: 2, c: 5, d: 4, e: 1 }, 1],
    [{ a: 1, b: 2, c: 3, d: 4, e: 5 }, 0],
    [{ a: 3, b: 3, c: 3, d: 3, e: 3 }, 0],
  ])('%j against 5 4 3 2 1 is %d', (mine, category) => expect(agreement(mine, key)).toBe(category))

  test('how high and how widely somebody rates in general plays no part', () => {
    fc.assert(
      fc.property(small, small, fc.integer({ min: 1, max: 9 }), fc.integer({ min: -50, max: 50 }), (mine, theirs, stretch, shift) => {
        const styled = Object.fromEntries(Object.entries(mine).map(([option, value]) => [option, stretch * value + shift]))
        expect(agreement(styled as Ratings, theirs as Ratings)).toBe(agreement(mine as Ratings, theirs as Ratings))
      }),
    )
  })

  test('rating all alike gains nothing over answering by chance', () => {
    const by = (mine: Ratings) => estimate(situation, { ...rated, ratings: mine }).mean
    const flat = by({ a: 4, b: 4, c: 4, d: 4, e: 4 })
    const random = seededRandom(4)
    const chance = Array.from({ length: 400 }, () => {
      const any = () => 1 + Math.floor(5 * random())
      return by({ a: any(), b: any(), c: any(), d: any(), e: any() })
    })
    expect(flat).toBeLessThan(chance.reduce((a, b) => a + b) / chance.length)
  })

  test('the better the match with the key, the higher the estimate', () => {
    const [none, chance, full] = [
      { a: 1, b: 2, c: 3, d: 4, e: 5 },
      { a: 3, b: 2, c: 5, d: 4, e: 1 },
      { a: 5, b: 4, c: 3, d: 2, e: 1 },
    ].map((ratings) => estimate(situation, { ...rated, ratings }).mean) as [number, number, number]
    expect(none).toBeLessThan(chance)
    expect(chance).toBeLessThan(full)
  })

  test('a key all alike is no key, and the situation says nothing', () => {
    const flat = { a: 3, b: 3, c: 3, d: 3, e: 3 }
    expect(agreement(key, flat)).toBeNull()
    expect(situation.observe({ ...rated, key: flat })).toEqual([])
  })

  test('is a whole number from 0 to 4 for any ratings', () => {
    fc.assert(
      fc.property(ratings, (mine) => {
        expect([0, 1, 2, 3, 4]).toContain(agreement(mine, key))
      }),
    )
  })
})
