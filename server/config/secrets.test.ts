import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { appSecret, keepSecret, secretPath } from './secrets.ts'

let dataDir: string

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'evenkeel-secrets-'))
})

afterEach(() => rm(dataDir, { recursive: true, force: true }))

test('32 bytes, kept for its owner only, the same ever after, another one for another name', async () => {
  const secret = await keepSecret(dataDir, 'app')
  expect(secret).toHaveLength(32)
  expect((await stat(secretPath(dataDir, 'app'))).mode & 0o777).toBe(0o600)
  expect(await keepSecret(dataDir, 'app')).toEqual(secret)
  expect(await keepSecret(dataDir, 'sealing')).not.toEqual(secret)
  expect((await stat(join(dataDir, 'secrets'))).mode & 0o777).toBe(0o700)
  expect((await readdir(join(dataDir, 'secrets'))).sort()).toEqual(['app', 'sealing'])
})

test('the secret of the installation is the given one, else one that is kept', async () => {
  expect(await appSecret({ dataDir, secret: 'given' })).toBe('given')
  expect(await readdir(dataDir)).toEqual([])
  const kept = await appSecret({ dataDir, secret: undefined })
  expect(kept).toMatch(/^[0-9a-f]{64}$/)
  expect(await appSecret({ dataDir, secret: undefined })).toBe(kept)
})

test('of many that make it at once all get the same', async () => {
  const all = await Promise.all(Array.from({ length: 20 }, () => keepSecret(dataDir, 'app')))
  expect(new Set(all.map((secret) => secret.toString('hex'))).size).toBe(1)
})

test('a secret others could read is closed again', async () => {
  await keepSecret(dataDir, 'app')
  await chmod(secretPath(dataDir, 'app'), 0o644)
  await keepSecret(dataDir, 'app')
  expect((await stat(secretPath(dataDir, 'app'))).mode & 0o777).toBe(0o600)
})

test.each(['', 'not hexadecimal', 'ab'.repeat(31), 'ab'.repeat(33)])('a damaged one (%j) is reported and never replaced', async (text) => {
  await keepSecret(dataDir, 'app')
  await writeFile(secretPath(dataDir, 'app'), text)
  await expect(keepSecret(dataDir, 'app')).rejects.toMatchObject({ code: 'damaged', remedy: expect.stringContaining('backup') })
  expect(await readFile(secretPath(dataDir, 'app'), 'utf8')).toBe(text)
})

test('a name cannot lead out of the folder', async () => {
  await expect(keepSecret(dataDir, '../app')).rejects.toThrow('lower case')
})
