// What stands in two rooms because neither may enter the other, held equal.
import { chanceWord as judged } from '@evenkeel/growth'
import { expect, test } from 'vitest'
import { chanceWord as drawn } from '../ui/pictures.ts'

test('a chance has the same word in a verdict and in a picture', () => {
  for (let value = 0; value <= 1; value += 0.005) {
    expect([value, drawn({ value, low: value, high: value }).toLowerCase()]).toEqual([value, judged(value)])
  }
})
