import { createHmac, hash } from 'node:crypto'

const blockLength = 64

/**
 * HMAC-SHA-256 with a key of the installation, in base64url (RFC 2104: H(K ^ opad, H(K ^ ipad, words))). Out of two one-shot hashes: an object for
 * each of some hundred thousand marks would hold memory that the garbage collector does not know about.
 */
export function markWith(secret: string): (words: string) => string {
  const key = Buffer.alloc(blockLength)
  createHmac('sha256', secret).update('mark').digest().copy(key)
  const [inner, outer] = [0x36, 0x5c].map((pad) => Buffer.from(key.map((byte) => byte ^ pad)))
  return (words) =>
    hash('sha256', Buffer.concat([outer!, hash('sha256', Buffer.concat([inner!, Buffer.from(words)]), 'buffer')]), 'base64url')
}
