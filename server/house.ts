import type { Content, Tools } from '@evenkeel/content'
import type { Random } from '@evenkeel/measure'
import type { Logger } from 'pino'
import type { Database } from '../db/open.ts'
import type { Shelf, Vault, World } from '../features/context.ts'
import type { Desk } from '../features/library/desk.ts'
import type { Slice } from '../features/slice.ts'
import type { Ground } from './context.ts'
import type { Auth } from './identity/auth.ts'
import { markWith } from './mark.ts'
import type { Outward } from './outward/send.ts'

/** Everything the server stands on, put together once by the assembling: no part of it reads the environment, the clock or the dice itself. */
export type House = {
  readonly database: Database
  readonly ground: Ground
  readonly auth: Auth
  readonly secret: string
  readonly publicUrl: string
  readonly content: Content
  readonly edition: string
  readonly shelf: Shelf
  readonly tools: Tools
  readonly desk: Desk
  readonly productVersion: string
  readonly slices: readonly Slice[]
  readonly logger: Logger
  readonly clock: () => Date
  readonly random: Random
  readonly newId: () => string
  readonly newToken: () => { readonly token: string; readonly hash: string }
  readonly newKey: () => { readonly secret: string; readonly hash: string }
  readonly newSigningSecret: () => string
  readonly vault: Vault
  readonly outward: Outward
  readonly hasMail: boolean
  readonly hasDemo: boolean
  readonly limits: Limits
}

/**
 * Tries per minute and address for operations that take a credential, requests per minute for everything else, and what one key may ask in a
 * minute from wherever it is used.
 */
export type Limits = {
  readonly credentialTries: number
  readonly requests: number
  readonly keyRequests?: number
  readonly trustProxy: boolean | string
}

export function worldOf(house: House): World {
  const {
    content,
    edition,
    shelf,
    tools,
    desk,
    productVersion,
    publicUrl,
    random,
    newId,
    newToken,
    newKey,
    newSigningSecret,
    vault,
    hasMail,
    hasDemo,
  } = house
  const { objectionTo } = house.outward
  const made = { newId, newToken, newKey, newSigningSecret, markOf: markWith(house.secret) }
  return {
    now: house.clock(),
    random,
    ...made,
    vault,
    objectionTo,
    hasMail,
    hasDemo,
    content,
    edition,
    shelf,
    tools,
    desk,
    productVersion,
    publicUrl,
  }
}
