import { chmod, cp, lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findPackage, restoreLinks, runnableBinaries } from './binaries.ts'
import { problemFromOutput } from './program-problem.ts'
import { run } from './run.ts'

let place: string

beforeAll(async () => {
  place = await mkdtemp(join(tmpdir(), 'evenkeel-binaries-'))
  await chmod(place, 0o755)
})

afterAll(() => rm(place, { recursive: true, force: true }))

test('the installed programs are PostgreSQL 18.4 and run where they are', async () => {
  const copies: string[] = []
  const binaries = await runnableBinaries(undefined, join(place, 'copies'), (folder) => copies.push(folder))
  expect(binaries.version).toBe('18.4')
  expect(copies).toEqual([])
})

test.skipIf(process.platform !== 'linux')('links that a blocked install script did not make are made, once', async () => {
  const folder = join(place, 'native')
  await cp((await findPackage()).folder, folder, { recursive: true, verbatimSymlinks: true })
  for (const name of await readdir(join(folder, 'lib'))) {
    const path = join(folder, 'lib', name)
    if ((await lstat(path)).isSymbolicLink()) await rm(path)
  }
  const blocked = await run(join(folder, 'bin/initdb'), ['--version'])
  expect(problemFromOutput('Starting the database programs', blocked.output)).toMatchObject({
    code: 'missing-libraries',
    remedy: expect.stringContaining('ensure.mjs'),
  })
  expect(await restoreLinks(folder)).toBeGreaterThan(5)
  expect((await run(join(folder, 'bin/initdb'), ['--version'])).code).toBe(0)
  expect(await restoreLinks(folder)).toBe(0)
})
