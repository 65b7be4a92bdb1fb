import { Worker } from 'node:worker_threads'
import type { DeskReply, DeskTask } from './desk-work.ts'

/** Of one task: seconds, and megabytes of heap. Real frameworks take under one second, a table of 20 MB some ten. */
const seconds = 30
const heap = 1024

type Waiting = { readonly resolve: (reply: DeskReply) => void; readonly reject: (error: Error) => void; readonly timer: NodeJS.Timeout }
type Running = { readonly worker: Worker; readonly waiting: Map<number, Waiting> }
type Task = DeskTask extends infer T ? (T extends { readonly id: number } ? Omit<T, 'id'> : never) : never

export type Send = (task: Task) => Promise<DeskReply>
export type Lane = { inTurn<T>(work: (send: Send) => Promise<T>): Promise<T>; close(): Promise<void> }

/** One worker, one task at a time, so that the time of a task is its own; a worker that took too long or too much is replaced by the next task. */
export function openLane(): Lane {
  let running: Running | null = null
  let count = 0
  let last: Promise<unknown> = Promise.resolve()

  function inTurn<T>(work: (send: Send) => Promise<T>): Promise<T> {
    const mine = last.then(() => work(send))
    last = mine.catch(() => undefined)
    return mine
  }

  function end({ worker, waiting }: Running, outcome: Error | string): void {
    if (running?.worker === worker) running = null
    for (const [id, { resolve, reject, timer }] of waiting) {
      clearTimeout(timer)
      if (typeof outcome === 'string') resolve({ id, tooMuch: outcome })
      else reject(outcome)
    }
    waiting.clear()
  }

  function start(): Running {
    const worker = new Worker(new URL('./desk-worker.ts', import.meta.url), {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: heap },
    })
    const started: Running = { worker, waiting: new Map() }
    worker.unref()
    worker.on('message', (reply: DeskReply) => {
      const one = started.waiting.get(reply.id)
      started.waiting.delete(reply.id)
      clearTimeout(one?.timer)
      one?.resolve(reply)
    })
    worker.on('error', (error: Error & { code?: string }) =>
      end(started, error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? `more than ${heap} MB of memory` : error),
    )
    worker.on('exit', () => end(started, new Error('the worker ended')))
    return started
  }

  const send: Send = (task) => {
    running ??= start()
    const current = running
    const id = ++count
    return new Promise((resolve, reject) => {
      const late = () => {
        end(current, `no answer within ${seconds} s`)
        void current.worker.terminate()
      }
      current.waiting.set(id, { resolve, reject, timer: setTimeout(late, seconds * 1000) })
      current.worker.postMessage({ ...task, id })
    })
  }

  return {
    inTurn,
    close: () =>
      inTurn(async () => {
        await running?.worker.terminate()
      }),
  }
}
