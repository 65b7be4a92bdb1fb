import { fuse, priorFor, replay, seededRandom, sources } from '@evenkeel/measure'
import { describe, expect, test } from 'vitest'
import { balance, balanceSentence } from './balance.ts'
import { change } from './change.ts'
import { compare } from './compare.ts'
import { caseOf, inventedPrior, inventedRole, mirrored, seenBy, today } from './fixture.ts'
import type { Case } from './gate.ts'
import { nextSteps } from './next-steps.ts'
import { readiness } from './readiness.ts'
import type { Role } from './role.ts'

const prior = inventedPrior()
const role = inventedRole(prior)
const person = (level: number | ((competency: string) => number), ages?: number[]) =>
  caseOf(role, prior, seenBy(role, ['manager', 'test'], level, ages))
const byHalf = (technical: number, people: number) => person((id) => (id.startsWith('t') ? technical : people))
const nobody = caseOf(role, prior, [])

describe('readiness', () => {
  test.each([
    ['nothing at all', nobody, 'needs-evidence', '0 of 5 gates'],
    ['far above', person(4.5), 'met', 'All gates of Invented role are met.'],
    ['strong in one half only', byHalf(5, 1.5), 'not-yet', '2 of 5 gates'],
    ['strong in the other only', byHalf(1.5, 5), 'not-yet', '2 of 5 gates'],
    ['seen last week only', person(4.5, [10, 9, 8]), 'needs-evidence', '4 of 5 gates'],
    ['just about there', person(3.35), 'likely', '3 of 5 gates'],
  ] as const)('%s', (_, c, state, words) => {
    const all = readiness(c)
    expect(all.state).toBe(state)
    expect(all.words).toContain(words)
    expect(all.verdicts.map(({ gate }) => gate)).toEqual([
      'technical-floor',
      'people-floor',
      'each-required',
      'evidence-variety',
      'sustained',
    ])
  })

  test('the joint chance is at most that of the hardest gate and more than the product of all', () => {
    const { joint, verdicts } = readiness(person(3.3))
    const chances = verdicts.map(({ chance }) => chance.value)
    expect(joint.value).toBeLessThanOrEqual(Math.min(...chances) + 5e-4)
    expect(joint.value).toBeGreaterThan(chances.reduce((product, chance) => product * chance, 1) + 0.05)
  })

  test('every gate has its part in it: what is required by itself may be there while the floors are not', () => {
    const { joint, verdicts } = readiness(person((id) => (/[12]$/.test(id) ? 4.5 : 1)))
    expect(verdicts.find(({ gate }) => gate === 'each-required')!.state).toBe('met')
    expect(joint.value).toBeLessThan(0.05)
  })

  test('one strong half is capped by the floor of the other, however strong', () => {
    const chances = [2, 3, 4, 5].map((technical) => readiness(byHalf(technical, 1.5)).joint.value)
    expect(Math.max(...chances)).toBeLessThan(0.001)
  })

  test('the same of the same case, bit for bit', () => {
    expect(JSON.stringify(readiness(person(3.3)))).toBe(JSON.stringify(readiness(person(3.3))))
  })
})

describe('balance', () => {
  test('bands, margins and the chance at the floor of each half', () => {
    const { sides } = balance(byHalf(4, 2))
    expect(sides.map(({ half }) => half)).toEqual(['technical', 'people'])
    const [technical, people] = sides
    expect(technical.margin.mean).toBeCloseTo(technical.estimate.mean - 3, 12)
    expect(technical.estimate.ninety[1] - technical.estimate.ninety[0]).toBeCloseTo(2 * 1.6448536 * technical.estimate.sd, 6)
    expect(technical.estimate.half[1] - technical.estimate.half[0]).toBeCloseTo(2 * 0.6744898 * technical.estimate.sd, 6)
    expect(technical.chanceAtFloor.value).toBeGreaterThan(0.95)
    expect(people.chanceAtFloor.value).toBeLessThan(0.05)
  })

  test('the difference carries its own sd, smaller than if the halves’ errors were apart', () => {
    const { difference, sides } = balance(byHalf(4, 2))
    expect(difference.mean).toBeCloseTo(sides[0].estimate.mean - sides[1].estimate.mean, 12)
    expect(difference.sd).toBeLessThan(Math.hypot(sides[0].estimate.sd, sides[1].estimate.sd))
  })

  test.each([
    [
      byHalf(4, 2),
      'technical',
      'people',
      'Your people half is probably 1.0 below the floor of Senior; we are 90 % sure it is between 0.7 and 1.2 below.',
    ],
    [
      byHalf(2, 4),
      'people',
      'technical',
      'Your technical half is probably 1.0 below the floor of Senior; we are 90 % sure it is between 0.7 and 1.2 below.',
    ],
    [
      byHalf(3, 3),
      'none',
      'technical',
      'Your technical half is close to the floor of Senior; we are 90 % sure it is between 0.3 below and 0.2 above.',
    ],
    [nobody, 'none', 'technical', 'There is not enough evidence yet to say where your technical half stands against the floor of Senior.'],
  ] as const)('tilt, weaker half and the sentence under the picture', (c, tilt, weaker, sentence) => {
    const reading = balance(c)
    expect([reading.tilt, reading.weaker, balanceSentence(reading.sentence, 'Senior')]).toEqual([tilt, weaker, sentence])
  })

  test('the tilt is against each half’s own floor', () => {
    const c = byHalf(4, 3)
    const demanding: Role = { ...role, floors: { technical: 4, people: 2 } }
    expect(balance(c).tilt).toBe('technical')
    expect(balance({ ...c, role: demanding }).tilt).toBe('people')
  })

  test('mirrored halves give the mirror image', () => {
    const [here, there] = [balance(byHalf(4, 2)), balance(mirrored(byHalf(4, 2)))]
    expect(there.difference.mean).toBeCloseTo(-here.difference.mean, 10)
    expect([there.tilt, there.weaker]).toEqual(['people', 'technical'])
  })
})

describe('change', () => {
  test.each([
    [2, 4, 'probably up', 'up'],
    [4, 2, 'probably down', 'down'],
    [3, 3.1, 'no clear change', 'unclear'],
  ] as const)('from %f to %f: %s', (before, after, words, direction) => {
    const changes = change(person(before).belief, person(after).belief, role)
    expect(changes.halves.map((it) => [it.half, it.words])).toEqual([
      ['technical', words],
      ['people', words],
    ])
    expect(changes.competencies).toHaveLength(8)
    expect(changes.competencies.find(({ competency }) => competency === 'p4')?.direction).toBe(direction)
  })

  test('both intervals, and a difference never surer than either', () => {
    const [first] = change(person(2).belief, person(4).belief, role).competencies
    expect(first!.difference.sd).toBeGreaterThan(Math.max(first!.before.sd, first!.after.sd))
    expect(first!.difference.mean).toBeCloseTo(first!.after.mean - first!.before.mean, 12)
  })
})

describe('compare', () => {
  test('the same person against several roles, in the order given', () => {
    const { role: _, ...someone } = person(3.6)
    const easier = { ...inventedRole(prior, 2, 2), id: 'easier' }
    const harder = { ...inventedRole(prior, 4.5, 4.5), id: 'harder' }
    const all = compare(someone, [harder, easier, role])
    expect(all.map((it) => [it.role.id, it.readiness.state])).toEqual([
      ['harder', 'not-yet'],
      ['easier', 'met'],
      ['invented', 'met'],
    ])
    expect(all[0]!.gaps).toHaveLength(8)
    expect(all[0]!.gaps[0]!.chance.value).toBeLessThan(all[1]!.gaps[0]!.chance.value)
  })
})

describe('with the engine itself', () => {
  const people = ['active-listening', 'collaboration', 'ownership', 'influence']
  const technical = ['programming', 'testing', 'networks', 'debugging']
  const engine = priorFor({
    competencies: [
      ...technical.map((id) => ({ id, half: 'technical' as const, halfLifeInDays: 900 })),
      ...people.map((id) => ({ id, half: 'people' as const, halfLifeInDays: 1500 })),
    ],
    roleMeans: new Map(),
    elsewhere: 2.5,
  })
  const target: Role = inventedRole(engine, 2.5, 2.5)
  const known = (level: number, ids: readonly string[], from: (half: string) => readonly string[]) => {
    const random = seededRandom(9)
    let next = 0
    return target.requirements
      .filter(({ competency }) => ids.includes(competency))
      .flatMap(({ competency, half }) =>
        from(half).flatMap((name) => {
          const source = sources.find(({ id }) => id === name)!
          return [150, 140, 30, 20].flatMap((age) =>
            Array.from({ length: 4 }, (_, i) => ({
              id: `${next++}`,
              source: name,
              version: source.version,
              day: today - age,
              payload: source.simulate({ competency, level, voice: { id: `${name}-${i}`, bias: 0 } }, random),
            })),
          )
        }),
      )
  }
  const caseFrom = (evidence: ReturnType<typeof known>): Case => {
    const all = { prior: engine, evidence, sources }
    const traces = evidence.map(({ id, source, day, payload }) => ({
      evidence: id,
      competency: (payload as { competency: string }).competency,
      source,
      independent: sources.find((it) => it.id === source)!.independent,
      day,
      stale: false,
    }))
    return {
      role: target,
      belief: fuse({ ...all, day: today }),
      earlier: replay({ ...all, days: [today - 130, today - 60] }),
      traces,
      day: today,
    }
  }
  const all = [...technical, ...people]
  const sourcesOf = (half: string) => (half === 'technical' ? ['manager', 'work', 'test'] : ['manager', 'work', 'situation'])

  test('a strong person passes, a weak one does not, and half a person does not', () => {
    expect(readiness(caseFrom(known(4.5, all, sourcesOf))).state).toBe('met')
    expect(readiness(caseFrom(known(1, all, sourcesOf))).state).toBe('not-yet')
    const half = readiness(caseFrom(known(4.5, technical, sourcesOf)))
    expect(half.verdicts.map(({ state }) => state)).toEqual([
      'met',
      'needs-evidence',
      'no-chance-to-show',
      'needs-evidence',
      'needs-evidence',
    ])
  })

  test('own word alone passes nothing, whatever it says', () => {
    const c = caseFrom(known(5, all, () => ['self']))
    expect(readiness(c).verdicts.map(({ state }) => state)).toEqual(Array(5).fill('needs-evidence'))
    expect(nextSteps(c, { hoursAWeek: 3 }).length).toBeGreaterThan(0)
  })
})
