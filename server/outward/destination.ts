import { isIP } from 'node:net'
import { isPublic } from './addresses.ts'

/** Why something is not sent to an address, before anybody is asked where it leads. */
export type Objection = 'no-address' | 'not-https' | 'port' | 'inside'

/**
 * The URL parser has already turned every way to write an IPv4 address (decimal, octal, hexadecimal, short) into the one with four parts, so what
 * is checked here is what would be connected to. `allowed`: hosts, with or without port, that the operator vouches for.
 */
export function objectionTo(text: string, allowed: readonly string[]): Objection | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || url.username !== '' || url.password !== '') return 'no-address'
  if (isAllowed(url, allowed)) return ['https:', 'http:'].includes(url.protocol) ? null : 'no-address'
  if (url.protocol !== 'https:') return 'not-https'
  const port = Number(url.port || 443)
  // Below 1024 stand mail, files and remote shells, none of which is a webhook.
  if (port !== 443 && port < 1024) return 'port'
  const host = hostOf(url)
  if (isIP(host)) return isPublic(host) ? null : 'inside'
  return /^(localhost|[^.]+)\.?$|\.(localhost|local|internal|home\.arpa)\.?$/.test(host) ? 'inside' : null
}

export const isAllowed = (url: URL, allowed: readonly string[]) => allowed.includes(url.host) || allowed.includes(url.hostname)

/** Without the brackets of an IPv6 address. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, '$1')
