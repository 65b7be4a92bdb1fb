import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { node24 } from '../server/postgres/trial.ts'

let root: string
const at = (...path: string[]) => join(root, ...path)
const older = olderNode()

/** A copy of the launcher with a program of its own: says how it was started, then does what it is told. */
beforeAll(async () => {
  if (!older) console.warn('No Node older than 24 on this system: what one does is not tried.')
  root = await mkdtemp(join(tmpdir(), 'evenkeel-launcher-'))
  for (const folder of ['cli', 'scripts', 'node_modules']) await mkdir(at(folder))
  for (const name of ['node.mjs', 'node24.mjs']) await cp(join(import.meta.dirname, name), at('scripts', name))
  await cp(join(import.meta.dirname, '../cli/evenkeel.mjs'), at('cli/evenkeel.mjs'))
  await writeFile(at('package.json'), '{"type":"module"}')
  await writeFile(at('node_modules/.package-lock.json'), '{}')
  const platform = process.platform === 'win32' ? 'win' : process.platform
  await mkdir(at('node_modules', `node-${platform}-${process.arch}`, 'bin'), { recursive: true })
  await symlink(node24, at('node_modules', `node-${platform}-${process.arch}`, 'bin/node'))
  await writeFile(
    at('cli/main.ts'),
    `const what: string = process.argv[2] ?? ''
     if (what === 'serve') {
       const open = setInterval(() => {}, 1000)
       for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
         process.on(signal, () => {
           console.log('got ' + signal)
           clearInterval(open)
           process.exitCode = 7
         })
     }
     console.log(JSON.stringify({ node: Number(process.versions.node.split('.')[0]), args: process.argv.slice(2) }))
     if (what === 'fail') process.exitCode = 3
     if (what === 'die') process.kill(process.pid, 'SIGTERM')`,
  )
})

afterAll(() => rm(root, { recursive: true, force: true }))

const ways: [name: string, node: string | undefined, file: string[]][] = [
  ['evenkeel under Node 24', node24, ['cli/evenkeel.mjs']],
  ['evenkeel under an older Node', older, ['cli/evenkeel.mjs']],
  ['a TypeScript file through scripts/node.mjs', node24, ['scripts/node.mjs', 'cli/main.ts']],
]

describe.each(ways.filter(([, node]) => node !== undefined))('%s', (_name, node, file) => {
  const start = (...args: string[]) => spawn(node!, [...file.map((path) => at(path)), ...args], { stdio: ['ignore', 'pipe', 'inherit'] })

  test('runs the program under Node 24 with its arguments and ends with its exit code', async () => {
    const child = start('fail', 'two words')
    const { said, code } = await untilEnd(child)
    expect(JSON.parse(said)).toEqual({ node: 24, args: ['fail', 'two words'] })
    expect(code).toBe(3)
  })

  test.each(['SIGTERM', 'SIGINT', 'SIGHUP'] as const)('passes %s on', async (signal) => {
    const child = start('serve')
    await once(child.stdout!, 'data')
    child.kill(signal)
    expect(await untilEnd(child)).toMatchObject({ said: `got ${signal}\n`, code: 7 })
  })

  test('ends by the signal the program ended by', async () => {
    expect(await untilEnd(start('die'))).toMatchObject({ code: null, signal: 'SIGTERM' })
  })
})

test.skipIf(process.platform === 'win32')('under npm, the end of the shell in between ends the program', async () => {
  const shell = spawn('sh', ['-c', `"${node24}" "${at('cli/evenkeel.mjs')}" serve; true`], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { PATH: '/usr/bin:/bin', npm_lifecycle_event: 'start' },
  })
  await once(shell.stdout, 'data')
  shell.kill('SIGKILL')
  const { said } = await untilEnd(shell)
  expect(said).toBe('got SIGTERM\n')
})

async function untilEnd(child: ChildProcess): Promise<{ said: string; code: number | null; signal: string | null }> {
  let said = ''
  child.stdout!.on('data', (chunk) => {
    said += chunk
  })
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null]
  return { said, code, signal }
}

/** A Node of the system that is too old to run the program itself. */
function olderNode(): string | undefined {
  const own = dirname(node24)
  const folders = (process.env.PATH ?? '')
    .split(':')
    .filter((folder) => folder !== '' && folder !== own && !folder.includes('node_modules'))
  return folders
    .map((folder) => join(folder, 'node'))
    .find((path) => {
      const { status, stdout } = spawnSync(path, ['-p', 'process.versions.node.split(".")[0]'], { encoding: 'utf8' })
      return status === 0 && Number(stdout) < 24
    })
}
