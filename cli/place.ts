import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { asOwner } from '../server/backup/as-owner.ts'
import { requireCurrent } from '../server/backup/schema-state.ts'
import { type Config, readConfig, sayProblems } from '../server/config/config.ts'
import { StartProblem } from '../server/config/start-problem.ts'
import { attach } from '../server/postgres/attach.ts'
import type { Step } from '../server/postgres/embedded.ts'
import { external } from '../server/postgres/external.ts'
import { pgdataOf } from '../server/postgres/site.ts'
import { ownDatabaseAt, type Place, placeAt } from '../server/serve/place.ts'
import type { Call } from './command.ts'

/** Everything the settings say, or one problem that names all of their mistakes. */
export function configOf({ env, terminal }: Pick<Call, 'env' | 'terminal'>): Config {
  const reading = readConfig(env)
  if (reading.warnings.length > 0) terminal.say(sayProblems(reading.warnings))
  if ('config' in reading) return reading.config
  throw new StartProblem('not-suitable', 'The settings have mistakes in them:', sayProblems(reading.problems))
}

type Wish = {
  /** What the command does with the data folder; follows "it is". */
  readonly purpose: string
  /** `current`: as this version needs it, or refused. `any`: as it is. `made`: a database, however empty. `brought`: made and brought up to date. */
  readonly schema: 'current' | 'any' | 'made' | 'brought'
}

/**
 * The database of this installation for as long as `work` lasts: joins the server that is running, or starts it and stops it again. A command that
 * only reads makes nothing where there is nothing.
 */
export async function withPlace<T>(call: Call, { purpose, schema }: Wish, work: (place: Place, config: Config) => Promise<T>): Promise<T> {
  const config = configOf(call)
  const { ownerUrl, leave } = await reach(config, call, { purpose, mayMake: schema === 'made' || schema === 'brought' })
  try {
    const place = await placeAt(config, ownerUrl)
    if (schema === 'brought') await (await import('../server/assemble.ts')).prepare(place)
    if (schema === 'current') await asOwner(ownerUrl, requireCurrent)
    call.signal.throwIfAborted()
    return await work(place, config)
  } finally {
    await leave()
  }
}

/** Whether the data folder holds a database of ours, without making one. */
export async function hasOwnDatabase({ dataDir }: Pick<Config, 'dataDir'>): Promise<boolean> {
  const version = await readFile(join(await pgdataOf(dataDir), 'PG_VERSION'), 'utf8').catch(() => undefined)
  return version !== undefined
}

async function reach(config: Config, { terminal }: Call, { purpose, mayMake }: { purpose: string; mayMake: boolean }) {
  if (config.databaseUrl !== undefined) {
    const { url } = await external(config.databaseUrl)
    return { ownerUrl: url, leave: async () => {} }
  }
  if (!mayMake && !(await hasOwnDatabase(config))) {
    throw new StartProblem(
      'not-suitable',
      `There is no database in ${config.dataDir} yet.`,
      'Start Evenkeel first ("evenkeel serve"), or set EVENKEEL_DATA_DIR or EVENKEEL_DATABASE_URL to where it is.',
    )
  }
  const attached = await attach({
    dataDir: config.dataDir,
    purpose,
    onProgress: ({ step, message }) => {
      if (!quiet.has(step)) terminal.say(message)
    },
  })
  try {
    return { ownerUrl: await ownDatabaseAt(attached.adminUrl), leave: () => attached.stop() }
  } catch (error) {
    await attached.stop()
    throw error
  }
}

// Over in a moment: not worth a line.
const quiet: ReadonlySet<Step> = new Set(['starting', 'ready'])
