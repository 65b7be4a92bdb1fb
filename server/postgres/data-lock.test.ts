import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Holder, holderOf, isAbandoned, lockDataDir } from './data-lock.ts'
import { lifeOf, thisWorld } from './process-life.ts'

let dataDir: string
const file = () => join(dataDir, 'evenkeel.lock')

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-lock-'))
})

afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('a free folder is locked, says who holds it, and is free again after', async () => {
  const lock = await lockDataDir({ dataDir, purpose: 'serving' })
  await lock.announce('http://localhost:4311')
  expect(await holderOf(dataDir)).toMatchObject({ pid: process.pid, purpose: 'serving', url: 'http://localhost:4311' })
  await lock.release()
  expect(await holderOf(dataDir)).toBeUndefined()
})

test('a living holder refuses us and keeps its lock', async () => {
  const lock = await lockDataDir({ dataDir, purpose: 'serving', url: 'http://localhost:4310' })
  await expect(lockDataDir({ dataDir, purpose: 'serving' })).rejects.toMatchObject({
    code: 'in-use',
    message: `Evenkeel is already running (process ${process.pid}): it is serving at http://localhost:4310 with the data folder ${dataDir}.`,
  })
  expect((await holderOf(dataDir))?.pid).toBe(process.pid)
  await lock.release()
})

test('the lock of a process that was killed is taken over', async () => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  await once(child, 'spawn')
  await leave({ pid: child.pid!, life: lifeOf(child.pid!)! })
  await expect(lockDataDir({ dataDir, purpose: 'serving' })).rejects.toMatchObject({ code: 'in-use' })
  expect(await isAbandoned(dataDir)).toBe(false)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  expect(await isAbandoned(dataDir)).toBe(true)
  const lock = await lockDataDir({ dataDir, purpose: 'serving' })
  expect((await holderOf(dataDir))?.pid).toBe(process.pid)
  await lock.release()
})

test('a process id that was given to another process since is no holder', async () => {
  await leave({ pid: process.pid, life: 'of an earlier process' })
  const lock = await lockDataDir({ dataDir, purpose: 'serving' })
  await lock.release()
})

test('a lock file that was never filled is taken over', async () => {
  await writeFile(file(), '')
  const lock = await lockDataDir({ dataDir, purpose: 'serving' })
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ pid: process.pid })
  await lock.release()
})

test('a holder in another container counts as alive while it touches its lock', async () => {
  await leave({ pid: 1, life: '1', world: 'other-container boot namespace' })
  const beat = setInterval(() => void utimes(file(), new Date(), new Date()), 20)
  const waited: Holder[] = []
  const asked = lockDataDir({ dataDir, purpose: 'serving', beatMs: 50, onWait: (holder) => waited.push(holder) })
  await expect(asked).rejects.toMatchObject({ code: 'in-use', message: expect.stringContaining('on other-container') })
  expect(waited.map(({ pid }) => pid)).toEqual([1])
  clearInterval(beat)
})

test('a holder in another container that has stopped touching its lock is gone', async () => {
  await leave({ pid: 1, life: '1', world: 'other-container boot namespace' })
  const lock = await lockDataDir({ dataDir, purpose: 'serving', beatMs: 50 })
  expect((await holderOf(dataDir))?.pid).toBe(process.pid)
  await lock.release()
})

test('of many processes that find a dead lock exactly one gets it', async () => {
  await leave({ pid: process.pid, life: 'of an earlier process' })
  const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir({ dataDir, purpose: 'serving' })))
  const locks = outcomes.flatMap((outcome) => (outcome.status === 'fulfilled' ? [outcome.value] : []))
  expect(locks).toHaveLength(1)
  await locks[0]!.release()
})

test('giving back a lock that somebody else has taken over leaves theirs alone', async () => {
  const lock = await lockDataDir({ dataDir, purpose: 'serving' })
  await leave({ pid: 1, life: lifeOf(1) ?? '' })
  await lock.release()
  expect(JSON.parse(await readFile(file(), 'utf8'))).toMatchObject({ pid: 1 })
})

function leave(holder: Partial<Holder>): Promise<void> {
  return writeFile(file(), JSON.stringify({ pid: 1, life: '', world: thisWorld(), purpose: 'serving', ...holder }))
}
