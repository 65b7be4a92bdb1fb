import { describe, expect, test } from 'vitest'
import { bucketOf, errorRatio, nearestRank, ownTime, rankOf, type Span } from './service-levels.ts'

describe('nearest rank', () => {
  const ten = [15, 20, 35, 40, 50, 55, 60, 70, 80, 100]
  test.each([
    [50, 50],
    [90, 80],
    [91, 100],
    [100, 100],
    [1, 15],
    [10, 15],
    [11, 20],
  ])('the %dth percentile of ten values is %d', (percentage, expected) => {
    expect(nearestRank(ten, percentage)).toBe(expected)
  })

  test('the order of arrival does not matter', () => {
    expect(nearestRank([9, 1, 5], 50)).toBe(5)
  })

  test.each([
    [20, 95, 19],
    [25, 50, 13],
    [1000, 99, 990],
    [7, 100, 7],
    [3, 0, 1],
  ])('of %d values the %d percent are at rank %d', (count, percentage, rank) => {
    expect(rankOf(count, percentage)).toBe(rank)
  })
})

test.each([
  [[5, 90, 4, 1], 50, 1],
  [[5, 90, 4, 1], 95, 1],
  [[5, 90, 4, 1], 96, 2],
  [[5, 90, 4, 1], 100, 3],
  [[0, 0, 3], 1, 2],
])('in buckets %j percentile %d lies in bucket %d', (counts, percentage, place) => {
  expect(bucketOf(counts, percentage)).toBe(place)
})

test('the error ratio of a window weighs minutes by their requests', () => {
  const series = [
    { requests: 100, errors: 50 },
    { requests: 900, errors: 0 },
    { requests: 1000, errors: 30 },
  ]
  expect(errorRatio(series, 1, 2)).toBe(0.05)
  expect(errorRatio(series, 2, 3)).toBe(0.04)
  expect(errorRatio(series, 2, 1)).toBe(0.03)
})

describe('own time', () => {
  const span = (id: string, parent: string | null, start: number, end: number): Span => ({ id, parent, start, end })
  const root = span('root', null, 0, 100)
  test.each([
    ['no calls', [], 100],
    ['one call', [span('a', 'root', 10, 40)], 70],
    ['two after each other', [span('a', 'root', 10, 40), span('b', 'root', 50, 60)], 60],
    ['two that overlap count once', [span('a', 'root', 10, 40), span('b', 'root', 30, 60)], 50],
    ['one inside the other', [span('a', 'root', 10, 60), span('b', 'root', 20, 30)], 50],
    ['calls of calls are inside already', [span('a', 'root', 10, 40), span('c', 'a', 12, 20)], 70],
    ['a call that outlives its caller', [span('a', 'root', 90, 130)], 90],
  ])('%s', (_, calls, expected) => {
    expect(ownTime([root, ...calls], 'root')).toBe(expected)
  })

  test('of a span that is not there', () => {
    expect(ownTime([root], 'x')).toBeNaN()
  })
})
