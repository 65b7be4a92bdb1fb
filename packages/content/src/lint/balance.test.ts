import { describe, expect, test } from 'vitest'
import type { Competency } from '../competency.ts'
import type { RoleLevel } from '../role-family.ts'
import { balanceRules } from './index.ts'

const kinds: Record<string, boolean> = { self: false, practice: false, manager: true, work: true, test: true, situation: true }
const names = {
  technical: ['programming', 'testing', 'networks', 'debugging'],
  people: ['empathy', 'influence', 'ownership', 'adaptability'],
} as const

type Half = { share: number; floor: number; evidence: string[]; requirements: RoleLevel['people']['requirements'] }
type Level = Omit<RoleLevel, 'technical' | 'people'> & Record<keyof typeof names, Half>
type Draft = { competencies: Map<string, Competency>; junior: Level; senior: Level }

function soundDraft(): Draft {
  const anchors = { 1: '', 2: '', 3: '', 4: '', 5: '' }
  const competencyOf = (half: keyof typeof names) =>
    names[half].map((id): [string, Competency] => [id, { id, half, name: id, about: '', anchors, halfLifeInDays: 900, status: 'current' }])
  const half = (which: keyof typeof names, level: number): Half => ({
    share: 50,
    floor: level - 0.5,
    evidence: ['self', 'manager', 'work'],
    requirements: names[which].map((competency) => ({ competency, level, weight: 1, essential: false })),
  })
  const at = (id: string, level: number): Level => ({
    id,
    title: id,
    purpose: '',
    changes: [],
    technical: half('technical', level),
    people: half('people', level),
  })
  return {
    competencies: new Map([...competencyOf('technical'), ...competencyOf('people')]),
    junior: at('junior', 2),
    senior: at('senior', 3),
  }
}

function check(spoil: (draft: Draft) => void) {
  const draft = soundDraft()
  spoil(draft)
  const family = { id: 'all', title: 'All', purpose: '', levels: [draft.junior, draft.senior] }
  const content = { competencies: draft.competencies, roles: new Map([['all', family]]), situations: new Map() }
  return balanceRules.flatMap((rule) =>
    rule.check(content, (source) => kinds[source]).map((complaint) => ({ rule: rule.id, ...complaint })),
  )
}

test('a framework in balance has no finding', () => {
  expect(check(() => {})).toEqual([])
})

describe('a seeded defect is found, by its rule alone, at its place, in its own words', () => {
  const mutants: [what: string, rule: string, severity: string, place: string, message: string, spoil: (draft: Draft) => void][] = [
    [
      'shares of 35 and 65, the light half',
      'parity',
      'error',
      'levels.senior.people.share',
      'people half weighs 35 of 100, outside 40 to 60',
      ({ senior }) => {
        senior.people.share = 35
        senior.technical.share = 65
      },
    ],
    [
      'shares of 35 and 65, the heavy half',
      'parity',
      'error',
      'levels.senior.technical.share',
      'technical half weighs 65 of 100',
      ({ senior }) => {
        senior.people.share = 35
        senior.technical.share = 65
      },
    ],
    [
      'shares of 55 and 55',
      'parity',
      'error',
      'levels.senior',
      'together that is 110, not 100',
      ({ senior }) => {
        senior.people.share = 55
        senior.technical.share = 55
      },
    ],
    [
      'two competencies in a half',
      'parity',
      'error',
      'levels.junior.people.requirements',
      'asks for 2 competencies, fewer than 3',
      ({ junior }) => {
        junior.people.requirements.splice(2)
      },
    ],
    [
      'one independent kind',
      'evidence',
      'error',
      'levels.senior.people.evidence',
      'Only 1 independent kind of evidence may speak for the people half (manager)',
      ({ senior }) => {
        senior.people.evidence = ['self', 'manager']
      },
    ],
    [
      'self and practice alone',
      'evidence',
      'error',
      'levels.junior.people.evidence',
      'Only 0 independent kinds',
      ({ junior }) => {
        junior.people.evidence = ['self', 'practice']
      },
    ],
    [
      'one kind said twice',
      'evidence',
      'error',
      'levels.senior.people.evidence',
      '"manager" is named more than once',
      ({ senior }) => {
        senior.people.evidence = ['manager', 'manager']
      },
    ],
    [
      'one kind said twice, counted',
      'evidence',
      'error',
      'levels.senior.people.evidence',
      'Only 1 independent kind',
      ({ senior }) => {
        senior.people.evidence = ['manager', 'manager']
      },
    ],
    [
      'a source nobody has',
      'evidence',
      'error',
      'levels.senior.technical.evidence',
      'no source of evidence "horoscope"',
      ({ senior }) => {
        senior.technical.evidence.push('horoscope')
      },
    ],
    [
      'no floor',
      'floors',
      'error',
      'levels.junior.people.floor',
      'people half has no floor',
      ({ junior }) => {
        junior.people.floor = 0
      },
    ],
    [
      'a floor above the mean',
      'floors',
      'error',
      'levels.senior.technical.floor',
      'above the weighted mean of what the half asks, 3.00',
      ({ senior }) => {
        senior.technical.floor = 3.1
      },
    ],
    [
      'a floor in the cellar',
      'floors',
      'error',
      'levels.senior.people.floor',
      'more than 1 level below the weighted mean of what the half asks, 3.00',
      ({ senior }) => {
        senior.people.floor = 1.9
      },
    ],
    [
      'a floor that goes down',
      'progress',
      'error',
      'levels.senior.people.floor',
      'goes down from 2.4 at junior to 2.3 at senior',
      ({ junior, senior }) => {
        for (const requirement of junior.people.requirements) requirement.level = 2.5
        junior.people.floor = 2.4
        senior.people.floor = 2.3
      },
    ],
    [
      'a requirement that goes down',
      'progress',
      'error',
      'levels.senior.people.requirements.empathy',
      '"empathy" goes down from junior to senior: 2 to 1.5',
      ({ senior }) => {
        senior.people.requirements[0]!.level = 1.5
      },
    ],
    [
      'a requirement dropped on the way',
      'progress',
      'warning',
      'levels.senior.people.requirements',
      '"adaptability" is no longer required from junior to senior',
      ({ senior }) => {
        senior.people.requirements.pop()
      },
    ],
    [
      'a half with fewer competencies',
      'even-halves',
      'error',
      'half',
      '4 technical and 3 people competencies',
      ({ competencies }) => {
        competencies.delete('empathy')
      },
    ],
    [
      'a competency no role asks for',
      'coverage',
      'error',
      'id',
      'No role requires "networks"',
      ({ junior, senior }) => {
        for (const { technical } of [junior, senior]) technical.requirements.splice(2, 1)
      },
    ],
  ]

  test.each(mutants)('%s: %s', (_, rule, severity, place, message, spoil) => {
    const findings = check(spoil)
    expect(findings).toContainEqual(expect.objectContaining({ rule, severity, place, message: expect.stringContaining(message) }))
    for (const finding of findings) expect([finding.rule, finding.remedy.length > 20]).toEqual([rule, true])
  })

  test('no rule is without a mutant', () => {
    expect(new Set(mutants.map(([, rule]) => rule))).toEqual(new Set(balanceRules.map((rule) => rule.id)))
  })
})

test.each([
  [40, 60],
  [60, 40],
])('shares of %i and %i are within the tolerance', (technical, people) => {
  const spoil = ({ senior }: Draft) =>
    Object.assign(senior, { technical: { ...senior.technical, share: technical }, people: { ...senior.people, share: people } })
  expect(check(spoil)).toEqual([])
})

test.each([3, 2])('a floor of %f under a mean of 3 is within the tolerance', (floor) => {
  expect(check(({ senior }) => Object.assign(senior.people, { floor }))).toEqual([])
})

test('floors are compared with the weighted mean, not the plain one', () => {
  // (3 x 4 + 1 x 2 + 1 x 2 + 1 x 2) / 6 = 3, plain 2.5
  const spoil = ({ junior, senior }: Draft) => {
    for (const requirement of junior.people.requirements) requirement.level = 2
    senior.people.requirements = senior.people.requirements.map((each, i) => ({ ...each, level: i === 0 ? 4 : 2, weight: i === 0 ? 3 : 1 }))
    senior.people.floor = 2.9
  }
  expect(check(spoil)).toEqual([])
})
