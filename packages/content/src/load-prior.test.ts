import { describe, expect, test } from 'vitest'
import type { Competency } from './competency.ts'
import type { Content } from './load.ts'
import { meanRequirement, priorMeans } from './load-prior.ts'
import { levelOf, roleOf } from './load-role.ts'
import type { RoleLevel } from './role-family.ts'

const halfOf = { programming: 'technical', testing: 'technical', networks: 'technical', empathy: 'people', influence: 'people' } as const
const asks = (competency: string, level: number, weight: number) => ({ competency, level, weight, essential: level > 3 })

function contentWith(technical: ReturnType<typeof asks>[], people: ReturnType<typeof asks>[]): Content {
  const anchors = { 1: '', 2: '', 3: '', 4: '', 5: '' }
  const competencies = Object.entries(halfOf).map(([id, half]): [string, Competency] => [
    id,
    { id, half, name: id, about: '', anchors, halfLifeInDays: 900, status: 'current' },
  ])
  const level: RoleLevel = {
    id: 'senior',
    title: 'Senior engineer',
    purpose: '',
    changes: [],
    technical: { share: 50, floor: 2.8, evidence: [], requirements: technical },
    people: { share: 50, floor: 2.1, evidence: [], requirements: people },
  }
  const family = { id: 'engineering', title: 'Engineering', purpose: '', levels: [level] }
  return { competencies: new Map(competencies), roles: new Map([['engineering', family]]), situations: new Map() }
}

const content = contentWith([asks('programming', 4, 3), asks('testing', 3, 1)], [asks('empathy', 2.5, 2)])

describe('roleOf', () => {
  test('gives a level the shape the gates read, both halves in one list', () => {
    expect(roleOf(content, 'engineering', 'senior')).toEqual({
      id: 'engineering/senior',
      title: 'Senior engineer',
      requirements: [
        { competency: 'programming', half: 'technical', level: 4, weight: 3, essential: true },
        { competency: 'testing', half: 'technical', level: 3, weight: 1, essential: false },
        { competency: 'empathy', half: 'people', level: 2.5, weight: 2, essential: false },
      ],
      floors: { technical: 2.8, people: 2.1 },
      evidence: { technical: [], people: [] },
    })
  })

  test('is null where there is no such family or level', () => {
    expect(roleOf(content, 'gardening', 'senior')).toBeNull()
    expect(roleOf(content, 'engineering', 'chief')).toBeNull()
  })
})

describe('priorMeans', () => {
  const rounded = (means: ReadonlyMap<string, number>) => Object.fromEntries([...means].map(([id, mean]) => [id, Number(mean.toFixed(3))]))

  test('starts what the role asks for a little below, and the rest at half of what its half asks', () => {
    // technical: weighted mean (3 x 4 + 1 x 3) / 4 = 3.75, half of it 1.875; people: 2.5, half of it 1.25
    expect(meanRequirement(levelOf(content, 'engineering', 'senior')!, 'technical')).toBe(3.75)
    expect(rounded(priorMeans(content, 'engineering', 'senior'))).toEqual({
      programming: 3.7,
      testing: 2.7,
      networks: 1.875,
      empathy: 2.2,
      influence: 1.25,
    })
  })

  test('never starts what is not asked above what is', () => {
    const steep = contentWith([asks('programming', 5, 9), asks('testing', 1, 1)], [asks('empathy', 3, 1)])
    expect(rounded(priorMeans(steep, 'engineering', 'senior'))).toMatchObject({ testing: 0.7, networks: 0.7 })
  })

  test('treats both halves by the same numbers', () => {
    const mirrored = contentWith([asks('programming', 3, 1)], [asks('empathy', 3, 1)])
    const means = priorMeans(mirrored, 'engineering', 'senior')
    expect(means.get('programming')).toBe(means.get('empathy'))
    expect(means.get('networks')).toBe(means.get('influence'))
  })

  test('starts a half that is asked for nothing at level 1, and says nothing without such a level', () => {
    const lopsided = contentWith([asks('programming', 3, 1)], [])
    expect(rounded(priorMeans(lopsided, 'engineering', 'senior'))).toMatchObject({ empathy: 1, influence: 1 })
    expect(priorMeans(content, 'engineering', 'chief').size).toBe(0)
  })
})
