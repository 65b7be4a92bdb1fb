import { createHash, randomBytes } from 'node:crypto'

/** How a link's token is stored: a thief of the database cannot follow it. */
export const linkHash = (token: string): string => createHash('sha256').update(`link:${token}`).digest('hex')

export function newToken(): { readonly token: string; readonly hash: string } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: linkHash(token) }
}
