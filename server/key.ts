import { createHash, randomBytes } from 'node:crypto'
import { crc32 } from 'node:zlib'

const digits = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
/** 256 bits: 62^43 is the first power that holds them. */
const secretLength = 43
/** 32 bits: 62^6. */
const checkLength = 6
const form = new RegExp(`^ek_[0-9A-Za-z]{${secretLength + checkLength}}$`)

/** How a key is stored: a thief of the database cannot use it. */
export const keyHash = (secret: string): string => createHash('sha256').update(`key:${secret}`).digest('hex')

/** ek_, 256 random bits in base 62, and their CRC-32: one word to a double click, and unmistakable to a scanner that looks for leaked secrets. */
export function newKey(): { readonly secret: string; readonly hash: string } {
  const random = inDigits(BigInt(`0x${randomBytes(32).toString('hex')}`), secretLength)
  const secret = `ek_${random}${check(random)}`
  return { secret, hash: keyHash(secret) }
}

/** Whether it could be a key at all. A mistyped one is told apart without asking the database. */
export function isKey(text: string): boolean {
  return form.test(text) && check(text.slice(3, -checkLength)) === text.slice(-checkLength)
}

const check = (random: string) => inDigits(BigInt(crc32(random)), checkLength)

function inDigits(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest /= 62n) text = digits[Number(rest % 62n)] + text
  return text
}
