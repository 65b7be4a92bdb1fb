import { expect, test } from 'vitest'
import { together } from './together.ts'

const look = (at: string, did: string, who = 'You') => ({ at, did, who })

test('the same deed in a row on one day is one line with its count and its last time', () => {
  const lines = together([
    look('2026-03-02T09:03:00Z', 'opened home'),
    look('2026-03-02T09:02:00Z', 'saved a draft answer'),
    look('2026-03-02T09:01:00Z', 'saved a draft answer'),
    look('2026-03-01T09:01:00Z', 'saved a draft answer'),
    look('2026-03-01T09:00:00Z', 'saved a draft answer', 'Kim'),
  ])
  expect(lines.map(({ at, who, did, times }) => [at.slice(8, 16), who, did, times])).toEqual([
    ['02T09:03', 'You', 'opened home', 1],
    ['02T09:02', 'You', 'saved a draft answer', 2],
    ['01T09:01', 'You', 'saved a draft answer', 1],
    ['01T09:00', 'Kim', 'saved a draft answer', 1],
  ])
  expect(new Set(lines.map(({ id }) => id)).size).toBe(4)
})
