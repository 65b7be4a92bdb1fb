import { setTimeout as sleep } from 'node:timers/promises'
import type { Logger } from 'pino'
import { type Assembled, assemble, prepare } from './assemble.ts'
import type { Config } from './config/config.ts'
import { findListenPort } from './config/listen-port.ts'
import { readContent } from './content.ts'
import type { Limits } from './house.ts'
import type { Recovery } from './postgres/keep-running.ts'
import { openServingDatabase } from './serve/database.ts'

export type ServeOptions = {
  readonly config: Config
  readonly version: string
  readonly clock: () => Date
  readonly random: () => number
  readonly logger: Logger
  /** The folder of the built web app, or null to serve the API alone. */
  readonly webApp: (tell: (message: string) => void) => Promise<string | null>
  /** What is being done, for a person who waits. */
  readonly tell: (message: string) => void
  /** Letters that no mail server takes. */
  readonly showOperator: (letter: string) => void
  readonly signal: AbortSignal
}

export type Serving = {
  readonly url: string
  readonly hasMail: boolean
  /** Settles when the database is gone for good; never otherwise. */
  readonly broken: Promise<Error>
  /** Requests, jobs and the database come to an end, in this order. */
  stop(): Promise<void>
  /** The database alone, so that nothing is left running; requests are cut off. */
  cut(): Promise<void>
}

/** Everything there is to run Evenkeel, from the configuration to a server that answers. When it cannot, nothing is left running. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { config, tell, logger, signal } = options
  let giveUp: (error: Error) => void = () => {}
  const broken = new Promise<Error>((resolve) => {
    giveUp = resolve
  })
  const onRecovery = (recovery: Recovery) => {
    report(logger, recovery)
    if (recovery.kind === 'gave-up') giveUp(new Error('The database ended and could not be started again.'))
  }
  const database = await openServingDatabase(config, { tell, onRecovery })
  try {
    for (const warning of database.warnings) logger.warn(warning)
    signal.throwIfAborted()
    const { applied } = await prepare(database.place)
    if (applied.length > 0) tell(`Brought the database up to date (${applied.join(', ')}).`)
    signal.throwIfAborted()
    const web = await options.webApp(tell)
    signal.throwIfAborted()
    const { assembled, url } = await listen(options, database.place, web)
    await database.embedded?.announce(url)
    const end = () => {
      // Connections that are just being closed hear of the end of the database; that is no news.
      logger.level = 'silent'
      return database.stop()
    }
    return {
      url,
      hasMail: config.smtpUrl !== undefined,
      broken,
      stop: async () => {
        await drain(assembled)
        await end()
      },
      cut: async () => {
        assembled.app.server.closeAllConnections()
        await end()
      },
    }
  } catch (error) {
    await database.stop()
    throw error
  }
}

/** The address is part of what is assembled, so a port that somebody takes in between means assembling again. */
async function listen(
  { config, version, clock, random, logger, showOperator }: ServeOptions,
  place: { ownerUrl: string; appLogin: { name: string; password: string }; secret: string },
  web: string | null,
): Promise<{ assembled: Assembled; url: string }> {
  const content = readContent()
  const smtp = config.smtpUrl === undefined ? null : { url: config.smtpUrl, from: config.mailFrom ?? '' }
  for (;;) {
    const port = await findListenPort(config)
    const url = config.publicUrl ?? `http://localhost:${port}`
    const assembled = await assemble({
      ...place,
      publicUrl: url,
      content,
      version,
      web,
      smtp,
      logger,
      limits: limitsOf(config),
      clock,
      random,
      showOperator,
      outward: { allowed: config.webhookHosts },
      demo: config.demo,
    })
    try {
      await assembled.app.listen({ host: config.host, port })
      return { assembled, url }
    } catch (error) {
      await assembled.close()
      if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    }
  }
}

/** Requests and jobs have ten seconds to end; then they are cut off, and what they were doing is rolled back. */
async function drain(assembled: Assembled): Promise<void> {
  const patience = new AbortController()
  const cut = sleep(10_000, undefined, { signal: patience.signal, ref: false }).then(
    () => assembled.app.server.closeAllConnections(),
    () => {},
  )
  await assembled.close()
  patience.abort()
  await cut
}

function limitsOf({ trustProxy }: Config): Limits {
  // Fastify takes a number of proxies too, which the type of the house does not say.
  const trusted = typeof trustProxy === 'object' ? trustProxy.join(',') : (trustProxy as boolean)
  return { credentialTries: 20, requests: 1200, trustProxy: trusted }
}

function report(logger: Logger, recovery: Recovery): void {
  if (recovery.kind === 'restarting') logger.warn({ attempt: recovery.attempt }, 'the database ended by itself; starting it again')
  else if (recovery.kind === 'restarted') logger.warn({ milliseconds: recovery.milliseconds }, 'the database runs again')
  else if (recovery.kind === 'failed') logger.error({ err: { message: (recovery.error as Error).message } }, 'the database did not start')
  else logger.fatal('the database could not be started again; giving up')
}
