import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findPostmaster } from '../server/postgres/postmaster.ts'
import { lifeOf } from '../server/postgres/process-life.ts'
import { node24 } from '../server/postgres/trial.ts'
import { sweep } from './test-postgres.ts'

test('a test run that ends without stopping its server stops it on the way out', async () => {
  const { dataDir, child } = await startRun(`setTimeout(() => process.exit(3), 100)`)
  const pid = (await findPostmaster(join(dataDir, 'postgres', 'data')))?.pid
  expect(pid).toBeGreaterThan(0)
  if (child.exitCode === null) await once(child, 'exit')
  expect(child.exitCode).toBe(3)
  expect(existsSync(dataDir)).toBe(false)
})

test('what a killed test run left is stopped and removed, what a living one uses is left alone', async () => {
  const [killed, living] = await Promise.all([startRun('setInterval(() => {}, 1000)'), startRun('setInterval(() => {}, 1000)')])
  const orphan = await findPostmaster(join(killed.dataDir, 'postgres', 'data'))
  expect(orphan && lifeOf(orphan.pid)).toBe(orphan?.life)
  const gone = once(killed.child, 'exit')
  killed.child.kill('SIGKILL')
  await gone
  const swept = await sweep()
  expect(swept).toContain(killed.dataDir)
  expect(swept).not.toContain(living.dataDir)
  expect(existsSync(killed.dataDir)).toBe(false)
  expect(lifeOf(orphan!.pid)).toBeUndefined()
  expect(await findPostmaster(join(living.dataDir, 'postgres', 'data'))).toBeDefined()
  const ended = once(living.child, 'exit')
  living.child.stdin.end()
  living.child.kill('SIGTERM')
  await ended
  await sweep()
  expect(existsSync(living.dataDir)).toBe(false)
})

async function startRun(then: string) {
  const body = `import { startTestServer } from ${JSON.stringify(join(import.meta.dirname, 'test-postgres.ts'))}
    const server = await startTestServer()
    console.log(server.dataDir)
    ${then}`
  const child = spawn(node24, ['--input-type=module', '-e', body], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return { child, dataDir: line.toString().trim() }
}
