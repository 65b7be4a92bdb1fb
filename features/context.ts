import type { Content, Tools } from '@evenkeel/content'
import type { Random } from '@evenkeel/measure'
import type { Transaction } from 'kysely'
import type { MembershipState, Role, Schema } from '../db/schema.ts'
import type { Identity } from './identity.ts'
import type { Desk } from './library/desk.ts'
import type { Elsewhere } from './visit.ts'

/** A handle that can only look. The database holds it to that too: the transaction is read-only. */
export type Reader = Pick<Transaction<Schema>, 'selectFrom' | 'with' | 'fn'>

/** A handle inside `ctx.write`. */
export type Writer = Pick<Transaction<Schema>, 'selectFrom' | 'insertInto' | 'updateTable' | 'deleteFrom' | 'with' | 'fn'>

/** Somebody signed in, as a member of one organisation. */
export type Actor = {
  readonly userId: string
  readonly sessionId: string
  readonly orgId: string
  readonly personId: string
  readonly name: string
  readonly role: Role
  readonly state: MembershipState
}

/** What a write is about: for the audit log (never content) and for "who saw what". */
export type About = { readonly kind: string; readonly id: string; readonly personId: string | null }

/** What came of a write, and which parts of the screens it made stale. */
export type Written<T> = { readonly result: T; readonly changed: readonly Stale[] }

/** Names the web client uses to refresh exactly what changed. */
export type Stale =
  | 'me'
  | 'aim'
  | 'sitting'
  | 'home'
  | 'profile'
  | 'competency'
  | 'role-gap'
  | 'work'
  | 'my-data'
  | 'organisation'
  | 'teams'
  | 'sharing'
  | 'reports'
  | 'library'
  | 'import'

/** What a job carries. Ids only: job rows are no place for anybody's words. */
export type Job = { readonly name: string; readonly payload: Readonly<Record<string, string | number | boolean | null>> }

export type Pen = {
  readonly db: Writer
  /** Queued in the same transaction: it happens if and only if the write does. */
  later(job: Job): Promise<void>
  /** Runs once the transaction is safely down; must not fail the write. */
  afterCommit(hook: () => void): void
  stale(...names: readonly Stale[]): void
}

/** The world, as a service sees it: the clock and the dice come in through the door. */
export type World = {
  readonly now: Date
  readonly random: Random
  readonly newId: () => string
  /** A link's secret, 256 bits, and the form in which it may be stored. */
  readonly newToken: () => { readonly token: string; readonly hash: string }
  readonly content: Content
  readonly tools: Tools
  /** Reads and asks frameworks of others, off this thread. */
  readonly desk: Desk
  /** Of Evenkeel itself. */
  readonly productVersion: string
  readonly publicUrl: string
  /** Whether letters go out by themselves, or links have to be passed on by hand. */
  readonly hasMail: boolean
}

/** The world with somebody in it. Every query runs in a transaction that carries the tenant and the person. */
export type Context = World & {
  readonly actor: Actor
  readonly identity: Identity
  readonly elsewhere: Elsewhere
  read<T>(look: (db: Reader) => Promise<T>): Promise<T>
  /** The one door for writing: transaction, tenant, audit row, jobs, `changed`; with an Idempotency-Key, exactly once. */
  write<T>(op: string, about: About, change: (pen: Pen) => Promise<T>): Promise<Written<T>>
  /** The other verb: removes a person for good, in one transaction, and leaves no audit row behind to point at them. */
  erase<T>(remove: (db: Writer) => Promise<T>): Promise<T>
}
