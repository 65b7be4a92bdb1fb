import { fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Order } from './serving.ts'

/** A server in a process of its own, so that neither the load nor the other server runs on its event loop. */
export type Server = { readonly port: number; ask(order: Order): Promise<unknown>; stop(): Promise<void> }

export async function startServer(order: Exclude<Order, string>, flags: readonly string[] = []): Promise<Server> {
  const child = fork(join(import.meta.dirname, 'serving.ts'), {
    execPath: process.execPath,
    execArgv: [...process.execArgv, ...flags],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  let waiting = Promise.withResolvers<unknown>()
  child.on('message', (answer) => waiting.resolve(answer))
  child.on('exit', (code) => waiting.reject(new Error(`a measured server ended with ${code}`)))
  const ask = (what: Order) => {
    waiting = Promise.withResolvers()
    child.send(what)
    return waiting.promise
  }
  const { port } = (await ask(order)) as { port: number }
  const stop = async () => {
    waiting.promise.catch(() => {})
    if (child.exitCode === null) child.send('stop' satisfies Order)
    await ended
  }
  return { port, ask, stop }
}
