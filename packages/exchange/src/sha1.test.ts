import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { sha1 } from './sha1.ts'
import { uuid } from './uuid.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

test('sha1 says what another implementation says, for every length around a block and beyond', () => {
  for (const length of [0, 1, 3, 55, 56, 57, 63, 64, 65, 119, 120, 128, 1000, 70_000]) {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 31 + length) % 256)
    expect(hex(sha1(bytes)), `${length} bytes`).toBe(createHash('sha1').update(bytes).digest('hex'))
  }
})

test('uuid gives the example of RFC 9562, appendix A.4', () => {
  expect(uuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe('2ed6657d-e927-568b-95e1-2665a8aea6a2')
})

test('uuid reads names as UTF-8, of every script, and does not trip over half a character', () => {
  const named = (name: string) => {
    const bytes = createHash('sha1').update(Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex')).update(name, 'utf8').digest()
    bytes[6] = (bytes[6]! & 0x0f) | 0x50
    bytes[8] = (bytes[8]! & 0x3f) | 0x80
    return bytes.toString('hex', 0, 16)
  }
  for (const name of ['Zuhören & "verstehen"', '聴く', '🛠️ 100%', '\ud800']) {
    expect(uuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', name).replaceAll('-', ''), name).toBe(named(name))
  }
})
