import { expect, test } from 'vitest'
import { closestTo } from './did-you-mean.ts'

test.each([
  ['port', 'port'],
  ['prot', 'port'],
  ['hsot', 'host'],
  ['porting', 'port'],
  ['something', undefined],
])('%s: %s', (word, meant) => {
  expect(closestTo(word, ['host', 'port', 'secret'])).toBe(meant)
})
