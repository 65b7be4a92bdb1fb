import { createHmac, timingSafeEqual } from 'node:crypto'

/** Cookies that need https carry the __Host- prefix: no other host, no other path, never without encryption. */
export const sessionCookie = (https: boolean) => (https ? '__Host-evenkeel' : 'evenkeel')

/** The session token of a request, if its cookie bears our signature. Format: token "." base64 HMAC-SHA256(secret, token). */
export function tokenOf(cookieHeader: string | undefined, secret: string, https: boolean): string | null {
  const raw = cookieValue(cookieHeader, sessionCookie(https))
  if (!raw) return null
  const dot = raw.lastIndexOf('.')
  if (dot < 1) return null
  const token = raw.slice(0, dot)
  const given = Buffer.from(raw.slice(dot + 1), 'base64')
  const right = createHmac('sha256', secret).update(token).digest()
  return given.length === right.length && timingSafeEqual(given, right) ? token : null
}

/** The cookie that carries a session token, for as long as the session may last. The same form as the identity library's own. */
export function cookieFor(token: string, { secret, https, seconds }: { secret: string; https: boolean; seconds: number }): string {
  const signature = createHmac('sha256', secret).update(token).digest('base64')
  const value = encodeURIComponent(`${token}.${signature}`)
  return `${sessionCookie(https)}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; SameSite=Lax${https ? '; Secure' : ''}`
}

function cookieValue(header: string | undefined, name: string): string | null {
  for (const part of header?.split(';') ?? []) {
    const [key, ...rest] = part.trim().split('=')
    if (key !== name) continue
    try {
      return decodeURIComponent(rest.join('='))
    } catch {
      return null
    }
  }
  return null
}
