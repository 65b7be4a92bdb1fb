import { expect, test } from 'vitest'
import { isKey, keyHash, newKey } from './key.ts'

test('a key is one word that scanners know, and a mistyped one is told apart', () => {
  for (let i = 0; i < 200; i++) {
    const { secret, hash } = newKey()
    expect(secret).toMatch(/^ek_[0-9A-Za-z]{49}$/)
    expect(isKey(secret)).toBe(true)
    expect(hash).toBe(keyHash(secret))
    expect(hash).not.toContain(secret.slice(3, 20))
    const at = 3 + (i % 49)
    const other = secret[at] === 'a' ? 'b' : 'a'
    expect(isKey(secret.slice(0, at) + other + secret.slice(at + 1))).toBe(false)
  }
})

test.each([
  '',
  'ek_',
  'ek_short',
  `ek_${'a'.repeat(49)}`,
  `${newKey().secret} `,
  `${newKey().secret}a`,
  newKey().secret.replace('ek_', 'EK_'),
])('%j is no key', (text) => expect(isKey(text)).toBe(false))

test('no two keys are alike', () => {
  expect(new Set(Array.from({ length: 1000 }, () => newKey().secret)).size).toBe(1000)
})
