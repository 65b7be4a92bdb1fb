import { expect, test } from 'vitest'
import { ratedTogether } from './rated-together.ts'

const rated = (person: string, voices: readonly string[], anchored = false) => ({ person, voices, anchored })

test('people are in one group as soon as a chain of raters leads from one to the other', () => {
  const apart = [rated('a', ['r', 's']), rated('b', ['s']), rated('c', ['t']), rated('d', ['u', 't'])]
  expect(ratedTogether(apart)).toEqual({ groups: 2, unanchored: 2, relative: 4 })
  expect(ratedTogether([...apart, rated('e', ['u', 'r'])])).toEqual({ groups: 1, unanchored: 1, relative: 5 })
})

test('one test of one person in it holds a group to the ground', () => {
  expect(ratedTogether([rated('a', ['r'], true), rated('b', ['r']), rated('c', ['t'])])).toEqual({ groups: 2, unanchored: 1, relative: 1 })
})

test('whom nobody rated is in no group', () => {
  expect(ratedTogether([rated('a', []), rated('b', [], true)])).toEqual({ groups: 0, unanchored: 0, relative: 0 })
  expect(ratedTogether([])).toEqual({ groups: 0, unanchored: 0, relative: 0 })
})

test('a long chain is one group, and takes no time worth speaking of', () => {
  const chain = Array.from({ length: 50_000 }, (_, i) => rated(`p${i}`, [`r${i}`, `r${i + 1}`]))
  expect(ratedTogether(chain).groups).toBe(1)
  expect(ratedTogether(chain.toReversed()).groups).toBe(1)
})
