import type { Environment } from '../server/config/config.ts'
import type { Call, ExitCode } from './command.ts'
import { commands } from './commands.ts'
import { runCommandLine } from './run.ts'

export type Ran = { readonly code: ExitCode; readonly out: string; readonly err: string; json<T>(): T }

type Surroundings = { readonly env?: Environment; readonly input?: string; readonly now?: Date }

/** For tests: one command line in this process, with everything it printed. */
export async function ran(line: string | readonly string[], { env = {}, input = '', now = new Date() }: Surroundings = {}): Promise<Ran> {
  const written = { out: '', err: '' }
  const write = (to: keyof typeof written, text: string) => {
    written[to] += text
  }
  const call: Call = {
    env,
    terminal: {
      print: (text) => write('out', `${text}\n`),
      say: (text) => write('err', `${text}\n`),
      json: (value) => write('out', JSON.stringify(value)),
      style: (_style, text) => text,
      columns: 100,
      room: 160,
      watched: false,
    },
    clock: () => now,
    random: () => 0.5,
    version: '9.8.7',
    signal: new AbortController().signal,
    insisted: new AbortController().signal,
    readInput: async () => input,
  }
  const code = await runCommandLine(commands, typeof line === 'string' ? line.split(' ').filter(Boolean) : line, call)
  return { code, ...written, json: <T>() => JSON.parse(written.out) as T }
}
