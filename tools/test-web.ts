import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildWeb } from '../web/build.ts'

declare module 'vitest' {
  interface ProvidedContext {
    webFolder: string
  }
}

/** Browser tests look at the app as it ships: built, not served from sources; in a folder of their own, so that nothing changes under them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'evenkeel-web-'))
  await cp(await buildWeb(), folder, { recursive: true })
  project.provide('webFolder', folder)
  return () => rm(folder, { recursive: true, force: true })
}
