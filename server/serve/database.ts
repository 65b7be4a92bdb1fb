import type { Config } from '../config/config.ts'
import { type EmbeddedServer, startEmbedded } from '../postgres/embedded.ts'
import { external } from '../postgres/external.ts'
import { keepRunning, type Recovery } from '../postgres/keep-running.ts'
import { ownDatabaseAt, type Place, placeAt } from './place.ts'

export type ServingDatabase = {
  readonly place: Place
  /** The PostgreSQL that comes with us; null where there is one of somebody else's. */
  readonly embedded: EmbeddedServer | null
  readonly warnings: readonly string[]
  stop(): Promise<void>
}

/** Opens the database for a server that will run for a long time, and starts ours again whenever it dies. */
export async function openServingDatabase(
  config: Config,
  { tell, onRecovery }: { tell: (message: string) => void; onRecovery: (recovery: Recovery) => void },
): Promise<ServingDatabase> {
  if (config.databaseUrl !== undefined) {
    const { url, warnings } = await external(config.databaseUrl)
    return { place: await placeAt(config, url), embedded: null, warnings, stop: async () => {} }
  }
  const embedded = await startEmbedded({
    dataDir: config.dataDir,
    onProgress: ({ step, message }) => {
      if (step !== 'ready') tell(message)
    },
  })
  try {
    const place = await placeAt(config, await ownDatabaseAt(embedded.adminUrl))
    const leave = keepRunning(embedded, onRecovery)
    const stop = () => {
      leave()
      return embedded.stop()
    }
    return { place, embedded, warnings: [], stop }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
