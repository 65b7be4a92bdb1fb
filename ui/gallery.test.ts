import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openBrowser } from '../tools/browser.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
let server: Server
let browser: Browser
let url: string

beforeAll(async () => {
  const files = new Map([...(await buildGallery('production')), ...(await buildGallery('development'))])
  server = createServer((request, response) => {
    const content = files.get(new URL(request.url ?? '/', 'http://x').pathname.slice(1))
    if (content === undefined) return response.writeHead(404).end()
    response
      .writeHead(200, { 'content-type': types[extname(request.url!)] ?? 'text/plain', 'content-security-policy': policy })
      .end(content)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/production/gallery.html`
  browser = await openBrowser()
})

afterAll(async () => {
  await browser?.close()
  await new Promise((resolve) => server.close(resolve))
})

const looks = [
  { name: 'light', width: 1280, theme: 'light' },
  { name: 'dark', width: 1280, theme: 'dark' },
  { name: '768 px', width: 768, theme: 'light' },
  { name: '320 px', width: 320, theme: 'light' },
  { name: '320 px, dark', width: 320, theme: 'dark' },
] as const

describe.each(looks)('the gallery in $name', ({ width, theme }) => {
  test('has nothing for axe to find, no sideways scroll, and breaks no policy', async () => {
    const { page, said } = await open(width, theme)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0)
    expect(await axeFindings(page)).toEqual([])
    expect(said).toEqual([])
    await page.context().close()
  })
})

describe.each([
  { theme: 'light', width: 700 },
  { theme: 'dark', width: 700 },
  { theme: 'light', width: 320 },
  { theme: 'dark', width: 320 },
] as const)('text inside pictures, $theme at $width px', ({ theme, width }) => {
  test('is readable on what is really behind it (axe does not look there)', async () => {
    const { page } = await open(width, theme)
    const texts = await textInPictures(page)
    expect(texts.length).toBeGreaterThan(100)
    expect(texts.filter(({ contrast }) => contrast < 4.5)).toEqual([])
    await page.context().close()
  })
})

test('React has nothing to complain about', async () => {
  const { page, said } = await open(1280, 'light', url.replace('production', 'development'))
  expect(said.filter((message) => !message.includes('React DevTools'))).toEqual([])
  await page.context().close()
})

test('data-theme overrides the system, and paper is light', async () => {
  const { page } = await open(1280, 'dark')
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  expect(await ground()).toBe('rgb(16, 20, 26)')
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'light'))
  expect(await ground()).toBe('rgb(251, 250, 247)')
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
  await page.emulateMedia({ media: 'print' })
  expect(await ground()).toBe('rgb(255, 255, 255)')
  expect(await page.getByRole('navigation').isVisible()).toBe(false)
  await page.context().close()
})

test('a form says what is wrong in one place, takes the focus there, and leads to the field', async () => {
  const { page, said } = await open(1280, 'light')
  const form = page.locator('form')
  await form.getByRole('button', { name: 'Send it' }).click()
  const summary = form.getByRole('alert')
  await summary.waitFor()
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await summary.locator('li').allInnerTexts()).toEqual([
    'Your name\nWrite the name your colleagues know you by.',
    'Role you aim for\nChoose a role. You can change it at any time.',
    'Time for growth, hours a week\nBetween 1 and 20 hours a week.',
    'Active listening: which comes closest?\nChoose the one that comes closest, or “not seen yet”.',
    'When and where did you see it?\nOne sentence is enough.',
    'Share this with the person it is about\nTick this to send it.',
  ])
  await summary.getByRole('button', { name: 'Role you aim for' }).click()
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-haspopup'))).toBe('listbox')
  expect(await axeFindings(page, 'form')).toEqual([])

  // Once everything is there, the server has its say, and is heard in the same way.
  await form.getByLabel('Your name').fill('Ada Okafor')
  await form.locator('button[aria-haspopup=listbox]').first().click()
  await page.getByRole('option', { name: 'Senior engineer' }).click()
  await form.getByRole('textbox', { name: 'Time for growth, hours a week' }).fill('4')
  await form.getByRole('radio', { name: /Not seen yet/ }).check({ force: true })
  await form.getByLabel('When and where did you see it?').fill('x')
  await form.getByRole('checkbox', { name: /Share this/ }).check({ force: true })
  await form.getByRole('button', { name: 'Send it' }).click()
  await summary.getByText('Say when and where you saw it').waitFor()
  expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(said).toEqual([])
  await page.context().close()
})

test('levels are chosen with the arrow keys', async () => {
  const { page } = await open(1280, 'light')
  const group = page.getByRole('radiogroup', { name: 'Chosen' })
  await group.getByRole('radio').nth(1).focus()
  await page.keyboard.press('ArrowDown')
  expect(await group.getByRole('radio', { name: 'Not seen yet' }).isChecked()).toBe(true)
  await page.keyboard.press('ArrowDown')
  expect(await group.getByRole('radio').nth(0).isChecked()).toBe(true)
  await page.context().close()
})

test('a table is sorted from the keyboard, and says so', async () => {
  const { page } = await open(1280, 'light')
  const table = page.getByRole('table', { name: 'Teams' })
  await table.getByRole('button', { name: 'People' }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  expect(await table.getByRole('columnheader', { name: 'People' }).getAttribute('aria-sort')).toBe('descending')
  expect(await table.getByRole('row').nth(1).getByRole('cell').first().innerText()).toBe('11')
  await page.context().close()
})

test('the command palette opens, finds, runs and closes from the keyboard', async () => {
  const { page, said } = await open(1280, 'light')
  const opener = page.getByRole('button', { name: 'Go to or do', exact: true })
  await opener.focus()
  await page.keyboard.press('Control+k')
  const field = page.getByRole('combobox', { name: 'Name of a screen or an action' })
  await field.waitFor()
  expect(await axeFindings(page, '[role=dialog]')).toEqual([])
  await page.keyboard.type('dark')
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
  await page.setViewportSize({ width: 1280, height: 240 })
  await page.keyboard.press('Control+k')
  await field.waitFor()
  expect(await page.getByRole('listbox').evaluate(bottom)).toBeLessThanOrEqual(await page.getByRole('dialog').evaluate(bottom))
  expect(await page.getByRole('listbox').evaluate((list) => list.scrollHeight > list.clientHeight)).toBe(true)
  await page.keyboard.press('Escape')
  await field.waitFor({ state: 'detached' })
  await expect.poll(() => opener.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(said).toEqual([])
  await page.context().close()
})

test('a dialog keeps the focus and gives it back', async () => {
  const { page, said } = await open(1280, 'light')
  await page.getByRole('button', { name: 'Delete the note' }).click()
  const dialog = page.getByRole('dialog', { name: 'Delete this note?' })
  await dialog.waitFor()
  expect(await axeFindings(page, '[role=dialog]')).toEqual([])
  for (let i = 0; i < 5; i++) await page.keyboard.press('Tab')
  expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true)
  await dialog.getByRole('button', { name: 'Keep it' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Delete the note')
  expect(said).toEqual([])
  await page.context().close()
})

test('the places beyond the fourth stand behind More on a phone', async () => {
  const { page } = await open(320, 'light')
  const places = page.getByRole('navigation', { name: 'Places' })
  expect(await places.getByRole('link', { name: 'Team' }).count()).toBe(0)
  await places.getByRole('button', { name: 'More' }).click()
  await places.getByRole('link', { name: 'Team' }).waitFor()
  expect(await axeFindings(page, 'nav')).toEqual([])
  await page.context().close()
})

const bottom = (element: Element) => element.getBoundingClientRect().bottom

/** React Aria adds one style element of its own, with the nonce it finds in the page. */
const nonce = 'aGFsZi1hbmQtaGFsZg'
const policy = `default-src 'none'; script-src 'self'; style-src 'self' 'nonce-${nonce}'; img-src 'self'; base-uri 'none'; form-action 'self'`
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}

async function buildGallery(mode: 'production' | 'development'): Promise<readonly (readonly [string, string | Uint8Array])[]> {
  const built = await build({
    root: import.meta.dirname,
    configFile: false,
    logLevel: 'error',
    base: './',
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    oxc: { jsx: { runtime: 'automatic', development: mode === 'development' } },
    build: {
      write: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 1000,
      rolldownOptions: { input: 'gallery.html' },
    },
  })
  const { output } = (Array.isArray(built) ? built[0]! : built) as Extract<typeof built, { output: unknown }>
  return output.map((file) => {
    const content = file.type === 'chunk' ? file.code : file.source
    const meta = `<meta property="csp-nonce" nonce="${nonce}"></head>`
    return [`${mode}/${file.fileName}`, file.fileName.endsWith('.html') ? String(content).replace('</head>', meta) : content] as const
  })
}

async function open(width: number, theme: 'light' | 'dark', address = url): Promise<{ page: Page; said: readonly string[] }> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme: theme, reducedMotion: 'reduce' })
  const page = await context.newPage()
  const said: string[] = []
  page.on('console', (message) => said.push(message.text()))
  page.on('pageerror', (error) => said.push(String(error)))
  await page.goto(address)
  await page
    .getByRole('heading', { level: 1 })
    .waitFor({ timeout: 15_000 })
    .catch((error) => {
      throw new Error(`the gallery does not appear: ${said.join('; ')}`, { cause: error })
    })
  return { page, said }
}

async function axeFindings(page: Page, within = 'html'): Promise<readonly string[]> {
  await page.evaluate(axe)
  return page.evaluate(async (selector) => {
    const { run } = (globalThis as unknown as { axe: { run(where: string, options: object): Promise<AxeResult> } }).axe
    const { violations } = await run(selector, { resultTypes: ['violations'] })
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 200)}`))
  }, within)
}

type AxeResult = { readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[] }

/**
 * Contrast of every text in an SVG with the pixels behind it: the page is photographed without its chart text, and nine tenths of the pixels
 * in each text's box must be far enough from its colour (a hairline may cross).
 */
async function textInPictures(page: Page): Promise<readonly { readonly text: string; readonly contrast: number }[]> {
  await page.evaluate(() => {
    for (const text of document.querySelectorAll<SVGElement>('svg text')) {
      text.dataset.ink = getComputedStyle(text).fill
      text.setAttribute('fill', 'none')
    }
    for (const bar of document.querySelectorAll<HTMLElement>('header, nav')) bar.style.position = 'static'
  })
  const photo = (await page.screenshot({ fullPage: true })).toString('base64')
  return page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
    const channel = (value: number) => (value <= 10.314 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    const luminance = (r: number, g: number, b: number) => 0.2126 * channel(r) + 0.7152 * channel(g) + 0.0722 * channel(b)
    return [...document.querySelectorAll<SVGElement>('svg text')].flatMap((text) => {
      const box = text.getBoundingClientRect()
      const [width, height] = [Math.floor(box.width), Math.floor(box.height)]
      if (width < 1 || height < 1) return []
      const canvas = new OffscreenCanvas(width, height).getContext('2d')!
      canvas.drawImage(image, -Math.round(box.left + scrollX), -Math.round(box.top + scrollY))
      const pixels = canvas.getImageData(0, 0, width, height).data
      const [r, g, b] = text.dataset.ink!.match(/\d+/g)!.map(Number)
      const ink = luminance(r!, g!, b!)
      const contrasts = Array.from({ length: pixels.length / 4 }, (_, i) => {
        const ground = luminance(pixels[4 * i]!, pixels[4 * i + 1]!, pixels[4 * i + 2]!)
        return (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
      }).toSorted((x, y) => x - y)
      return [{ text: text.textContent, contrast: Math.round(100 * contrasts[Math.floor(contrasts.length / 10)]!) / 100 }]
    })
  }, photo)
}
