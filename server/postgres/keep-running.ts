import { setTimeout as sleep } from 'node:timers/promises'
import type { EmbeddedServer } from './embedded.ts'

export type Recovery =
  | { readonly kind: 'restarting'; readonly attempt: number }
  | { readonly kind: 'restarted'; readonly milliseconds: number }
  | { readonly kind: 'failed'; readonly attempt: number; readonly error: unknown }
  | { readonly kind: 'gave-up' }

/**
 * Starts the database again whenever it ends by itself (killed, out of memory). Five failures in a row, each after twice the wait of
 * the one before, and it gives up: by then something needs a person. Returns a function that ends the care.
 */
export function keepRunning(server: EmbeddedServer, tell: (recovery: Recovery) => void, firstWaitMs = 200): () => void {
  let caring = true
  const off = server.onExit(async () => {
    const since = performance.now()
    for (let attempt = 1; attempt <= 5 && caring; attempt++) {
      tell({ kind: 'restarting', attempt })
      try {
        if (!(await server.restart())) return
        tell({ kind: 'restarted', milliseconds: Math.round(performance.now() - since) })
        return
      } catch (error) {
        tell({ kind: 'failed', attempt, error })
        await sleep(firstWaitMs * 2 ** (attempt - 1))
      }
    }
    if (caring) tell({ kind: 'gave-up' })
  })
  return () => {
    caring = false
    off()
  }
}
