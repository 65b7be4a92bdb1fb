import { realpath } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepSecret } from '../config/secrets.ts'
import { StartProblem } from '../config/start-problem.ts'
import { adminUrlFor, askServer } from './admin.ts'
import { holderOf } from './data-lock.ts'
import { type EmbeddedOptions, startEmbedded } from './embedded.ts'
import { findPostmaster } from './postmaster.ts'
import { pgdataOf } from './site.ts'

export type Attached = {
  readonly adminUrl: string
  readonly port: number
  readonly dataDir: string
  /** Whether the server runs only for us; then `stop` stops it. A server we found is left as it was. */
  readonly startedHere: boolean
  stop(): Promise<void>
}

/**
 * For command-line tools: joins the server that is running on the data folder, or starts it for as long as the tool needs it. While
 * another process is just starting or stopping the server we wait for it.
 */
export async function attach(options: EmbeddedOptions & { readonly patienceMs?: number }): Promise<Attached> {
  const dataDir = resolve(options.dataDir)
  const until = Date.now() + (options.patienceMs ?? 30_000)
  for (;;) {
    const found = await runningServer(dataDir)
    if (found) return found
    try {
      if (!(await holderOf(dataDir))) return await startedHere({ purpose: 'busy with a command', ...options })
    } catch (error) {
      if (!(error instanceof StartProblem && error.code === 'in-use') || Date.now() > until) throw error
    }
    if (Date.now() > until) throw stuck(dataDir)
    await sleep(100)
  }
}

async function runningServer(dataDir: string): Promise<Attached | undefined> {
  const pgdata = await pgdataOf(dataDir)
  const postmaster = await findPostmaster(pgdata)
  if (!postmaster) return undefined
  const adminUrl = adminUrlFor(postmaster.port, (await keepSecret(dataDir, 'postgres-password')).toString('hex'))
  const report = await askServer(adminUrl).catch(() => undefined)
  if (report?.pgdata !== (await realpath(pgdata))) return undefined
  return { adminUrl, port: postmaster.port, dataDir, startedHere: false, stop: async () => {} }
}

async function startedHere(options: EmbeddedOptions): Promise<Attached> {
  const server = await startEmbedded(options)
  return { adminUrl: server.adminUrl, port: server.port, dataDir: server.dataDir, startedHere: true, stop: () => server.stop() }
}

function stuck(dataDir: string): StartProblem {
  return new StartProblem(
    'in-use',
    `Another process holds the data folder ${dataDir}, but its database does not answer.`,
    'Wait until it has started, or stop it, then try again.',
  )
}
