import { styleText } from 'node:util'

type Style = Parameters<typeof styleText>[0]

export type Terminal = {
  /** What was asked for: standard output. */
  print(text: string): void
  /** What happens meanwhile, and every word beside JSON: standard error. */
  say(text: string): void
  json(value: unknown): void
  /** Bold, dim or coloured where standard output is a terminal that takes it; the text itself otherwise. */
  style(style: Style, text: string): string
  /** Width to lay sentences out in. */
  readonly columns: number
  /** Width of the window, for tables. */
  readonly room: number
  /** Whether a person watches what is said, as far as one can tell. */
  readonly watched: boolean
}

export function openTerminal(out: NodeJS.WriteStream, err: NodeJS.WriteStream): Terminal {
  // `evenkeel ... | head` closes our output early, which is no mistake.
  for (const stream of [out, err]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
    })
  }
  return {
    print: (text) => void out.write(`${text}\n`),
    say: (text) => void err.write(`${text}\n`),
    json: (value) => void out.write(`${JSON.stringify(value, null, 2)}\n`),
    style: (style, text) => styleText(style, text, { stream: out }),
    columns: Math.min(out.columns ?? 100, 100),
    room: out.columns ?? 160,
    watched: err.isTTY === true,
  }
}

/** Everything written has left us: only then may the process end. */
export async function flushed(stream: NodeJS.WriteStream): Promise<void> {
  if (stream.destroyed || stream.writableEnded) return
  await new Promise<void>((resolve) => void stream.write('', () => resolve()))
}

/** Lines no wider than `width`, broken between words, each after the first with `indent` in front. */
export function wrap(text: string, width: number, indent = ''): string {
  const lines = text.split('\n').map((paragraph) => {
    const words = paragraph.split(' ')
    let line = words.shift() ?? ''
    const done: string[] = []
    for (const word of words) {
      if (line.length + 1 + word.length <= width) line += ` ${word}`
      else {
        done.push(line)
        line = word
      }
    }
    return [...done, line].join(`\n${indent}`)
  })
  return lines.join(`\n${indent}`)
}
