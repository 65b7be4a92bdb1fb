import { Worker } from 'node:worker_threads'
import { sandboxSource } from './sandbox-source.ts'

/** Limits of one program: milliseconds (see `watch`), characters, megabytes. */
export type SandboxLimits = { readonly timeout: number; readonly output: number; readonly heap: number }

export type Sandbox = {
  /**
   * Runs one program (a script, sloppy unless it says 'use strict') in a realm of its own and resolves to what it printed, promises included.
   * Strings print as they are, everything else as one would write it: [1, 2], { a: 'x' }, undefined.
   * What the program throws is its last line: "Uncaught TypeError: ..."; a promise nobody caught: "Uncaught (in promise) Error: ...".
   * Past the output limit the text ends in "[output cut]".
   * Rejects with SandboxError when there is nothing to show: the program does not parse, uses `import`, runs out of time or memory.
   */
  run(code: string): Promise<string>
  /** Ends the worker; a later run starts a new one. */
  close(): Promise<void>
}

export class SandboxError extends Error {
  override name = 'SandboxError'
  readonly reason: 'syntax' | 'import' | 'time' | 'memory' | 'broken'

  constructor(reason: SandboxError['reason'], message: string) {
    super(message)
    this.reason = reason
  }
}

type Reply = 'ready' | { id: number; output: string } | { id: number; refused: 'syntax' | 'broken'; message: string }
type Task = { code: string; resolve(output: string): void; reject(error: Error): void }

/**
 * V8 frees the realms of finished programs late: a worker ran out of 16 MB after 74 small programs, of 64 MB after 800 (measured, Node 24).
 * So workers are renewed, and only a fresh one may say that a program needs too much memory.
 */
const programsPerWorker = 100

/** One worker thread, one program at a time; the worker outlives programs that end well, and is replaced after one that does not. */
export function openSandbox(limits: SandboxLimits = { timeout: 1_000, output: 20_000, heap: 64 }): Sandbox {
  let worker: Promise<Worker> | null = null
  let last: Promise<unknown> = Promise.resolve()
  let count = 0
  let served = 0

  async function runAlone(code: string): Promise<string> {
    // `import()` is answered by an error from outside the realm: the one door that neither the realm nor its limits close.
    if (/\bimport\b/.test(code)) throw new SandboxError('import', 'import is not available')
    if (served === programsPerWorker) await discard()
    const fresh = served++ === 0
    try {
      worker ??= startWorker(limits)
      const running = await worker
      const id = ++count
      return await new Promise<string>((resolve, reject) => converse(running, limits, id, { code, resolve, reject }))
    } catch (error) {
      if (error instanceof SandboxError && error.reason === 'syntax') throw error
      await discard()
      if (error instanceof SandboxError && error.reason === 'memory' && !fresh) return runAlone(code)
      throw error
    }
  }

  async function discard(): Promise<void> {
    const gone = worker
    worker = null
    served = 0
    await gone?.then(
      (running) => running.terminate(),
      () => undefined, // it never started
    )
  }

  return {
    run(code) {
      const mine = last.then(() => runAlone(code))
      last = mine.catch(() => undefined)
      return mine
    },
    close() {
      const closed = last.then(discard)
      last = closed
      return closed
    },
  }
}

function startWorker(limits: SandboxLimits): Promise<Worker> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(sandboxSource, {
      eval: true,
      env: {},
      execArgv: [],
      stdin: false,
      workerData: { outputLimit: limits.output },
      resourceLimits: { maxOldGenerationSizeMb: limits.heap, maxYoungGenerationSizeMb: 16, stackSizeMb: 1 },
    })
    worker.unref()
    worker.once('error', reject)
    worker.once('message', () => {
      worker.off('error', reject)
      resolve(worker)
    })
  })
}

/** Sends one program and waits for its answer, its end, or the end of its time. */
function converse(worker: Worker, limits: SandboxLimits, id: number, task: Task): void {
  const fail = (reason: SandboxError['reason'], message: string) => settle(() => task.reject(new SandboxError(reason, message)))
  const stopWatching = watch(worker, limits.timeout, () => fail('time', `no answer within ${limits.timeout} ms`))
  const onMessage = (reply: Reply) => {
    if (reply === 'ready' || reply.id !== id) return
    if ('output' in reply) settle(() => task.resolve(reply.output))
    else fail(reply.refused, reply.message)
  }
  const onError = (error: Error & { code?: string }) =>
    error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? fail('memory', `more than ${limits.heap} MB of memory`) : fail('broken', error.message)
  const onExit = () => fail('broken', 'the worker ended')

  function settle(answer: () => void): void {
    stopWatching()
    worker.off('message', onMessage).off('error', onError).off('exit', onExit)
    answer()
  }

  worker.on('message', onMessage).on('error', onError).on('exit', onExit)
  worker.postMessage({ id, code: task.code })
}

/**
 * Calls back when a program has had its time: once by the clock, and then once more on a processor, so that a busy machine is not taken for an endless
 * loop; at the latest after twenty times by the clock. Returns what stops watching.
 */
function watch(worker: Worker, timeout: number, late: () => void): () => void {
  let before: NodeJS.CpuUsage | undefined
  let timer = setTimeout(look, timeout, 1)
  let watching = true

  async function look(times: number): Promise<void> {
    const used = await worker.cpuUsage(before).catch(() => undefined) // the worker has ended, and says so itself
    if (!watching || !used) return
    if (before && ((used.user + used.system) / 1_000 >= timeout || times >= 80)) return late()
    before ??= used
    timer = setTimeout(look, timeout / 4, times + 1)
  }

  return () => {
    watching = false
    clearTimeout(timer)
  }
}
