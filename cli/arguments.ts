import { parseArgs } from 'node:util'
import { closestTo } from '../server/config/did-you-mean.ts'
import type { Command, Given, Options } from './command.ts'

/** It was asked for wrongly: what is wrong, and where the right way is written. Ends the program with 2. */
export class UsageProblem extends Error {
  readonly remedy: string
  constructor(message: string, remedy: string) {
    super(message)
    this.remedy = remedy
  }
}

/** The command the first words name, and what follows them; null when nothing was asked for. */
export function chooseCommand(commands: readonly Command[], args: readonly string[]): { command: Command; rest: readonly string[] } | null {
  if (args.length === 0) return null
  const end = args.findIndex((arg) => arg.startsWith('-'))
  const words = end < 0 ? args : args.slice(0, end)
  for (const length of [2, 1]) {
    const command = words.length >= length && commands.find(({ name }) => name === words.slice(0, length).join(' '))
    if (command) return { command, rest: args.slice(length) }
  }
  throw noSuchCommand(commands, words)
}

/** The options of one command, checked. */
export function readOptions(command: Command, args: readonly string[]): Given<Options> {
  const { options } = command
  const types = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]))
  const { tokens } = parseArgs({ args: [...args], options: types, strict: false, allowPositionals: true, tokens: true })
  const given: Record<string, string | boolean | undefined> = {}
  for (const token of tokens) {
    if (token.kind === 'positional') {
      const operand = operandsOf(command).find((name) => given[name] === undefined)
      if (operand === undefined) throw wrong(command, `"${token.value}" is one word too many.`)
      given[operand] = token.value
    }
    if (token.kind !== 'option') continue
    const option = options[token.name]
    if (!option) throw noSuchOption(command, token.rawName)
    given[token.name] = option.type === 'boolean' ? flag(command, token) : value(command, token)
  }
  for (const [name, option] of Object.entries(options)) {
    if (option.type === 'boolean') given[name] ??= false
    else if (option.required && given[name] === undefined)
      throw wrong(command, `${operandsOf(command).includes(name) ? '' : `--${name} `}${option.value ?? 'TEXT'} is missing.`)
  }
  return given as Given<Options>
}

const operandsOf = ({ operand = [] }: Command): readonly string[] => (typeof operand === 'string' ? [operand] : operand)

/** For what only the command itself can judge, such as two options of which one is needed. */
export function wrong(command: Pick<Command, 'name' | 'usage'>, message: string): UsageProblem {
  return new UsageProblem(message, `Usage: evenkeel ${command.name} ${command.usage}\nMore: evenkeel ${command.name} --help`)
}

type Token = { readonly rawName: string; readonly value?: string | undefined; readonly inlineValue?: boolean | undefined }

function flag(command: Command, { rawName, value }: Token): true {
  if (value !== undefined) throw wrong(command, `${rawName} takes no value.`)
  return true
}

function value(command: Command, { rawName, value, inlineValue }: Token): string {
  const looksLikeOption = !inlineValue && value !== undefined && /^-./.test(value)
  if (value === undefined || value === '' || looksLikeOption) throw wrong(command, `${rawName} needs a value after it.`)
  return value
}

function noSuchOption(command: Command, rawName: string): UsageProblem {
  const known = [...Object.keys(command.options), 'help'].map((name) => `--${name}`)
  const meant = closestTo(rawName, known)
  return wrong(command, `There is no option ${rawName} here.${meant ? ` Did you mean ${meant}?` : ''}`)
}

function noSuchCommand(commands: readonly Command[], words: readonly string[]): UsageProblem {
  if (words.length === 0) return new UsageProblem('The command comes first, its options after it.', 'All commands: evenkeel --help')
  const family = commands.filter(({ name }) => name.startsWith(`${words[0]} `))
  if (family.length > 0) {
    const names = family.map(({ name }) => `evenkeel ${name}`).join(', ')
    const said =
      words.length === 1 ? `"${words[0]}" is only the first word of a command.` : `There is no command "${words.slice(0, 2).join(' ')}".`
    return new UsageProblem(said, `There is: ${names}.`)
  }
  const spoken = words.slice(0, 2).join(' ')
  const names = commands.map(({ name }) => name)
  const meant = closestTo(spoken, names) ?? closestTo(words[0]!, names)
  return new UsageProblem(
    `There is no command "${words[0]}".${meant ? ` Did you mean "evenkeel ${meant}"?` : ''}`,
    'All commands: evenkeel --help',
  )
}
