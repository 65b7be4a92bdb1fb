import { pino } from 'pino'
import type { Assembled } from '../server/assemble.ts'
import type { Config } from '../server/config/config.ts'
import { holderOf } from '../server/postgres/data-lock.ts'
import type { Place } from '../server/serve/place.ts'
import type { Call } from './command.ts'

/** The whole house for one command: nothing listens and no job runs. Letters come back instead of being sent. */
export async function withHouse<T>(
  { clock, random, version }: Call,
  place: Place,
  config: Config,
  work: (assembled: Assembled, letters: readonly string[]) => Promise<T>,
): Promise<T> {
  // Loaded by those who need it: most of a second that `--help` does not.
  const [{ assemble }, { readContent }] = await Promise.all([import('../server/assemble.ts'), import('../server/content.ts')])
  const letters: string[] = []
  const assembled = await assemble({
    ...place,
    publicUrl: await addressOf(config),
    content: readContent(),
    version,
    web: null,
    smtp: null,
    logger: pino({ level: 'silent' }),
    limits: { credentialTries: 1000, requests: 1000, trustProxy: false },
    clock,
    random,
    showOperator: (letter) => void letters.push(letter),
    poolSize: 3,
    demo: config.demo,
  })
  try {
    return await work(assembled, letters)
  } finally {
    await assembled.close()
  }
}

/** What people type: the setting, or where the server that is running says it is. */
export async function addressOf({ publicUrl, dataDir, port }: Config): Promise<string> {
  return publicUrl ?? (await holderOf(dataDir).catch(() => undefined))?.url ?? `http://localhost:${port}`
}
