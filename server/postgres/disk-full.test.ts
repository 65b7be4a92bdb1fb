import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { one } from './trial.ts'

let place: string
const started: EmbeddedServer[] = []
const canMount = process.platform === 'linux' && process.getuid?.() === 0 && tryMount()

beforeAll(async () => {
  if (!canMount) console.warn('These tests need a small file system of their own, which only root may mount; skipped.')
  place = await mkdtemp(join(tmpdir(), 'evenkeel-disk-'))
})

afterAll(() => rm(place, { recursive: true, force: true }))

describe.skipIf(!canMount)('a disk without room', () => {
  test('too small for a database: said before one is begun', async () => {
    await mounted('60m', async (disk) => {
      await expect(start(join(disk, 'data'))).rejects.toMatchObject({
        code: 'disk-full',
        message: expect.stringMatching(/has \d+ MB left; a database needs at least 200 MB/),
      })
    })
  })

  test('filled up later: said at the start, and everything is there once there is room again', async () => {
    await mounted('300m', async (disk) => {
      const dataDir = join(disk, 'data')
      const first = await start(dataDir)
      await one(first.adminUrl, 'create table kept as select generate_series(1, 100) as n')
      await first.stop()
      await writeFile(join(disk, 'filler'), Buffer.alloc(300 * 2 ** 20)).catch(() => {})
      await expect(start(dataDir)).rejects.toMatchObject({ code: 'disk-full', remedy: expect.stringContaining('Free') })
      await rm(join(disk, 'filler'))
      const second = await start(dataDir)
      expect(await one(second.adminUrl, 'select count(*)::int as n from kept')).toEqual({ n: 100 })
    })
  })
})

async function mounted(size: string, use: (disk: string) => Promise<void>): Promise<void> {
  const disk = await mkdtemp(join(place, 'disk-'))
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'tmpfs', disk]).status).toBe(0)
  spawnSync('chmod', ['755', place])
  try {
    await use(disk)
  } finally {
    for (const server of started.splice(0)) await server.stop()
    spawnSync('umount', [disk])
  }
}

async function start(dataDir: string): Promise<EmbeddedServer> {
  const server = await startEmbedded({ dataDir })
  started.push(server)
  return server
}

function tryMount(): boolean {
  const at = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout.trim()
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', at])
  if (status === 0) spawnSync('umount', [at])
  spawnSync('rmdir', [at])
  return status === 0
}
