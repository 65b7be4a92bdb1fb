import type { Context, Job, World } from './context.ts'

/** A letter to one address. Plain text: readable everywhere, nothing to track. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

/** Something to be sent to a program elsewhere, signed with every secret that is good at the moment. */
export type Envelope = {
  readonly url: string
  readonly id: string
  readonly at: Date
  readonly body: string
  readonly secrets: readonly string[]
}

/** What came of it: the status that was answered, or why there was none. */
export type Delivered = {
  readonly status?: number
  readonly reason?: 'blocked' | 'timeout' | 'no-such-host' | 'no-secure-connection' | 'unreachable' | 'paused' | 'stopped' | 'secret-lost'
  readonly milliseconds: number
}

/** What happens later, as a slice's jobs see it. */
export type Workshop = World & {
  /** A context for the person the job is about. */
  as(who: { readonly orgId: string; readonly personId: string }): Context
  /** Sent by SMTP, or shown to the operator when there is none. `id` makes a repeated delivery recognisable: the same Message-ID. */
  post(letter: Letter, id: string): Promise<void>
  /** To an address somebody typed: never inside our own network, and never longer than ten seconds. */
  deliver(envelope: Envelope): Promise<Delivered>
}

/** Runs at least once; running it again does no harm. Payloads carry ids only. */
export type JobRunner = {
  readonly name: string
  /** How many are done side by side; one unless said. */
  readonly atOnce?: number
  readonly run: (workshop: Workshop, payload: Job['payload'], id: string) => Promise<void>
}
