import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { defaultDataDir, openDataDir } from './data-dir.ts'

test.each([
  ['linux', false, {}, '/home/noor/.local/share/evenkeel'],
  ['linux', false, { XDG_DATA_HOME: '/data' }, '/data/evenkeel'],
  ['linux', false, { XDG_DATA_HOME: 'relative' }, '/home/noor/.local/share/evenkeel'],
  ['linux', true, { XDG_DATA_HOME: '/data' }, '/var/lib/evenkeel'],
  ['darwin', false, {}, '/home/noor/Library/Application Support/Evenkeel'],
  ['win32', false, { LOCALAPPDATA: 'C:\\Users\\noor\\AppData\\Local' }, 'C:\\Users\\noor\\AppData\\Local\\Evenkeel'],
] as const)('on %s, root %s, %j: %s', (platform, isRoot, env, expected) => {
  expect(defaultDataDir(env, { platform, isRoot, home: '/home/noor' })).toBe(expected)
})

test('the data folder is made closed, the folders above it are not', async () => {
  const place = await mkdtemp(join(tmpdir(), 'evenkeel-data-dir-'))
  const dataDir = await openDataDir(join(place, 'a', 'b'))
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700)
  expect((await stat(join(place, 'a'))).mode & 0o055).toBe(0o055)
  expect(await openDataDir(dataDir)).toBe(dataDir)
  await rm(place, { recursive: true })
})

test('a path below a file cannot be used, and says so', async () => {
  await expect(openDataDir(join(import.meta.filename, 'data'))).rejects.toMatchObject({
    code: 'not-writable',
    message: expect.stringContaining('there is a file where the folder should be'),
    remedy: expect.stringContaining('EVENKEEL_DATA_DIR'),
  })
})
