import { expect, test } from 'vitest'
import { openVault } from './vault.ts'

const vault = openVault('a-secret-for-tests-only-0123456789abcdef')

test('what was sealed opens again, for what it is about', () => {
  for (const text of ['', 'whsec_abc', 'wörds 👩🏽‍💻', 'x'.repeat(100_000)]) {
    expect(vault.open(vault.seal(text, 'webhook:1'), 'webhook:1')).toBe(text)
  }
})

test('it opens for nothing else, not with another secret, and not after any byte was changed', () => {
  const sealed = vault.seal('whsec_abc', 'webhook:1')
  expect(vault.open(sealed, 'webhook:2')).toBeNull()
  expect(openVault('another-secret-for-tests-0123456789abcdef').open(sealed, 'webhook:1')).toBeNull()
  const bytes = Buffer.from(sealed.slice(3), 'base64url')
  for (let i = 0; i < bytes.length; i++) {
    const changed = Buffer.from(bytes)
    changed[i]! ^= 1
    expect(vault.open(`v1.${changed.toString('base64url')}`, 'webhook:1')).toBeNull()
  }
  for (const junk of ['', 'v1', 'v1.', 'v1.AAAA', 'v2.abc', 'whsec_abc']) expect(vault.open(junk, 'webhook:1')).toBeNull()
})

test('the same text is sealed differently each time, and cannot be read in it', () => {
  const all = Array.from({ length: 100 }, () => vault.seal('whsec_abc', 'webhook:1'))
  expect(new Set(all).size).toBe(100)
  expect(all.some((one) => Buffer.from(one.slice(3), 'base64url').includes('whsec'))).toBe(false)
})
