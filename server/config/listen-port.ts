import { createServer } from 'node:net'
import type { Config } from './config.ts'
import { StartProblem } from './start-problem.ts'

/**
 * The port to listen on: the one that was asked for, or the usual one or one of the 50 after it. A port may still be taken between this
 * answer and the listening; then ask again.
 */
export async function findListenPort({ host, port, portIsExplicit }: Pick<Config, 'host' | 'port' | 'portIsExplicit'>): Promise<number> {
  const last = portIsExplicit ? port : Math.min(port + 50, 65_535)
  for (let candidate = port; candidate <= last; candidate++) {
    const error = await whyNot(host, candidate)
    if (error === undefined) return candidate
    if (error !== 'EADDRINUSE' && (portIsExplicit || error !== 'EACCES')) throw refusal(host, candidate, error)
  }
  if (!portIsExplicit)
    throw new StartProblem('port-busy', `The ports ${port} to ${last} are all taken.`, 'Set EVENKEEL_PORT to a free one.')
  throw new StartProblem(
    'port-busy',
    `Port ${port} (EVENKEEL_PORT) is taken by another program.`,
    'Stop that program, choose another port, or take EVENKEEL_PORT away to get the next free one.',
  )
}

function whyNot(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)))
  })
}

function refusal(host: string, port: number, error: string): StartProblem {
  if (error === 'EACCES') {
    return new StartProblem(
      'permission',
      `This account may not listen on port ${port}.`,
      'Choose a port from 1024 up in EVENKEEL_PORT, and put a reverse proxy in front.',
    )
  }
  return new StartProblem(
    'unreachable',
    `This computer cannot listen on ${host} (${error}).`,
    'Set EVENKEEL_HOST to an address of this computer, such as 127.0.0.1 or 0.0.0.0.',
  )
}
