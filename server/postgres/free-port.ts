import { createServer } from 'node:net'

/** Some port nobody listens on. Another program may take it before we do: be ready to ask again. */
export async function freePort(): Promise<number> {
  return (await tryPort(0)) ?? (await freePort())
}

export async function isFree(port: number): Promise<boolean> {
  return (await tryPort(port)) !== undefined
}

function tryPort(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(undefined))
    server.listen(port, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : undefined))
    })
  })
}
