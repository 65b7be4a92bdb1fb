import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { inject } from 'vitest'
import type { Plan } from '../server/assemble.ts'
import { openBrowser } from './browser.ts'
import { openTestHouse, type TestHouse } from './test-house.ts'

export type Look = { readonly theme?: 'light' | 'dark'; readonly width?: number; readonly height?: number }

export type BrowserHouse = TestHouse & {
  readonly url: string
  readonly browser: Browser
  /** A window of its own, signed out unless a cookie is given; `faults` collects console errors, failed scripts and policy violations. */
  window(look?: Look, cookie?: string): Promise<{ page: Page; context: BrowserContext; faults: string[] }>
}

/** A served house with a real browser in front of it. The web app is built once per run, by the global setup. */
export async function openBrowserHouse(changes: Partial<Plan> = {}): Promise<BrowserHouse> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const house = await openTestHouse({ publicUrl: url, web: inject('webFolder'), clock: () => new Date(), ...changes })
  await house.app.listen({ port, host: '127.0.0.1' })
  const browser = await openBrowser()
  return {
    ...house,
    url,
    browser,
    window: async ({ theme = 'light', width = 1280, height = 900 } = {}, cookie) => {
      const context = await browser.newContext({
        colorScheme: theme,
        viewport: { width, height },
        reducedMotion: 'reduce',
        baseURL: url,
        locale: 'en-GB',
      })
      if (cookie) {
        const [name = '', value = ''] = cookie.split(/=(.*)/s)
        await context.addCookies([{ name, value, url }])
      }
      const page = await context.newPage()
      const faults: string[] = []
      page.on('console', (message) => {
        // The first question of every visit, "who am I?", is answered 401 for strangers: browsers log that, and it is no fault.
        if (message.type() === 'error' && !/401 \(Unauthorized\)/.test(message.text())) faults.push(message.text())
      })
      page.on('pageerror', (error) => faults.push(error.message))
      return { page, context, faults }
    },
    close: async () => {
      await browser.close()
      await house.close()
    },
  }
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it stands, one line each; empty when nothing. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }
    ).axe.run({
      resultTypes: ['violations'],
    })
    return violations.flatMap((violation) => violation.nodes.map((node) => `${violation.id}: ${node.html.slice(0, 160)}`))
  })
  return found
}

/** How far the page is wider than the window: 0 when nothing scrolls sideways. */
export const sidewaysScroll = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

const looks = [
  { theme: 'dark', width: 320 },
  { theme: 'light', width: 320 },
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
] as const

/** A screen as it stands, in every look: what axe finds and what scrolls sideways; empty when nothing. */
export async function soundFindings(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { theme, width } of looks) {
    await page.emulateMedia({ colorScheme: theme })
    await page.setViewportSize({ width, height: 800 })
    const sideways = await sidewaysScroll(page)
    const all = [...(await axeFindings(page)), ...(sideways === 0 ? [] : [`scrolls ${sideways} px sideways`])]
    found.push(...all.map((finding) => `${theme} ${width}: ${finding}`))
  }
  return found
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
