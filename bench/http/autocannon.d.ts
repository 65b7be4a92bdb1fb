declare module 'autocannon' {
  import type { EventEmitter } from 'node:events'

  /** The part of autocannon 9 that is used here. */
  type Options = {
    readonly url: string
    readonly connections: number
    /** Seconds. */
    readonly duration: number
    readonly headers?: Readonly<Record<string, string>>
    /** Seconds until a request counts as lost. */
    readonly timeout?: number
  }

  type Result = { readonly errors: number; readonly timeouts: number; readonly non2xx: number; readonly duration: number }

  /** Emits `response` (client, status code, bytes, milliseconds). */
  export default function autocannon(options: Options): EventEmitter & Promise<Result>
}
