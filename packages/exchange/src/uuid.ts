import { sha1 } from './sha1.ts'

/** The namespace for addresses, RFC 9562, section 6.6. */
export const addresses = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'

/** A name-based UUID, version 5 (RFC 9562, section 5.5): the same name in the same namespace is the same UUID, always and everywhere. */
export function uuid(namespace: string, name: string): string {
  const space = [...namespace.replaceAll('-', '').matchAll(/../g)].map(([pair]) => Number.parseInt(pair, 16))
  const digest = sha1(Uint8Array.from([...space, ...utf8(name)])).slice(0, 16)
  digest[6] = (digest[6]! & 0x0f) | 0x50
  digest[8] = (digest[8]! & 0x3f) | 0x80
  const hex = [...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

function utf8(text: string): number[] {
  const escaped = encodeURIComponent(text.toWellFormed())
  return [...escaped.matchAll(/%(..)|[^%]/g)].map(([sign, hex]) => (hex ? Number.parseInt(hex, 16) : sign.charCodeAt(0)))
}
