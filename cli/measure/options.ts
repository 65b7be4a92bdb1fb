import { wrong } from '../arguments.ts'
import type { Call, Command, ExitCode } from '../command.ts'
import { writeWhole } from '../write-file.ts'

type Asked = Pick<Command, 'name' | 'usage'>
type Bounds = { readonly least: number; readonly most: number; readonly whole?: true }

/** A number given as an option, within its bounds; what is usual where it was left out. */
export function numberFrom<T extends number | undefined>(
  asked: Asked,
  text: string | undefined,
  option: string,
  usual: T,
  bounds: Bounds,
): number | T {
  if (text === undefined) return usual
  const { least, most, whole } = bounds
  const value = Number(text)
  if (text.trim() !== '' && value >= least && value <= most && (!whole || Number.isInteger(value))) return value
  throw wrong(asked, `--${option} takes a ${whole ? 'whole ' : ''}number from ${least} to ${most}; "${text}" is none.`)
}

/** One of a few words given as an option. */
export function oneOf<T extends string>(asked: Asked, text: string, option: string, words: readonly T[]): T {
  const word = words.find((each) => each === text)
  if (word === undefined) throw wrong(asked, `--${option} takes one of ${words.join(', ')}; "${text}" is none.`)
  return word
}

/** Says what is wrong, one line each; the command ends with 1. */
export function refuse(lines: readonly string[], { terminal }: Call): ExitCode {
  for (const line of lines) terminal.say(line)
  return 1
}

/** The result to standard output, or to the file, whole or not at all. */
export async function deliver(text: string, out: string | undefined, { terminal, signal }: Call): Promise<ExitCode> {
  signal.throwIfAborted()
  if (out === undefined) terminal.print(text)
  else terminal.say(`Written to ${await writeWhole(out, `${text}\n`)}.`)
  return 0
}

/** JSON with one element of the list a line: long lists stay readable, by people and by programs. */
export function linesOf(rows: readonly unknown[]): string {
  return rows.length === 0 ? '[]' : `[\n${rows.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`
}
