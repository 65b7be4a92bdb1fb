import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What it does with the next letter: takes it; takes it and dies before it says so; or asks to try again later. */
type Mood = 'take' | 'take-and-die' | 'later'

export type TestMailbox = {
  readonly smtp: { readonly url: string; readonly from: string }
  /** Everything that was ever handed over whole, also where the sender was never told. */
  readonly letters: TestLetter[]
  /** Moods of the next letters; after them it takes everything. */
  readonly moods: Mood[]
  close(): Promise<void>
}

/** As it arrived: `to` is whom the envelope names, `text` the body as it is read. */
export type TestLetter = { readonly to: readonly string[]; readonly head: string; readonly text: string }

/** A real mail server on a port of its own. */
export async function openMailbox(): Promise<TestMailbox> {
  const letters: TestLetter[] = []
  const moods: Mood[] = []
  const sockets = new Set<Socket>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, session, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const mood = moods.shift() ?? 'take'
        if (mood === 'later') return done(Object.assign(new Error('try again later'), { responseCode: 451 }))
        const to = session.envelope.rcptTo.map(({ address }) => address)
        letters.push({ to, ...read(Buffer.concat(chunks).toString('latin1')) })
        if (mood === 'take-and-die') for (const socket of sockets) socket.destroy()
        else done()
      })
    },
  })
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const smtp = { url: `smtp://127.0.0.1:${port}`, from: 'Evenkeel <evenkeel@example.org>' }
  return { smtp, letters, moods, close: () => new Promise((resolve) => server.close(() => resolve())) }
}

function read(raw: string): { head: string; text: string } {
  const [head = '', body = ''] = raw.split(/\r\n\r\n(.*)/s)
  const bytes = /^content-transfer-encoding: quoted-printable/im.test(head)
    ? body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : body
  return { head: head.replace(/\r\n[ \t]+/g, ' '), text: Buffer.from(bytes, 'latin1').toString().replaceAll('\r\n', '\n') }
}
