import { createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { markWith } from './mark.ts'

test.each(['', 'rating\nMika', 'ü👩🏽‍💻'.repeat(500)])('a mark is HMAC-SHA-256 as Node itself works it out: %#', (words) => {
  const key = createHmac('sha256', 'a secret').update('mark').digest()
  expect(markWith('a secret')(words)).toBe(createHmac('sha256', key).update(words).digest('base64url'))
  expect(markWith('another')(words)).not.toBe(markWith('a secret')(words))
})
