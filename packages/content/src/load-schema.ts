import type { TSchema } from 'typebox'
import Value from 'typebox/value'

/** Where a value does not fit its schema, in words for whoever wrote the file. */
export type Misfit = { readonly pointer: readonly (string | number)[]; readonly message: string; readonly remedy: string }

/** Every way in which `value` does not fit. Empty when it fits. TypeBox stops at eight. */
export function misfits(schema: TSchema, value: unknown): Misfit[] {
  const errors = Value.Errors(schema, value) as SchemaError[]
  return errors.flatMap((error) => {
    if (error.keyword === 'boolean') return [] // the twin of additionalProperties
    if (error.keyword === 'const' && errors.some((other) => other.keyword === 'anyOf' && within(error, other))) return []
    const pointer = pointerOf(error.instancePath, value)
    return wordsFor(error, errors, at(value, pointer), schema).map(([message, remedy]) => ({ pointer, message, remedy }))
  })
}

type SchemaError = {
  readonly keyword: string
  readonly schemaPath: string
  readonly instancePath: string
  readonly params: { readonly [name: string]: unknown }
  readonly message: string
}
type Words = readonly [message: string, remedy: string]

function wordsFor(error: SchemaError, errors: readonly SchemaError[], found: unknown, schema: TSchema): Words[] {
  const limit = String(error.params.limit ?? error.params.comparison)
  switch (error.keyword) {
    case 'required':
      return (error.params.requiredProperties as string[]).map((name) => [`"${name}" is missing.`, `Add "${name}" here.`])
    case 'additionalProperties': {
      const known = Object.keys((at(schema, segments(error.schemaPath)) as { properties?: object }).properties ?? {})
      const remedy = `Remove it or correct its spelling. Known here: ${known.join(', ')}.`
      return (error.params.additionalProperties as string[]).map((name) => [`"${name}" is not known here.`, remedy])
    }
    case 'type':
      return [
        [
          `This is ${named(found)}, not ${kinds[String(error.params.type)] ?? String(error.params.type)}.`,
          `Write ${kinds[String(error.params.type)] ?? String(error.params.type)} here.`,
        ],
      ]
    case 'minLength':
      return [[`This has ${lengthOf(found)} characters, fewer than ${limit}.`, `Say it in at least ${limit} characters.`]]
    case 'maxLength':
      return [[`This has ${lengthOf(found)} characters, more than ${limit}.`, `Shorten it to at most ${limit} characters.`]]
    case 'minItems':
      return [[`There are ${lengthOf(found)} entries, fewer than ${limit}.`, `Add entries until there are at least ${limit}.`]]
    case 'maxItems':
      return [[`There are ${lengthOf(found)} entries, more than ${limit}.`, `Keep at most ${limit}.`]]
    case 'minimum':
      return [[`${String(found)} is too small.`, `Give a number of at least ${limit}.`]]
    case 'exclusiveMinimum':
      return [[`${String(found)} is too small.`, `Give a number above ${limit}.`]]
    case 'maximum':
      return [[`${String(found)} is too large.`, `Give a number of at most ${limit}.`]]
    case 'pattern':
      return [[`"${String(found)}" does not have the form needed here.`, `Write it so that it matches ${String(error.params.pattern)}.`]]
    case 'anyOf': {
      const allowed = errors
        .filter((other) => other.keyword === 'const' && within(other, error))
        .map((other) => String(other.params.allowedValue))
      return [[`"${String(found)}" is none of the values allowed here.`, `Use one of: ${allowed.join(', ')}.`]]
    }
    default:
      return [[`This ${error.message}.`, 'Change it to fit.']]
  }
}

const kinds: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a set of named properties',
}

function named(found: unknown): string {
  if (found === null || found === undefined) return 'empty'
  return kinds[Array.isArray(found) ? 'array' : typeof found] ?? typeof found
}

function lengthOf(found: unknown): number {
  return typeof found === 'string' || Array.isArray(found) ? found.length : 0
}

function within(inner: SchemaError, outer: SchemaError): boolean {
  return inner.instancePath === outer.instancePath && inner.schemaPath.startsWith(outer.schemaPath)
}

function segments(path: string): string[] {
  return path
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

/** List positions become numbers, so that they can be told from names. */
function pointerOf(path: string, value: unknown): (string | number)[] {
  let here = value
  return segments(path).map((part) => {
    const key = Array.isArray(here) ? Number(part) : part
    here = at(here, [key])
    return key
  })
}

function at(value: unknown, pointer: readonly (string | number)[]): unknown {
  return pointer.reduce<unknown>(
    (here, key) => (typeof here === 'object' && here !== null ? (here as Record<string | number, unknown>)[key] : undefined),
    value,
  )
}
