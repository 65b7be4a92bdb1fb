import { describe, expect, test } from 'vitest'
import { competency, fill, listed, source } from './sentence.ts'
import { chanceWord, chanceWords, rounded } from './words.ts'

test.each([
  [0, 'unlikely'],
  [0.2499, 'unlikely'],
  [0.25, 'possible'],
  [0.5499, 'possible'],
  [0.55, 'likely'],
  [0.7999, 'likely'],
  [0.8, 'very likely'],
  [1, 'very likely'],
] as const)('a chance of %f is %s', (chance, word) => expect(chanceWord(chance)).toBe(word))

describe('the number after the word', () => {
  test.each([
    [{ value: 0.68, low: 0.56, high: 0.81 }, 'likely (about 70\u00a0%, between 55 and 85\u00a0%)'],
    [{ value: 0.7, low: 0.69, high: 0.71 }, 'likely (about 70\u00a0%, between 65 and 75\u00a0%)'],
    [{ value: 0.001, low: 0, high: 0.02 }, 'unlikely (5\u00a0% or less)'],
    [{ value: 0.999, low: 0.98, high: 1 }, 'very likely (95\u00a0% or more)'],
    [{ value: 0.04, low: 0, high: 0.31 }, 'unlikely (about 5\u00a0%, between 5 and 35\u00a0%)'],
  ])('%o reads %s', (chance, text) => expect(chanceWords(chance).text).toBe(text))
})

test.each([
  [1.234, 1.2, '1'],
  [1.234, 0.3, '1.2'],
  [1.234, 0.05, '1.23'],
  [-0.04, 0.3, '0.0'],
])('%f with a standard error of %f is written %s', (value, sd, text) => expect(rounded(value, sd)).toBe(text))

test('placeholders are filled by kind and id', () => {
  const sentence = `${competency('active-listening')} rests on ${source('manager')}.`
  expect(fill(sentence, (kind, id) => `${kind}/${id}`)).toBe('competency/active-listening rests on source/manager.')
})

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c and 2 more'],
])('%o is listed as "%s"', (names, text) => expect(listed(names)).toBe(text))
