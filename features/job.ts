import type { Context, Job, World } from './context.ts'

/** A letter to one address. Plain text: readable everywhere, nothing to track. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

/** What happens later, as a slice's jobs see it. */
export type Workshop = World & {
  /** A context for the person the job is about. */
  as(who: { readonly orgId: string; readonly personId: string }): Context
  /** Sent by SMTP, or shown to the operator when there is none. `id` makes a repeated delivery recognisable: the same Message-ID. */
  post(letter: Letter, id: string): Promise<void>
}

/** Runs at least once; running it again does no harm. Payloads carry ids only. */
export type JobRunner = {
  readonly name: string
  readonly run: (workshop: Workshop, payload: Job['payload'], id: string) => Promise<void>
}
