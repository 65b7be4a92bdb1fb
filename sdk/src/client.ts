import type { Arguments, Op } from './op.ts'
import * as operations from './operations/index.ts'
import { type Carrier, createSender, type Sender } from './sender.ts'

type Operations = typeof operations
type Call = {
  readonly [Name in keyof Operations]: Operations[Name] extends Op<infer S> ? (...given: Arguments<S>) => Promise<S['reply']> : never
}

export type Client = Sender & {
  /** Every operation by its name. */
  readonly call: Call
}

/** The whole client. Where size counts, use createSender with the operations you need. */
export function createClient(carrier: Carrier): Client {
  const sender = createSender(carrier)
  const send = sender.send as (op: Op, given?: object) => Promise<unknown>
  const call = Object.fromEntries(
    Object.entries(operations as Record<string, Op>).map(([name, op]) => [name, (given?: object) => send(op, given)]),
  )
  return { ...sender, call: call as Call }
}
