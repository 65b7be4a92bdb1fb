import type { Content } from '@evenkeel/content'
import { expect, test } from 'vitest'
import { openShelf } from './shelf.ts'

const content = (): Content => ({ competencies: new Map(), roles: new Map(), situations: new Map() })

test('what was not asked for longest makes room; organisations are kept apart', () => {
  const shelf = openShelf(2)
  const [one, two, three] = [content(), content(), content()]
  shelf.keep('a', 1, one)
  shelf.keep('b', 1, two)
  expect([shelf.find('a', 1), shelf.find('b', 1), shelf.find('b', 2)]).toEqual([one, two, undefined])
  expect(shelf.find('a', 1)).toBe(one)
  shelf.keep('a', 2, three)
  expect(shelf.find('b', 1)).toBeUndefined()
  expect([shelf.find('a', 1), shelf.find('a', 2)].map((found) => found === one || found === three)).toEqual([true, true])
})
