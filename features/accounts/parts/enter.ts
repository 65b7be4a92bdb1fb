export { enter } from '../../where.ts'

/**
 * Only a path of this site: a link from elsewhere cannot send anybody away after signing in. Browsers skip tabs and line ends in an address and
 * take a backslash for a slash (WHATWG URL, basic URL parser), and two slashes begin another site.
 */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![\t\n\r]*[/\\])/.test(next) ? next : '/'
}
