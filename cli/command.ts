import type { Environment } from '../server/config/config.ts'
import type { Terminal } from './terminal.ts'

/** 0: it was done. 1: it was not, or a check failed. 2: it was asked for wrongly. 130: Ctrl-C. */
export type ExitCode = 0 | 1 | 2 | 130

export type Option = {
  readonly type: 'string' | 'boolean'
  /** What stands for the value in the help: FILE, ID. */
  readonly value?: string
  readonly required?: true
  readonly says: string
}

export type Options = Readonly<Record<string, Option>>

export type Given<O extends Options> = {
  readonly [K in keyof O]: O[K]['type'] extends 'boolean' ? boolean : O[K] extends { readonly required: true } ? string : string | undefined
}

/** What a command works with besides its options. The environment, the clock and the dice come in here and nowhere else. */
export type Call = {
  readonly env: Environment
  readonly terminal: Terminal
  readonly clock: () => Date
  readonly random: () => number
  readonly version: string
  /** The first Ctrl-C: finish tidily, soon. */
  readonly signal: AbortSignal
  /** The second: at once. */
  readonly insisted: AbortSignal
  readonly readInput: () => Promise<string>
}

/** One thing the command line can do. */
export type Command<O extends Options = Options> = {
  /** One word, or two: `audit verify`. */
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** What else one should know before using it. */
  readonly about?: string
  /** The options as one would write them, after the name. */
  readonly usage: string
  readonly options: O
  /** The option that a word without a name stands for, where there is one: `import people FILE`; several take them in turn. */
  readonly operand?: string | readonly string[]
  readonly examples: readonly Example[]
  run(given: Given<O>, call: Call): Promise<ExitCode>
}

export type Example = { readonly says: string; readonly line: string }

/** Keeps what the options are called while `run` is written, and forgets it for the list. */
export function defineCommand<const O extends Options>(command: Command<O>): Command {
  return Object.freeze(command) as unknown as Command
}

/** The same words in every command that can speak JSON. */
export const json = {
  type: 'boolean',
  says: 'Print the result as JSON on standard output; everything else goes to standard error.',
} as const
