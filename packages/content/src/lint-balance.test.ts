import { expect, test } from 'vitest'
import { balanceOf } from './lint-balance.ts'
import type { Content } from './load.ts'
import type { RoleFamily } from './role-family.ts'

type Sides = { technical: [share: number, count: number]; people: [share: number, count: number] }

function contentWith(levels: Record<string, Sides>): Content {
  const half = ([share, count]: [number, number]) => ({
    share,
    floor: 2,
    evidence: [],
    requirements: Array.from({ length: count }, (_, i) => ({ competency: `c${i}`, level: 3, weight: 1, essential: false })),
  })
  const family: RoleFamily = {
    id: 'engineering',
    title: 'Engineering',
    purpose: '',
    levels: Object.entries(levels).map(([id, { technical, people }]) => ({
      id,
      title: id,
      purpose: '',
      changes: [],
      technical: half(technical),
      people: half(people),
    })),
  }
  return { competencies: new Map(), roles: new Map([['engineering', family]]), situations: new Map() }
}

test('tells the share of the people half by weight and by count, and the levels with none', () => {
  const balance = balanceOf(
    contentWith({
      junior: { technical: [60, 6], people: [40, 2] },
      senior: { technical: [50, 5], people: [50, 5] },
      lone: { technical: [60, 3], people: [40, 0] },
    }),
  )
  expect(balance.levels.map(({ level, peopleByWeight, peopleByCount }) => [level, peopleByWeight, peopleByCount])).toEqual([
    ['junior', 0.4, 0.25],
    ['senior', 0.5, 0.5],
    ['lone', 0, 0],
  ])
  expect(balance.meanByWeight).toBeCloseTo(0.3)
  expect(balance.meanByCount).toBeCloseTo(0.25)
  expect(balance.withoutPeople.map(({ level }) => level)).toEqual(['lone'])
  expect(balance.withoutTechnical).toEqual([])
})

test('treats the halves alike and has no mean of nothing', () => {
  const { withoutTechnical, levels } = balanceOf(
    contentWith({ talk: { technical: [40, 0], people: [60, 4] }, empty: { technical: [0, 0], people: [0, 0] } }),
  )
  expect(withoutTechnical.map(({ level }) => level)).toEqual(['talk', 'empty'])
  expect(levels.map(({ peopleByWeight, peopleByCount }) => [peopleByWeight, peopleByCount])).toEqual([
    [1, 1],
    [0, 0],
  ])
  expect(balanceOf(contentWith({}))).toMatchObject({ meanByWeight: null, meanByCount: null })
})
