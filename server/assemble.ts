import { randomUUID } from 'node:crypto'
import type { Content } from '@evenkeel/content'
import type { FastifyInstance } from 'fastify'
import type { Logger } from 'pino'
import { openDatabase } from '../db/open.ts'
import { migrate } from '../db/prepare.ts'
import type { Actor } from '../features/context.ts'
import type { Workshop } from '../features/job.ts'
import { contextFor } from './context.ts'
import { editionOf } from './edition.ts'
import { openDesk } from './exchange/open-desk.ts'
import type { House, Limits } from './house.ts'
import { worldOf } from './house.ts'
import { buildApp } from './http/app.ts'
import { makeAuth } from './identity/auth.ts'
import { identityFor } from './identity/identity.ts'
import { openQueue, prepareQueue } from './jobs/queue.ts'
import { newKey } from './key.ts'
import { newToken } from './link.ts'
import { makePost } from './mail/post.ts'
import { type OutwardSettings, openOutward } from './outward/send.ts'
import { newSigningSecret } from './outward/sign.ts'
import { openShelf } from './shelf.ts'
import { slices } from './slices.ts'
import { openTools } from './tools/open-tools.ts'
import { openVault } from './vault.ts'

export type Plan = {
  /** As the owner of the schema: used to migrate, then closed. */
  readonly ownerUrl: string
  readonly appLogin: { readonly name: string; readonly password: string }
  readonly secret: string
  readonly publicUrl: string
  readonly content: Content
  readonly version: string
  readonly web: string | null
  readonly smtp: { readonly url: string; readonly from: string } | null
  readonly logger: Logger
  readonly limits: Limits
  readonly clock: () => Date
  readonly random: () => number
  /** Where the operator looks: letters that no mail server takes. */
  readonly showOperator: (text: string) => void
  readonly poolSize?: number
  /** How webhooks leave: hosts inside one's own network that may be reached. */
  readonly outward?: Partial<OutwardSettings>
  /** Whether there is a door to the demo organisation; open unless said. */
  readonly demo?: boolean
}

export type Assembled = { readonly house: House; readonly app: FastifyInstance; readonly workshop: () => Workshop; close(): Promise<void> }

/** Brings the schema up to date, as its owner, and leaves nothing running. */
export async function prepare(plan: Pick<Plan, 'ownerUrl' | 'appLogin'>): Promise<{ applied: readonly string[] }> {
  const applied = await migrate(plan.ownerUrl, plan.appLogin)
  await prepareQueue(
    plan.ownerUrl,
    runners().map((job) => job.name),
  )
  return applied
}

/** Puts the house together on a prepared database. Nothing listens yet and no job runs. */
export async function assemble(plan: Plan): Promise<Assembled> {
  const onError = (error: Error) => plan.logger.warn({ err: { message: error.message } }, 'the database connection was lost')
  const database = openDatabase(appUrlOf(plan), { max: plan.poolSize ?? 10, onError })
  const queue = await openQueue(database.pool, onError)
  const post = makePost(plan.smtp, plan.showOperator)
  const sendPasswordLink = ({ email, name, url }: { email: string; name: string; url: string }) =>
    post.send(
      {
        to: email,
        subject: 'Your link to a new password',
        text: `Hello ${name},\n\nsomebody, probably you, asked for a new password. This link works once, within the hour:\n\n${url}\n\nIf it was not you, do nothing: your password stays as it is.\n`,
      },
      randomUUID(),
    )
  const auth = makeAuth({ kysely: database.kysely, publicUrl: plan.publicUrl, secret: plan.secret, sendPasswordLink })
  const { publicUrl, content, logger, clock, random, limits, secret } = plan
  const tools = openTools(() => database.pool.connect())
  const desk = openDesk()
  const ground = { kysely: database.kysely, enqueue: queue.enqueue, forget: queue.forget }
  const house: House = {
    ...{
      database,
      ground,
      auth,
      secret,
      publicUrl,
      content,
      shelf: openShelf(),
      tools,
      desk,
      slices,
      logger,
      clock,
      random,
      limits,
      newToken,
      newKey,
      newSigningSecret,
    },
    outward: openOutward(plan.outward),
    vault: openVault(secret),
    newId: randomUUID,
    edition: editionOf(),
    productVersion: plan.version,
    hasMail: post.hasMail,
    hasDemo: plan.demo ?? true,
  }
  const app = await buildApp(house, { version: plan.version, web: plan.web })
  const workshop = (): Workshop => ({
    ...worldOf(house),
    post: post.send,
    deliver: house.outward.send,
    as: (who) => contextFor(ground, worldOf(house), identityFor(auth, { incoming: new Headers(), set: () => {} }), systemFor(who)),
  })
  app.addHook('onReady', async () => {
    await queue.work(runners(), workshop, (name, error) =>
      logger.warn({ job: name, err: { message: error.message } }, 'a job failed and will be tried again'),
    )
  })
  return {
    house,
    app,
    workshop,
    close: async () => {
      await app.close()
      await queue.stop()
      await tools.close()
      await desk.close()
      await database.close()
    },
  }
}

const runners = () => slices.flatMap((slice) => slice.jobs)

/** Work done on a person's behalf: the same rights as theirs, no session. */
function systemFor(who: { readonly orgId: string; readonly personId: string }): Actor {
  return { ...who, userId: '', sessionId: '', name: '', role: 'member', state: 'active' }
}

function appUrlOf({ ownerUrl, appLogin }: Pick<Plan, 'ownerUrl' | 'appLogin'>): string {
  const url = new URL(ownerUrl)
  url.username = appLogin.name
  url.password = appLogin.password
  return url.toString()
}
