import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { expect, test } from 'vitest'
import { lifeOf, stillLives } from './process-life.ts'

test('a process has one life from its start to its end', async () => {
  const child = spawn('sleep', ['60'], { stdio: 'ignore' })
  await once(child, 'spawn')
  const life = lifeOf(child.pid!)
  expect(life).toBeDefined()
  expect(lifeOf(child.pid!)).toBe(life)
  expect(stillLives(child.pid!, life!)).toBe(true)
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
  expect(lifeOf(child.pid!)).toBeUndefined()
  expect(stillLives(child.pid!, life!)).toBe(false)
})

test.skipIf(process.platform !== 'linux')('a process nobody has collected is dead', async () => {
  // The shell becomes "sleep", which never collects the child the shell had started.
  const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 60'], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = (await once(parent.stdout, 'data')) as [Buffer]
  const pid = Number(line)
  await expect.poll(() => lifeOf(pid)).toBeUndefined()
  expect(() => process.kill(pid, 0)).not.toThrow()
  const gone = once(parent, 'exit')
  parent.kill('SIGKILL')
  await gone
})
