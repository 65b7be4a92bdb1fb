/** Which requests carry a cookie: RFC 6265 (domain, path, Secure) and its successor draft-ietf-httpbis-rfc6265bis (SameSite). */

export type Cookie = {
  /** The host that set it. */
  readonly host: string
  /** The Domain attribute; null makes it a cookie of this host alone. */
  readonly domain: string | null
  readonly path: string
  readonly secure: boolean
  readonly sameSite: 'Strict' | 'Lax' | 'None'
}

export type BrowserRequest = {
  /** The https page that causes the request. */
  readonly page: string
  /** A link or a form changes the address shown; a fetch call or an image does not. */
  readonly by: 'link' | 'form' | 'fetch' | 'image'
  readonly method: 'GET' | 'POST'
  readonly scheme: 'https' | 'http'
  readonly host: string
  readonly path: string
}

/** What the browser checks; `browser` checks all of it properly, the others leave something out. */
export type Checks = {
  readonly host: 'exact unless Domain' | 'subdomains too'
  readonly path: 'whole segments' | 'any prefix' | 'ignored'
  readonly secure: boolean
  readonly site: 'registrable domain' | 'ignored' | 'links always' | 'forms too' | 'fetch too' | 'images too'
}

export const browser: Checks = { host: 'exact unless Domain', path: 'whole segments', secure: true, site: 'registrable domain' }

export function isSent(cookie: Cookie, request: BrowserRequest, checks: Checks = browser): boolean {
  if (!hostFits(cookie, request.host, checks)) return false
  if (!pathFits(cookie.path, request.path, checks)) return false
  if (checks.secure && cookie.secure && request.scheme !== 'https') return false
  return siteFits(cookie, request, checks)
}

/** The last two labels: all hosts of the items end in .example, which has no public suffixes below it. */
export function siteOf(host: string): string {
  return host.split('.').slice(-2).join('.')
}

function hostFits(cookie: Cookie, host: string, checks: Checks): boolean {
  if (host === cookie.host && cookie.domain === null) return true
  const domain = cookie.domain ?? (checks.host === 'subdomains too' ? cookie.host : null)
  return domain !== null && (host === domain || host.endsWith(`.${domain}`))
}

/** /account fits /account and /account/orders, not /accounting (RFC 6265, 5.1.4). */
function pathFits(path: string, asked: string, checks: Checks): boolean {
  if (checks.path === 'ignored' || asked === path) return true
  if (!asked.startsWith(path)) return false
  return checks.path === 'any prefix' || path.endsWith('/') || asked.charAt(path.length) === '/'
}

function siteFits(cookie: Cookie, request: BrowserRequest, checks: Checks): boolean {
  const same = siteOf(request.page) === siteOf(request.host)
  if (same || cookie.sameSite === 'None' || checks.site === 'ignored') return true
  if (checks.site === 'links always' && request.by === 'link') return true
  const topLevel = request.by === 'link' || (request.by === 'form' && (request.method === 'GET' || checks.site === 'forms too'))
  const believed = (checks.site === 'fetch too' && request.by === 'fetch') || (checks.site === 'images too' && request.by === 'image')
  return cookie.sameSite === 'Lax' && (topLevel || believed)
}
