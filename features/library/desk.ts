import type { Answers } from './answers/answers.ts'
import type { Chosen, Read, SentFile } from './reading.ts'

/** A framework as it is stored. What a key names never changes, so a document that is at hand is not loaded again. */
export type Stored = { readonly key: string; readonly load: () => Promise<string> }

type Given<A> = A extends (frameworks: never, given: infer G) => unknown ? G : never
type Answer<A> = A extends (...asked: never) => infer R ? R : never

/**
 * Where whole frameworks are read and asked: beside the thread that answers requests, because reading one takes up to a second. Rejects with
 * TooMuch when it took too long or too much memory.
 */
export type Desk = {
  read(files: readonly SentFile[], chosen: Chosen): Promise<Read>
  ask<N extends keyof Answers>(name: N, frameworks: readonly Stored[], given: Given<Answers[N]>): Promise<Answer<Answers[N]>>
}

/** The desk gave up: not a fault of ours, but of how much it was asked. */
export class TooMuch extends Error {
  override name = 'TooMuch'
}
