import type { Content, Tools } from '@evenkeel/content'
import type { Random } from '@evenkeel/measure'
import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import type { World } from '../features/context.ts'
import type { Slice } from '../features/slice.ts'
import type { Ground } from './context.ts'
import type { Auth } from './identity/auth.ts'
import { markWith } from './mark.ts'

/** Everything the server stands on, put together once by the assembling: no part of it reads the environment, the clock or the dice itself. */
export type House = {
  readonly database: Database
  readonly ground: Ground
  readonly auth: Auth
  readonly secret: string
  readonly publicUrl: string
  readonly content: Content
  readonly tools: Tools
  readonly slices: readonly Slice[]
  readonly logger: Logger
  readonly clock: () => Date
  readonly random: Random
  readonly newId: () => string
  readonly newToken: () => { readonly token: string; readonly hash: string }
  readonly hasMail: boolean
  readonly limits: Limits
}

/** Tries per minute and address for operations that take a credential, and requests per minute for everything else. */
export type Limits = { readonly credentialTries: number; readonly requests: number; readonly trustProxy: boolean | string }

export function worldOf(house: House): World {
  const { content, tools, publicUrl, random, newId, newToken, hasMail } = house
  return { now: house.clock(), markOf: markWith(house.secret), random, newId, newToken, hasMail, content, tools, publicUrl }
}
