import { describe, expect, test } from 'vitest'
import { type BrowserRequest, browser, type Checks, type Cookie, isSent, siteOf } from './same-site.ts'

const session: Cookie = { host: 'shop.example', domain: null, path: '/', secure: true, sameSite: 'Lax' }
const link: BrowserRequest = { page: 'news.example', by: 'link', method: 'GET', scheme: 'https', host: 'shop.example', path: '/' }

describe('SameSite', () => {
  const ways: readonly (readonly [string, Partial<BrowserRequest>])[] = [
    ['link', {}],
    ['form', { by: 'form', method: 'POST' }],
    ['fetch', { by: 'fetch' }],
    ['image', { by: 'image' }],
  ]
  test.each([
    // what carries the cookie from another site; then from the same site
    ['Strict', [], ['link', 'form', 'fetch', 'image']],
    ['Lax', ['link'], ['link', 'form', 'fetch', 'image']],
    ['None', ['link', 'form', 'fetch', 'image'], ['link', 'form', 'fetch', 'image']],
  ] as const)('%s', (sameSite, across, within) => {
    const carried = (page: string) =>
      ways.filter(([, change]) => isSent({ ...session, sameSite }, { ...link, ...change, page })).map(([name]) => name)
    expect(carried('news.example')).toEqual(across)
    expect(carried('app.shop.example')).toEqual(within)
  })
})

test.each([
  ['its own host', null, 'shop.example', true],
  ['a subdomain without Domain', null, 'api.shop.example', false],
  ['a subdomain with Domain', 'shop.example', 'api.shop.example', true],
  ['the host itself with Domain', 'shop.example', 'shop.example', true],
  ['a host that only ends alike', 'shop.example', 'myshop.example', false],
])('host: %s', (_, domain, host, expected) => {
  expect(isSent({ ...session, domain }, { ...link, page: 'shop.example', host })).toBe(expected)
})

test.each([
  ['/', '/cart', true],
  ['/account', '/account', true],
  ['/account', '/account/edit', true],
  ['/account', '/accounts', false],
  ['/account', '/', false],
  ['/account/', '/account/edit', true],
])('path %s, asked for %s: %s', (path, asked, expected) => {
  expect(isSent({ ...session, path }, { ...link, path: asked })).toBe(expected)
})

test('Secure keeps a cookie off plain http', () => {
  expect(isSent(session, { ...link, scheme: 'http' })).toBe(false)
  expect(isSent({ ...session, secure: false }, { ...link, scheme: 'http' })).toBe(true)
})

test.each<[Partial<Checks>, Partial<Cookie>, Partial<BrowserRequest>]>([
  [{ host: 'subdomains too' }, {}, { host: 'api.shop.example' }],
  [{ path: 'any prefix' }, { path: '/account' }, { path: '/accounts' }],
  [{ path: 'ignored' }, { path: '/account' }, { path: '/help' }],
  [{ secure: false }, {}, { scheme: 'http' }],
  [{ site: 'links always' }, { sameSite: 'Strict' }, {}],
  [{ site: 'forms too' }, {}, { by: 'form', method: 'POST' }],
  [{ site: 'fetch too' }, {}, { by: 'fetch' }],
  [{ site: 'images too' }, {}, { by: 'image' }],
])('only who believes %j sends it', (belief, cookie, request) => {
  expect(isSent({ ...session, ...cookie }, { ...link, ...request })).toBe(false)
  expect(isSent({ ...session, ...cookie }, { ...link, ...request }, { ...browser, ...belief })).toBe(true)
})

test('a site is the last two labels', () => {
  expect(siteOf('api.eu.shop.example')).toBe('shop.example')
  expect(siteOf('shop.example')).toBe('shop.example')
})
