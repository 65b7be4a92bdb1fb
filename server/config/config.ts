import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { resolve } from 'node:path'
import type { Static } from 'typebox'
import Value from 'typebox/value'
import { defaultDataDir } from './data-dir.ts'
import { closestTo } from './did-you-mean.ts'
import { type Variable, variables } from './variables.ts'

type Key = keyof typeof variables
type ValueOf<K extends Key> = Static<(typeof variables)[K]['schema']>

export type LogLevel = ValueOf<'logLevel'>

/** What the environment says, read once and checked. */
export type Config = {
  readonly dataDir: string
  readonly host: string
  readonly port: number
  /** A port somebody asked for is used or refused; the usual one gives way to the next free one. */
  readonly portIsExplicit: boolean
  readonly publicUrl: string | undefined
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string | undefined
  readonly logLevel: LogLevel
  /** As Fastify takes it: false, a number of hops, or addresses. */
  readonly trustProxy: false | number | readonly string[]
  /** Hosts webhooks may reach although they are not public. */
  readonly webhookHosts: readonly string[]
  readonly secret: string | undefined
  /** Whether people may look around in the demo organisation. */
  readonly demo: boolean
}

export type ConfigProblem = { readonly variable: string; readonly wrong: string; readonly remedy: string }

export type ConfigReading =
  | { readonly config: Config; readonly warnings: readonly ConfigProblem[] }
  | { readonly problems: readonly ConfigProblem[]; readonly warnings: readonly ConfigProblem[] }

export type Environment = Readonly<Record<string, string | undefined>>

/** Reads the whole environment at once and reports everything wrong with it at once. An empty variable counts as not set. */
export function readConfig(env: Environment = process.env): ConfigReading {
  const problems: ConfigProblem[] = []
  const get = <K extends Key>(key: K): ValueOf<K> | undefined => {
    const result = readOne(env, variables[key])
    if (result && 'wrong' in result) problems.push(result)
    // The schema of this very variable has just been checked.
    return result && 'value' in result ? (result.value as ValueOf<K>) : undefined
  }
  const port = get('port')
  const config: Config = {
    dataDir: resolve(
      get('dataDir') ?? defaultDataDir(env, { platform: process.platform, isRoot: process.getuid?.() === 0, home: homedir() }),
    ),
    host: get('host') ?? '127.0.0.1',
    port: port ?? 4310,
    portIsExplicit: port !== undefined,
    publicUrl: get('publicUrl'),
    databaseUrl: get('databaseUrl'),
    smtpUrl: get('smtpUrl'),
    mailFrom: get('mailFrom'),
    logLevel: get('logLevel') ?? 'info',
    trustProxy: get('trustProxy') ?? false,
    webhookHosts: get('webhookHosts') ?? [],
    secret: get('secret'),
    demo: get('demo') !== 'off',
  }
  if (
    config.smtpUrl !== undefined &&
    config.mailFrom === undefined &&
    !problems.some(({ variable }) => variable.startsWith('EVENKEEL_MAIL_FROM'))
  ) {
    problems.push({
      variable: 'EVENKEEL_MAIL_FROM',
      wrong: 'is not set, but EVENKEEL_SMTP_URL switches mail on and every mail needs a sender',
      remedy: `Set EVENKEEL_MAIL_FROM, for example to ${variables.mailFrom.example}.`,
    })
  }
  const warnings = unknownNames(env)
  return problems.length > 0 ? { problems, warnings } : { config, warnings }
}

export type VariableReference = Pick<Variable, 'name' | 'meaning' | 'otherwise' | 'example' | 'expected' | 'secret'> & {
  readonly fileName: string
}

/** The reference for the documentation and for `doctor`, from the same objects that are checked. */
export function describeConfig(): readonly VariableReference[] {
  return Object.values<Variable>(variables).map(({ read: _read, schema: _schema, ...said }) => ({ ...said, fileName: `${said.name}_FILE` }))
}

/** All problems (or warnings) as a person reads them in a terminal. */
export function sayProblems(problems: readonly ConfigProblem[]): string {
  return problems.map(({ variable, wrong, remedy }) => `- ${variable} ${wrong}.\n  ${remedy}`).join('\n')
}

function readOne(env: Environment, variable: Variable): { value: unknown } | ConfigProblem | undefined {
  const given = textOf(env, variable.name)
  if (given === undefined || 'wrong' in given) return given
  const value = variable.read(given.text)
  if (!given.text.includes('\0') && Value.Check(variable.schema, value)) return { value }
  const shown = variable.secret ? 'has a value of the wrong form' : `is ${JSON.stringify(shorten(given.text))}`
  return {
    variable: given.from,
    wrong: `${shown}; expected ${variable.expected}`,
    remedy: `Correct it (for example ${variable.example}), or take it away: ${variable.otherwise}`,
  }
}

/** From the variable itself or from the file its `_FILE` twin names (so that secrets need not be in the environment). */
function textOf(env: Environment, name: string): { text: string; from: string } | ConfigProblem | undefined {
  const [plain, file] = [env[name] || undefined, env[`${name}_FILE`] || undefined]
  const from = `${name}_FILE`
  if (plain !== undefined && file !== undefined) {
    return { variable: from, wrong: `is set together with ${name}, so it is unclear which one counts`, remedy: 'Keep one of the two.' }
  }
  if (plain !== undefined) return { text: plain.trim(), from: name }
  if (file === undefined) return undefined
  try {
    const text = readFileSync(file, 'utf8').trim()
    return text === ''
      ? { variable: from, wrong: `names ${file}, which is empty`, remedy: 'Write the value into the file, or take the variable away.' }
      : { text, from }
  } catch (error) {
    const why =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : `cannot be read (${(error as NodeJS.ErrnoException).code})`
    return { variable: from, wrong: `names ${file}, which ${why}`, remedy: 'Correct the path, or let this account read the file.' }
  }
}

function unknownNames(env: Environment): ConfigProblem[] {
  const known = Object.values<Variable>(variables).flatMap(({ name }) => [name, `${name}_FILE`])
  return Object.keys(env)
    .filter((name) => name.startsWith('EVENKEEL_') && env[name] !== undefined && !known.includes(name))
    .map((name) => {
      const meant = closestTo(name, known)
      const remedy = meant === undefined ? 'Take it away; "evenkeel doctor" lists the names there are.' : `Did you mean ${meant}?`
      return { variable: name, wrong: 'is not a variable Evenkeel knows, so it has no effect', remedy }
    })
}

const shorten = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text)
