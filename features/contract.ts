import type { Static, TObject, TSchema } from 'typebox'
import type { Stale } from './context.ts'

/**
 * One thing a person can do, as plain data: the server loops over it, the browser's client and the OpenAPI document are read from it.
 */
export type Operation = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: `/api/${string}`
  /** One line for the API page. */
  readonly summary: string
  readonly params?: TObject
  readonly query?: TObject
  readonly body?: TObject
  /** What comes back when it went well; unit of meaning, never a row of a table. */
  readonly reply: TSchema
  /** Expected outcomes other than success: name -> what the caller is told. */
  readonly refusals?: Readonly<Record<string, Refusal>>
  /** For reads: the part of the screens this is, so that a write can name what it made stale. */
  readonly shows?: Stale
  /** Takes a password, a token or a key: held to the strict rate limit, and closed to people of the demo. */
  readonly credential?: true
  /** false: it reaches beyond the demo, so people of the demo cannot do it. always: they can, also while the demo is being made again. */
  readonly inDemo?: false | 'always'
  /** The largest body it takes, in bytes, where that is more than requests are as a rule. */
  readonly largestBody?: number
  /** Answers with a file of one of these types instead of JSON; the verb returns a `FileReply`. */
  readonly file?: readonly string[]
}

/** A file on its way out. `name` is what it is saved as; plain letters, digits and hyphens. */
export type FileReply = { readonly name: string; readonly type: string; readonly text: string }

export type Refusal = {
  readonly status: 400 | 401 | 403 | 404 | 409 | 410 | 412 | 422 | 429
  readonly title: string
  readonly remedy: string
}

export type Contract = Readonly<Record<string, Operation>>

type Part<S> = S extends TSchema ? Static<S> : Record<never, never>

export type Params<O extends Operation> = Part<O['params']>
export type Query<O extends Operation> = Part<O['query']>
export type Body<O extends Operation> = Part<O['body']>
/** What a verb returns: read-only all the way down, since it is on its way out. */
export type Reply<O extends Operation> = Frozen<Static<O['reply']>>

/** What a caller gets: its own copy. */
export type Received<O extends Operation> = Static<O['reply']>

type Frozen<T> = T extends (infer E)[] ? readonly Frozen<E>[] : T extends object ? { readonly [K in keyof T]: Frozen<T[K]> } : T
/** The refusals an operation lists, as the value its verb returns. */
export type Refused<O extends Operation> =
  O['refusals'] extends Readonly<Record<string, Refusal>> ? { readonly refused: Extract<keyof O['refusals'], string> } : never

export type Input<O extends Operation> = { readonly params: Params<O>; readonly query: Query<O>; readonly body: Body<O> }

/** Keeps the literal types of a contract while checking its shape. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract
}
