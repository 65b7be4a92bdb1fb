import type { Content, Tools } from '@evenkeel/content'
import type { Random } from '@evenkeel/measure'
import type { Transaction } from 'kysely'
import type { MembershipState, Role, Schema } from '../db/schema.ts'
import type { EventId, PayloadOf } from './events.ts'
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
  /** A key of the organisation asks, and no person: `personId` is then the id of the key. */
  readonly keyId?: string
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
  | 'letters'
  | 'organisation'
  | 'teams'
  | 'sharing'
  | 'reports'
  | 'request'
  | 'connections'
  | 'framework'
  | 'draft'
  | 'demo'
  | 'imports'
  | 'audit'
  | 'engine'
  | 'library'
  | 'import'

/** What a job carries. Ids only: job rows are no place for anybody's words. */
export type Job = {
  readonly name: string
  readonly payload: Readonly<Record<string, string | number | boolean | null>>
  /** Not before this moment; at once unless said. */
  readonly at?: Date
  /** Asked for again within the hour, it is the same job. */
  readonly once?: string
  /** Not before so many seconds; at once unless said. */
  readonly afterSeconds?: number
}

export type Pen = {
  readonly db: Writer
  /** Queued in the same transaction: it happens if and only if the write does. */
  later(job: Job): Promise<void>
  /** Tells the webhooks that ask for it, under the same condition. The same thing told twice in one write is told once. */
  emit<Id extends EventId>(event: Id, payload: PayloadOf<Id>): void
  /** Runs once the transaction is safely down; must not fail the write. */
  afterCommit(hook: () => void): void
  stale(...names: readonly Stale[]): void
}

/** Keeps what has to be told again one day. Sealed text names what it is about, and opens for nothing else. */
export type Vault = {
  seal(text: string, about: string): string
  /** null when it was sealed by another installation, about something else, or was tampered with. */
  open(sealed: string, about: string): string | null
}

/** Versions of frameworks that were read before. A published version never changes, so nothing on the shelf grows old. */
export type Shelf = {
  find(orgId: string, number: number): Content | undefined
  keep(orgId: string, number: number, content: Content): void
}

/** The world, as a service sees it: the clock and the dice come in through the door. */
export type World = {
  readonly now: Date
  readonly random: Random
  readonly newId: () => string
  /** A link's secret, 256 bits, and the form in which it may be stored. */
  readonly newToken: () => { readonly token: string; readonly hash: string }
  /** A key's secret, and the form in which it may be stored. */
  readonly newKey: () => { readonly secret: string; readonly hash: string }
  readonly newSigningSecret: () => string
  readonly vault: Vault
  /** Why nothing is sent to an address, as far as can be said without asking where it leads; null: nothing against it. */
  readonly objectionTo: (url: string) => string | null
  /** The same words give the same mark; without the secret of this installation nobody can find the words by trying. */
  readonly markOf: (words: string) => string
  /** The framework Evenkeel comes with. What somebody is judged by is asked of features/frameworks. */
  readonly content: Content
  readonly shelf: Shelf
  /** Which thinking this is: what was kept by another edition is not read. */
  readonly edition: string
  readonly tools: Tools
  /** Reads and asks frameworks of others, off this thread. */
  readonly desk: Desk
  /** Of Evenkeel itself. */
  readonly productVersion: string
  readonly publicUrl: string
  /** Whether letters go out by themselves, or links have to be passed on by hand. */
  readonly hasMail: boolean
  /** Whether whoever runs this installation lets people look around in the demo organisation. */
  readonly hasDemo: boolean
}

/** The world with somebody in it. Every query runs in a transaction that carries the tenant and the person. */
export type Context = World & {
  readonly actor: Actor
  readonly identity: Identity
  readonly elsewhere: Elsewhere
  read<T>(look: (db: Reader) => Promise<T>): Promise<T>
  /** The one door for writing: transaction, tenant, an audit row for each thing it is about, jobs, `changed`; with an Idempotency-Key, exactly once. */
  write<T>(op: string, about: About | readonly About[], change: (pen: Pen) => Promise<T>): Promise<Written<T>>
  /** A cache, and nobody's deed: no audit row, and what cannot be kept is worked out again. Only the person it is about reads it. */
  keep(reading: { readonly personId: string; readonly screen: string; readonly key: string; readonly reply: object }): Promise<void>
  /** The other verb: removes a person for good, in one transaction, and leaves no audit row behind to point at them. */
  erase<T>(remove: (db: Writer) => Promise<T>): Promise<T>
}
