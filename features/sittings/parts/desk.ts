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
  /** What only the person can mend: signed out, or the sitting is gone. */
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
  const drain = async () => {
    if (waiting.length === 0 && state.saving === 'failed') show({ saving: 'idle', problem: null })
    for (let change = waiting[0]; change; change = waiting[0]) {
      show({ saving: 'saving', problem: null })
      try {
        known = await change.send(known.version)
        failures = 0
        waiting = waiting.filter((other) => other !== change)
        show(waiting.length === 0 ? { saving: 'saved' } : {})
      } catch (error) {
        await recover(problemOf(error))
        return
      }
    }
  }
  const recover = async (problem: Problem) => {
    if (isPassing(problem)) {
      show({ saving: 'failed' })
      timer = setTimeout(start, Math.min(30_000, 2_000 * 2 ** failures++))
    } else if (meansBehind.has(problem.slug)) {
      await reload((newest) => waiting.some((change) => !change.isIn(newest)))
    } else {
      show({ saving: 'failed', problem })
    }
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
    catchUp: async (refused) => {
      if (!meansBehind.has(refused.slug)) return false
      await reload(() => true)
      return true
    },
  }
}

/** Another window has gone on with this sitting, or finished it. */
const meansBehind = new Set(['changed-meanwhile', 'not-asked', 'finished'])

/** No answer, or a server in trouble: worth another try without asking anybody. */
const isPassing = ({ status }: Problem) => status === 0 || status === 429 || status >= 500

const problemOf = (error: unknown) => (error instanceof Problem ? error : new Problem({}))
