import type { Saving } from '@evenkeel/ui'
import { Problem } from '../../ask.ts'
import type { Sitting } from './places.ts'

/** One answer on its way to the server. A newer one with the same key takes its place. */
export type Change = {
  readonly key: string
  /** The sitting as it will be: shown at once. */
  apply(sitting: Sitting): Sitting
  /** Whether a sitting holds this answer already. */
  isIn(sitting: Sitting): boolean
  send(version: number): Promise<Sitting>
}

export type DeskState = {
  /** The newest sitting the server told, with the answers still on their way. */
  readonly sitting: Sitting
  readonly saving: Saving
  /** Keys of the answers still on their way. */
  readonly waiting: readonly string[]
  /** Why something could not be saved; null when all is well. */
  readonly problem: Problem | null
  /** How often another window was further on, so that an answer given here was not kept. */
  readonly overtaken: number
}

export type Desk = {
  state(): DeskState
  subscribe(listener: () => void): () => void
  put(change: Change): void
  /** Tries again at once what could not be saved. */
  retry(): void
  /** True once everything is saved; false when something could not be. */
  settled(): Promise<boolean>
  /** Lets go of what could not be saved. */
  letGo(): void
  /** The server refused something because this window is behind: loads what holds now. False when that is not the reason. */
  catchUp(refused: Problem): Promise<boolean>
}

/** Saves answers one after the other: each needs the version that the one before has made. What cannot be sent is kept and tried again. */
export function openDesk(first: Sitting, load: () => Promise<Sitting>): Desk {
  const listeners = new Set<() => void>()
  let known = first
  let waiting: readonly Change[] = []
  let state: DeskState = { sitting: first, saving: 'idle', waiting: [], problem: null, overtaken: 0 }
  let running: Promise<void> | null = null
  let failures = 0
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (news: Partial<DeskState> = {}) => {
    const sitting = waiting.reduce((before, change) => change.apply(before), known)
    state = { ...state, ...news, sitting, waiting: waiting.map((change) => change.key) }
    for (const listener of listeners) listener()
  }
  /** Sends what waits. What the server stumbles over is passed by, so that one answer never holds up the others. */
  const drain = async () => {
    const tried = new Set<Change>()
    let stumbled: Problem | null = null
    for (let change = waiting[0]; change; change = waiting.find((other) => !tried.has(other))) {
      tried.add(change)
      show({ saving: 'saving', problem: null })
      try {
        known = await change.send(known.version)
        waiting = waiting.filter((other) => other !== change)
        show()
      } catch (error) {
        stumbled = problemOf(error)
        if (stumbled.status < 500) break
      }
    }
    if (stumbled) return recover(stumbled)
    failures = 0
    show({ saving: tried.size > 0 ? 'saved' : 'idle', problem: null })
  }
  const recover = async (problem: Problem) => {
    if (meansBehind.has(problem.slug)) return reload((newest) => waiting.some((change) => !change.isIn(newest)))
    show({ saving: 'failed', problem })
    if (isPassing(problem)) timer = setTimeout(start, Math.min(30_000, 2_000 * 2 ** failures++))
  }
  const reload = async (isOvertaken: (newest: Sitting) => boolean) => {
    try {
      known = await load()
    } catch (error) {
      return void (await recover(problemOf(error)))
    }
    const overtaken = isOvertaken(known) ? 1 : 0
    waiting = []
    show({ saving: overtaken ? 'idle' : 'saved', problem: null, overtaken: state.overtaken + overtaken })
  }
  const start = () => {
    clearTimeout(timer)
    running ??= drain().finally(() => {
      running = null
    })
  }
  return {
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    put: (change) => {
      waiting = [...waiting.filter(({ key }) => key !== change.key), change]
      show()
      start()
    },
    retry: start,
    settled: async () => {
      await running
      return waiting.length === 0
    },
    letGo: () => {
      waiting = []
      start()
    },
    catchUp: async (refused) => {
      if (!meansBehind.has(refused.slug)) return false
      await reload(() => true)
      return true
    },
  }
}

/** Another window has gone on with this sitting, or finished it. */
const meansBehind = new Set(['changed-meanwhile', 'not-asked', 'finished'])

/** No answer, or a server in trouble: tried again without asking anybody. */
export const isPassing = ({ status }: Problem) => status === 0 || status === 429 || status >= 500

const problemOf = (error: unknown) => (error instanceof Problem ? error : new Problem({}))
