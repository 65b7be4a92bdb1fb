import { drawNormal, normalCdf, seededRandom } from '@evenkeel/measure'
import { describe, expect, test } from 'vitest'
import { believe, caseOf, inventedPrior, inventedRole, mirrored, type Piece, seenBy } from './fixture.ts'
import { nextSteps } from './next-steps.ts'
import { readiness } from './readiness.ts'
import { judgedMet } from './steps/gain.ts'
import { stepKinds } from './steps/index.ts'

const prior = inventedPrior()
const role = inventedRole(prior)
const person = (pieces: readonly Piece[]) => caseOf(role, prior, pieces)
const both = (level: number | ((competency: string) => number), ages?: number[]) => seenBy(role, ['manager', 'test'], level, ages)
const byHalf = (technical: number, people: number) => person(both((id) => (id.startsWith('t') ? technical : people)))
const steps = (c: ReturnType<typeof person>, hoursAWeek = 4) => nextSteps(c, { hoursAWeek })

describe('always something to do', () => {
  const cases = {
    'nothing at all': person([]),
    'everything met': person(both(4.5)),
    'far below': person(both(0.5)),
    'far above, seen last week': person(both(5, [3, 2, 1])),
    'own word only': person(seenBy(role, ['self'], 4)),
    'all stale': person(both(4).map((piece) => ({ ...piece, stale: true }))),
  }
  test.each(Object.entries(cases))('%s', (_, c) => {
    for (const hours of [0, 0.2, 2, 40]) {
      const list = steps(c, hours)
      expect(list.length).toBeGreaterThan(0)
      for (const step of list) {
        expect(step.gain.low).toBeLessThanOrEqual(step.gain.value)
        expect(step.gain.value).toBeLessThanOrEqual(step.gain.high)
        expect(step.gain.low).toBeGreaterThanOrEqual(0)
        expect(step.gain.high).toBeLessThanOrEqual(1)
        expect(step.perHour).toBeCloseTo((step.gain.value * 60) / step.minutes, 12)
        expect(step.because).toMatch(/^[A-Z{].{20,}\.$/)
        expect(`${step.title} ${step.because}`).not.toMatch(/undefined|NaN|!/)
      }
    }
  })

  test('even where nothing is on offer', () => {
    expect(nextSteps(person([]), { hoursAWeek: 2, offered: () => false }).length).toBeGreaterThan(0)
  })
})

describe('what comes first', () => {
  test('a newcomer is asked for independent evidence, of both halves', () => {
    const first = steps(person([])).slice(0, 3)
    expect(first.every(({ source }) => source !== null)).toBe(true)
    expect(new Set(first.map(({ kind }) => kind)).size).toBe(3)
    expect(first[0]!.because).toContain('Nothing independent speaks')
  })

  test('what the role requires and nobody has seen', () => {
    const [first] = steps(person(both(4).filter(({ competency }) => competency !== 'p1')))
    expect(first).toMatchObject({ competency: 'p1' })
    expect(first!.because).toContain('has seen {competency:p1} yet')
  })

  test('a second kind where one kind is all there is, never the same again', () => {
    const list = steps(person(seenBy(role, ['manager'], 4, [185, 100, 70])))
    expect(list[0]!.source).not.toBe('manager')
    expect(list[0]!.because).toContain('{source:manager}')
  })

  test('growth, not more looking, for who is known to be below', () => {
    const first = steps(person(both(1.2)))[0]!
    expect(first.way).not.toBeNull()
    expect(first.because).toContain('probably below')
  })

  test('something to grow by among the first three, even where evidence is worth more an hour', () => {
    const c = person(
      both((id) => (id === 'p1' ? 1 : 4), [185, 100, 10]).filter(({ competency }) => competency !== 't1' && competency !== 'p2'),
    )
    const list = steps(c)
    expect(list.filter(({ way }) => way === null)[3]!.perHour).toBeGreaterThan(
      Math.max(...list.filter(({ way }) => way !== null && way !== 'experience').map(({ perHour }) => perHour)),
    )
    expect(list.slice(0, 3).some(({ way }) => way !== null)).toBe(true)
  })

  test('keeping it fresh or the next level, once everything is met', () => {
    const c = person(both(4.5))
    expect(readiness(c).state).toBe('met')
    expect(new Set(steps(c).map(({ kind }) => kind))).toEqual(new Set(['keep-fresh', 'show-next-level']))
  })

  test('of what is met, the oldest evidence is renewed first', () => {
    const c = person(both(4.5).map((piece) => (piece.competency === 'p3' ? { ...piece, ageInDays: piece.ageInDays! + 150 } : piece)))
    expect(readiness(c).state).toBe('met')
    expect(steps(c)[0]).toMatchObject({ kind: 'keep-fresh', competency: 'p3' })
  })
})

describe('the weaker half', () => {
  test.each([
    [byHalf(4.5, 2.2), 'people'],
    [byHalf(2.2, 4.5), 'technical'],
    [byHalf(1.5, 2.8), 'technical'],
    [byHalf(2.8, 1.5), 'people'],
  ] as const)('below its floor, it has its place among the first three', (c, half) => {
    expect(
      steps(c)
        .slice(0, 3)
        .some((step) => step.half === half),
    ).toBe(true)
  })

  test('even when all the quick evidence is to be had in the other', () => {
    // people: well known and below; technical: nothing known, so every test is worth more an hour than any practice
    const c = person(both((id) => (id.startsWith('t') ? 3 : 2)).filter(({ competency }) => competency.startsWith('p')))
    const list = steps(c)
    expect(list.filter(({ half }) => half === 'technical')[2]!.perHour).toBeGreaterThan(list.find(({ half }) => half === 'people')!.perHour)
    expect(list.slice(0, 3).some(({ half }) => half === 'people')).toBe(true)
  })

  test('mirrored halves get mirrored steps, worth the same', () => {
    const c = byHalf(4, 2.4)
    const worth = (list: ReturnType<typeof steps>) =>
      list.map(({ competency, perHour, minutes }) => `${competency} ${minutes} ${perHour.toFixed(9)}`).sort()
    expect(worth(steps(mirrored(c)))).toEqual(worth(steps(c)))
  })
})

describe('limits', () => {
  test('sittings fit the hours there are', () => {
    expect(steps(person(both(1.2)), 0.5).every(({ minutes }) => minutes <= 30)).toBe(true)
    expect(steps(person(both(1.2)), 10).some(({ minutes }) => minutes === 240)).toBe(true)
  })

  test('nobody is asked again so soon', () => {
    const c = person(seenBy(role, ['manager', 'test'], 3.05, [185, 100, 20]))
    expect(steps(c).some(({ source }) => source === 'manager' || source === 'test')).toBe(false)
  })

  test('a source that may not speak for the half is not asked', () => {
    const evidence = { technical: ['test', 'work'], people: ['manager', 'situation'] }
    const list = nextSteps({ ...person([]), role: { ...role, evidence } }, { hoursAWeek: 4 })
    expect(list.filter(({ half }) => half === 'technical').some(({ source }) => source === 'manager')).toBe(false)
    expect(list.filter(({ half }) => half === 'people').some(({ source }) => source === 'work')).toBe(false)
  })

  test('what the caller has on offer decides', () => {
    const list = nextSteps(person([]), { hoursAWeek: 4, offered: (kind, competency) => kind === 'take-test' && competency === 'p2' })
    expect(list.map(({ kind, competency }) => [kind, competency])).toEqual([['take-test', 'p2']])
  })

  test('the same list every time', () => {
    expect(JSON.stringify(steps(byHalf(3, 2.5)))).toBe(JSON.stringify(steps(byHalf(3, 2.5))))
  })
})

describe('what a look is expected to settle', () => {
  test('P(judged met) agrees with looking ten thousand times', () => {
    const random = seededRandom(77)
    const belief = believe(prior, 0, [{ evidence: 'e', competency: 't2', value: 3.4, noise: 0.8 }])
    const weights = new Map([
      ['t1', 0.8],
      ['t2', 0.2],
    ])
    const { mean, sd } = belief.composite(weights)
    const [noise, barSd, bar] = [0.4, 0.2, 3.3]
    const towards = 0.8 * belief.covariance('t1', 't1') + 0.2 * belief.covariance('t2', 't1')
    const spread = belief.covariance('t1', 't1') + noise ** 2
    const looks = 10_000
    let met = 0
    for (let i = 0; i < looks; i++) {
      const value = belief.estimate('t1').mean + Math.sqrt(spread) * drawNormal(random)
      const after = believe(prior, 0, [...belief.sites, { evidence: 'f', competency: 't1', value, noise }]).composite(weights)
      const wandered = after.mean + 0.5 * drawNormal(random)
      if (normalCdf((wandered - bar) / Math.hypot(after.sd, barSd)) >= 0.8) met++
    }
    const expected = judgedMet({ variance: sd ** 2, barSd, sureBy: 0.8416212335729143 }, mean - bar, towards ** 2 / spread)
    expect(Math.abs(met / looks - expected)).toBeLessThan(4 * Math.sqrt(0.25 / looks))
  })
})

describe('kinds of step', () => {
  test('ids are unique', () => expect(new Set(stepKinds.map(({ id }) => id)).size).toBe(stepKinds.length))

  test('both halves have as many ways to show and to grow, worth and taking the same', () => {
    const of = (half: 'technical' | 'people') =>
      stepKinds
        .filter(({ halves }) => halves.includes(half))
        .map(({ minutes, when, growth, comesOff }) => `${minutes} ${when} ${growth?.perHour.value} ${comesOff}`)
        .sort()
    expect(of('technical')).toEqual(of('people'))
  })

  test('experience, education and experiment are all there', () => {
    expect(new Set(stepKinds.flatMap(({ growth }) => growth?.way ?? []))).toEqual(new Set(['experience', 'education', 'experiment']))
  })
})
