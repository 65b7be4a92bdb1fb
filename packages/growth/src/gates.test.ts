import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkGate } from './check.ts'
import { beliefOf, believe, caseOf, inventedPrior, inventedRole, type Piece, priorCovariance, seenBy, today } from './fixture.ts'
import { type Case, defineGate, type Gate } from './gate.ts'
import { eachRequired } from './gates/each-required.ts'
import { evidenceVariety } from './gates/evidence-variety.ts'
import { gates } from './gates/index.ts'
import { peopleFloor } from './gates/people-floor.ts'
import { sustained } from './gates/sustained.ts'
import { technicalFloor } from './gates/technical-floor.ts'

describe('the promises every gate makes', () => {
  for (const gate of gates) test(gate.id, () => expect(checkGate(gate)).toEqual([]))

  const broken = (change: Partial<Gate>) =>
    checkGate(defineGate({ ...peopleFloor, ...change }), [...gates, defineGate({ ...peopleFloor, ...change })])
  const judgedAs = (alter: (verdict: ReturnType<Gate['judge']>) => Partial<ReturnType<Gate['judge']>>): Partial<Gate> => ({
    judge: (c) => {
      const verdict = peopleFloor.judge(c)
      return { ...verdict, ...alter(verdict) }
    },
  })

  test.each([
    ['more skill never makes it worse', judgedAs(({ chance }) => ({ chance: { value: 1 - chance.value, low: 0, high: 1 } }))],
    ['a chance lies within 0..1 and its interval', judgedAs(({ chance }) => ({ chance: { ...chance, low: 2 } }))],
    ['gives its reason in words', judgedAs(() => ({ because: 'No.' }))],
    ['says what is needed unless met', judgedAs(() => ({ needs: [] }))],
    ['nothing passes without evidence', judgedAs(() => ({ state: 'met', needs: [] }))],
    ['somebody seen to be far above the level passes', judgedAs(({ needs }) => ({ state: 'likely', needs: [...needs] }))],
    ['treats the halves alike', judgedAs(({ because }) => ({ because: because.replace('people', 'softer') }))],
  ] as const)('a gate that breaks "%s" is caught', (promise, change) => {
    expect(broken(change).join('\n')).toContain(promise)
  })
})

const prior = inventedPrior()
const role = inventedRole(prior)
const person = (pieces: readonly Piece[]) => caseOf(role, prior, pieces)
const both = (level: number | ((competency: string) => number), ages?: number[]) => seenBy(role, ['manager', 'test'], level, ages)
const without = (competency: string) => both(4).filter((piece) => piece.competency !== competency)

describe('states', () => {
  const state = (gate: Gate, c: Case) => gate.judge(c).state
  const cases: Record<string, Case> = {
    'nothing at all': person([]),
    'own word only': person(seenBy(role, ['self'], 5)),
    'practice only': person(seenBy(role, ['practice'], 5)),
    'one source only': person(seenBy(role, ['manager'], 5)),
    'two sources, far above': person(both(4.5)),
    'two sources, far below': person(both(1.5)),
    'technical only': person(both((id) => (id.startsWith('t') ? 5 : 1.5))),
    'p1 never seen': person(without('p1')),
    'p4 never seen, not essential': person(without('p4')),
    'all stale': person(both(4.5).map((piece) => ({ ...piece, stale: true }))),
    'p1 stale': person(both(4.5).map((piece) => ({ ...piece, stale: piece.competency === 'p1' }))),
    'seen last week only': person(both(4.5, [10, 9, 8])),
    'seen half a year ago only': person(both(4.5, [180, 170, 160])),
    'just about there': person(both(3.35)),
    'close, but unsure of all at once': person(both(3.2)),
  }
  const expected: Record<string, readonly [technical: string, people: string, each: string, variety: string, sustained: string]> = {
    'nothing at all': ['needs-evidence', 'needs-evidence', 'needs-evidence', 'needs-evidence', 'needs-evidence'],
    'own word only': ['needs-evidence', 'needs-evidence', 'needs-evidence', 'needs-evidence', 'needs-evidence'],
    'practice only': ['needs-evidence', 'needs-evidence', 'needs-evidence', 'needs-evidence', 'needs-evidence'],
    'one source only': ['likely', 'likely', 'likely', 'needs-evidence', 'likely'],
    'two sources, far above': ['met', 'met', 'met', 'met', 'met'],
    'two sources, far below': ['not-yet', 'not-yet', 'not-yet', 'met', 'not-yet'],
    'technical only': ['met', 'not-yet', 'not-yet', 'met', 'not-yet'],
    'p1 never seen': ['met', 'no-chance-to-show', 'no-chance-to-show', 'met', 'met'],
    'p4 never seen, not essential': ['met', 'met', 'met', 'met', 'met'],
    'all stale': ['stale', 'stale', 'stale', 'stale', 'stale'],
    'p1 stale': ['met', 'stale', 'stale', 'met', 'met'],
    'seen last week only': ['met', 'met', 'met', 'met', 'needs-evidence'],
    'seen half a year ago only': ['met', 'met', 'met', 'met', 'stale'],
    'just about there': ['met', 'met', 'likely', 'met', 'likely'],
    'close, but unsure of all at once': ['likely', 'likely', 'needs-evidence', 'met', 'needs-evidence'],
  }
  test.each(Object.keys(expected))('%s', (name) => {
    const c = cases[name]!
    expect([technicalFloor, peopleFloor, eachRequired, evidenceVariety, sustained].map((gate) => state(gate, c))).toEqual(expected[name])
  })
})

describe('promise 2: floors, not sums', () => {
  test('no technical strength lifts the people floor over its bar', () => {
    const verdict = peopleFloor.judge(person(both((id) => (id.startsWith('t') ? 5 : 2))))
    expect(verdict.state).toBe('not-yet')
    expect(verdict.needs.filter(({ what }) => what === 'growth').map(({ half }) => half)).toEqual(['people', 'people'])
  })

  test('strength compensates inside a half', () => {
    const verdict = peopleFloor.judge(person(both((id) => (id === 'p3' ? 2 : 4.2))))
    expect(verdict.state).toBe('met')
  })

  test('but not for a competency that is required by itself', () => {
    const verdict = eachRequired.judge(person(both((id) => (id === 'p1' ? 1.5 : 5))))
    expect(verdict.state).toBe('not-yet')
    expect(verdict.because).toContain('{competency:p1}')
  })
})

describe('promise 4: self is one weak vote', () => {
  const modest = both(3.2)
  test('own word may not lift a gate over the line', () => {
    const boasting = person([...modest, ...seenBy(role, ['self'], 5, [10, 9, 8, 7, 6])])
    const verdict = technicalFloor.judge(boasting)
    expect(verdict.chance.value).toBeGreaterThan(0.8)
    expect(verdict.state).toBe('likely')
    expect(verdict.because).toContain('own word')
  })

  test('and modesty does not hide what others see', () => {
    expect(technicalFloor.judge(person([...both(4.5), ...seenBy(role, ['self'], 3.5, [10])])).state).toBe('met')
  })

  test('evidence in the belief without a line in the record counts as own word', () => {
    const c = person([...modest, ...seenBy(role, ['peer'], 5, [10, 9, 8, 7, 6])])
    expect(technicalFloor.judge(c).state).toBe('met')
    expect(technicalFloor.judge({ ...c, traces: c.traces.filter(({ source }) => source !== 'peer') }).state).toBe('likely')
  })

  test('a source that may not speak for a half does not count there', () => {
    const evidence = { technical: ['test', 'work'], people: ['manager', 'test'] }
    const verdict = evidenceVariety.judge({ ...person(both(4.5)), role: { ...role, evidence } })
    expect(verdict.state).toBe('needs-evidence')
    expect(verdict.needs).toEqual([expect.objectContaining({ half: 'technical', what: 'other-kind', except: ['test'] })])
  })

  test('one piece of evidence is not two, whatever it is called', () => {
    const c = person(both(4.5))
    expect(evidenceVariety.judge({ ...c, traces: c.traces.map((trace) => ({ ...trace, evidence: 'the same' })) }).state).toBe(
      'needs-evidence',
    )
  })
})

describe('not enough evidence', () => {
  test('one noisy look hardly moves the sd and settles nothing', () => {
    const c = person(
      role.requirements.flatMap(({ competency }) => ['manager', 'test'].map((source) => ({ source, competency, value: 5, noise: 4 }))),
    )
    expect([technicalFloor, peopleFloor, eachRequired, sustained].map((gate) => gate.judge(c).state)).toEqual(
      Array(4).fill('needs-evidence'),
    )
    expect(technicalFloor.judge(c).because).toContain('from where most people start')
  })

  test('a high start is not evidence: two noisy looks at somebody expected to be far above settle nothing either', () => {
    const high = inventedPrior(4, 4.5)
    const pieces = role.requirements.flatMap(({ competency }) =>
      ['manager', 'test'].map((source) => ({ source, competency, value: 4.5, noise: 4 })),
    )
    const verdict = technicalFloor.judge(caseOf(role, high, pieces))
    expect(verdict.chance.value).toBeGreaterThan(0.9)
    expect(verdict.state).toBe('needs-evidence')
  })

  test('one bad test is not the verdict on a half, only on its competency', () => {
    const c = person([
      { source: 'test', competency: 'p1', value: 0.5, noise: 0.8 },
      { source: 'manager', competency: 'p1', value: 0.5, noise: 1.2 },
    ])
    expect([peopleFloor.judge(c).state, eachRequired.judge(c).state]).toEqual(['no-chance-to-show', 'not-yet'])
  })

  test('a first look among many unseen is a beginning, not a missing chance', () => {
    const wide = inventedRole(prior, 3, 3, 4)
    const c = caseOf(wide, prior, [{ source: 'test', competency: 'p1', value: 4 }])
    const verdict = eachRequired.judge(c)
    expect(verdict.state).toBe('needs-evidence')
    expect(verdict.because).toContain('{competency:t1}')
  })

  test('a floor is not met while most of what its half requires by itself is unseen', () => {
    const verdict = peopleFloor.judge(person(both(4.8).filter(({ competency }) => competency !== 'p1' && competency !== 'p2')))
    expect(verdict.chance.value).toBeGreaterThan(0.8)
    expect(verdict.state).toBe('needs-evidence')
    expect(verdict.needs.map((need) => [need.what, need.competency])).toEqual([
      ['evidence', 'p1'],
      ['evidence', 'p2'],
    ])
  })

  test('what is close but unsure needs evidence, not growth', () => {
    const c = person(both(3.1, [185, 10]).map((piece) => ({ ...piece, noise: 1.2 })))
    const verdict = eachRequired.judge(c)
    expect(verdict.state).toBe('needs-evidence')
    expect(verdict.needs.every(({ what }) => what === 'evidence')).toBe(true)
  })

  test('a role of one half is nobody’s role: its missing half is never met', () => {
    const oneHalf = { ...role, requirements: role.requirements.filter(({ half }) => half === 'technical') }
    const verdict = peopleFloor.judge({ ...person(both(5)), role: oneHalf })
    expect(verdict.state).toBe('needs-evidence')
    expect(verdict.chance.high).toBeLessThan(1e-6)
  })
})

test('sustained looks at the earlier days, not at today alone', () => {
  const risen = person([...both(1, [300, 250, 200]), ...both(5, [20, 15, 10, 9, 8, 7])])
  expect([technicalFloor, peopleFloor].map((gate) => gate.judge(risen).state)).toEqual(['met', 'met'])
  const verdict = sustained.judge(risen)
  expect(verdict.state).not.toBe('met')
  expect(verdict.chance.value).toBeLessThan(0.05)
})

test('never worse with more skill, for any belief', () => {
  const ids = prior.competencies.map(({ id }) => id)
  const sigma = believe(
    prior,
    today,
    both(3).map(({ competency }, i) => ({ evidence: `e${i}`, competency, value: 3, noise: 0.7 })),
  )
  const covariance = Float64Array.from({ length: 64 }, (_, at) => sigma.covariance(ids[Math.floor(at / 8)]!, ids[at % 8]!))
  expect(covariance).not.toEqual(priorCovariance(prior))
  const rank = { met: 2, likely: 1, 'not-yet': 0, 'no-chance-to-show': 0, stale: 0, 'needs-evidence': 0 }
  const { traces } = person(both(3))
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 1, max: 5, noNaN: true }), { minLength: 8, maxLength: 8 }),
      fc.nat(7),
      fc.double({ min: 0, max: 3, noNaN: true }),
      (means, k, by) => {
        const at = (values: number[]): Case => ({
          role,
          belief: beliefOf(prior, today, values, covariance),
          traces,
          earlier: [],
          day: today,
        })
        const [less, more] = [at(means), at(means.map((mean, i) => (i === k ? mean + by : mean)))]
        for (const gate of gates) {
          const [before, after] = [gate.judge(less), gate.judge(more)]
          expect(after.chance.value, gate.id).toBeGreaterThanOrEqual(before.chance.value - 5e-4)
          // a verdict may only fall by a chance that integration puts on the wrong side of a limit
          if (rank[after.state] < rank[before.state])
            expect(Math.abs(after.chance.value - 0.8) < 5e-4 || Math.abs(after.chance.value - 0.55) < 5e-4).toBe(true)
        }
      },
    ),
    { numRuns: 60, seed: 3 },
  )
})
