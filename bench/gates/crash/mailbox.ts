import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** A mail server that takes everything and keeps nothing but how much came: with one set, asking somebody by mail becomes a job. */
export async function openMailbox(): Promise<{ readonly url: string; readonly letters: () => number; close(): Promise<void> }> {
  let letters = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, _session, done) => {
      stream.resume().on('end', () => {
        letters += 1
        done()
      })
    },
  })
  // A connection that dies with the application is what this is about.
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, letters: () => letters, close: () => new Promise((resolve) => server.close(resolve)) }
}
