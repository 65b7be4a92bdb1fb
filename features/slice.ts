import type { Context } from './context.ts'
import type { Contract, Input, Operation, Refused, Reply } from './contract.ts'
import type { JobRunner } from './job.ts'
import type { Policy } from './policy.ts'
import type { Visit } from './visit.ts'

type Answer<O extends Operation> = Reply<O> | Refused<O>

/** Handlers for people who are signed in. Each reads like a sentence: one verb, presented. */
export type Routes<C extends Contract> = {
  readonly [K in keyof C]?: (
    ctx: Context,
    input: Input<C[K]>,
  ) => Promise<Answer<C[K]> | { readonly result: Answer<C[K]>; readonly changed: readonly string[] }>
}

/** Handlers for operations anyone may call: there is no actor, but there is a visit (cookies, origin). */
export type PublicRoutes<C extends Contract> = {
  readonly [K in keyof C]?: (visit: Visit, input: Input<C[K]>) => Promise<Answer<C[K]>>
}

/** One folder, one thing a person can do, whole. */
export type Slice = {
  readonly name: string
  readonly contract: Contract
  readonly policy: Policy
  readonly routes: Readonly<Record<string, unknown>>
  readonly publicRoutes: Readonly<Record<string, unknown>>
  readonly jobs: readonly JobRunner[]
}

export function defineSlice<const C extends Contract>(slice: {
  readonly name: string
  readonly contract: C
  readonly policy: Policy<C>
  readonly routes: Routes<C>
  readonly publicRoutes?: PublicRoutes<C>
  readonly jobs?: readonly JobRunner[]
}): Slice {
  return { publicRoutes: {}, jobs: [], ...slice }
}
