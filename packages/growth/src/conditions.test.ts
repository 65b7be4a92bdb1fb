import { expect, test } from 'vitest'
import { assumedBarSd, floorCondition, halfWeights, levelCondition } from './conditions.ts'
import { inventedPrior, inventedRole } from './fixture.ts'

const role = inventedRole(inventedPrior(3), 3, 2.5)

test('a half’s weights are shares of that half alone', () => {
  expect([...halfWeights(role, 'people')]).toEqual([
    ['p1', 1 / 6],
    ['p2', 2 / 6],
    ['p3', 3 / 6],
  ])
})

test('the bar of a floor and of a level, with the role’s own doubt or the assumed one', () => {
  expect(floorCondition(role, 'technical')).toMatchObject({ bar: 2.5, barSd: assumedBarSd })
  expect(floorCondition({ ...role, barSd: 0.4 }, 'technical')).toMatchObject({ barSd: 0.4 })
  expect(levelCondition({ ...role, barSd: 0 }, role.requirements[0]!)).toEqual({ weights: new Map([['t1', 1]]), bar: 3, barSd: 0 })
})
