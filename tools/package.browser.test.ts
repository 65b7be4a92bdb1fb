import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openBrowser } from './browser.ts'

const root = join(import.meta.dirname, '..')
const script = `
import { chanceAtLeast, fuse, priorFor, sources } from '@evenkeel/measure'
const competencies = [
  { id: 'debugging', half: 'technical', halfLifeInDays: 1095 },
  { id: 'empathy', half: 'people', halfLifeInDays: 1460 },
]
const prior = priorFor({ competencies, roleMeans: new Map([['debugging', 3], ['empathy', 2.5]]) })
const evidence = [{ id: 'e1', source: 'self', version: 1, day: 20400, payload: { competency: 'empathy', level: 4 } }]
const { mean, sd } = fuse({ prior, evidence, sources, day: 20454 }).estimate('empathy')
const said = JSON.stringify({ mean, sd, chance: chanceAtLeast({ mean, sd }, 3) })
`

// As whoever installs the packed file has it: in a folder of their own, without TypeScript, and in a page without a bundler.
test('the packed engine works from an empty folder, and in a page, with the same figures', { timeout: 120_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'evenkeel-packed-'))
  try {
    const packed = run(process.execPath, [join(root, 'scripts', 'pack.mjs')], root).trim()
    const place = join(folder, 'node_modules', '@evenkeel', 'measure')
    mkdirSync(place, { recursive: true })
    run('tar', ['-xzf', packed, '-C', place, '--strip-components=1'], folder)
    cpSync(join(root, 'node_modules', 'typebox'), join(folder, 'node_modules', 'typebox'), { recursive: true })
    const manifest = JSON.parse(readFileSync(join(place, 'package.json'), 'utf8')) as { dependencies: object; private?: boolean }
    expect(manifest.private).toBeUndefined()
    expect(Object.keys(manifest.dependencies)).toEqual(['typebox'])

    writeFileSync(join(folder, 'ten-lines.mjs'), `${script}console.log(said)`)
    const said = run(process.execPath, ['ten-lines.mjs'], folder).trim()
    const [here, there] = [figuresOf(said), figuresOf(await inAPage(folder))]
    expect(here[0]).toBeCloseTo(2.69, 2)
    // Another engine's exponential may differ in its last bit.
    for (const [i, figure] of here.entries()) expect(there[i]).toBeCloseTo(figure, 12)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

const figuresOf = (said: string) => Object.values(JSON.parse(said) as Record<string, number>)

async function inAPage(folder: string): Promise<string> {
  const modules = '/node_modules/typebox/build'
  const imports = {
    '@evenkeel/measure': '/node_modules/@evenkeel/measure/dist/index.js',
    typebox: `${modules}/index.mjs`,
    ...Object.fromEntries(
      ['compile', 'value', 'schema', 'system', 'error', 'guard', 'format', 'type'].map((part) => [
        `typebox/${part}`,
        `${modules}/${part}/index.mjs`,
      ]),
    ),
  }
  const page = `<!doctype html><title>Measured in a page</title><script type="importmap">${JSON.stringify({ imports })}</script><script type="module">${script}document.title = said</script>`
  const server = createServer((request, response) => {
    if (request.url === '/') return void response.setHeader('content-type', 'text/html').end(page)
    try {
      const file = readFileSync(join(folder, request.url ?? ''))
      response.setHeader('content-type', 'text/javascript').end(file)
    } catch {
      response.writeHead(404).end()
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const browser = await openBrowser()
  try {
    const tab = await browser.newPage()
    await tab.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    await tab.waitForFunction(() => document.title.startsWith('{'))
    return await tab.title()
  } finally {
    await browser.close()
    server.close()
  }
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stdout}${stderr}`)
  return stdout
}
