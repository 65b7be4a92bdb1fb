import { generateKeyPairSync, sign } from 'node:crypto'

/** A certificate for a name, signed by itself (X.509 version 3, RFC 5280; ECDSA on P-256 with SHA-256), good from yesterday until tomorrow. For tests alone. */
export function makeCertificate(name: string, now = new Date()): { readonly key: string; readonly cert: string } {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const algorithm = sequence(oid('06082a8648ce3d040302'))
  const called = sequence(tagged(0x31, sequence(oid('0603550403'), tagged(0x0c, Buffer.from(name)))))
  const day = (days: number) =>
    tagged(0x17, Buffer.from(new Date(now.getTime() + days * 86_400_000).toISOString().replace(/^..|[-T:]|\....(?=Z)/g, '')))
  const otherName = sequence(oid('0603551d11'), tagged(0x04, sequence(tagged(0x82, Buffer.from(name)))))
  const toSign = sequence(
    ...[tagged(0xa0, integer(2)), integer(1), algorithm, called, sequence(day(-1), day(1)), called],
    ...[publicKey.export({ type: 'spki', format: 'der' }), tagged(0xa3, sequence(otherName))],
  )
  const signature = tagged(0x03, Buffer.concat([Buffer.of(0), sign('sha256', toSign, privateKey)]))
  const lines = sequence(toSign, algorithm, signature)
    .toString('base64')
    .replace(/(.{64})/g, '$1\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines.trimEnd()}\n-----END CERTIFICATE-----\n`,
  }
}

const oid = (hex: string) => Buffer.from(hex, 'hex')
const integer = (value: number) => tagged(0x02, Buffer.of(value))
const sequence = (...parts: readonly Buffer[]) => tagged(0x30, ...parts)

/** Tag, length, content (DER, ITU-T X.690). */
function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  const content = Buffer.concat(parts)
  const { length } = content
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255]
  return Buffer.concat([Buffer.of(tag, ...size), content])
}
