import type { TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Stop } from '../problem.ts'

/** Checks one part of a request against its schema: strictly, with every mistake named by place. Unknown fields are refused. */
export function checker(schema: TSchema, part: 'path' | 'query' | 'body'): (value: unknown) => unknown {
  const compiled = Compile(schema)
  return (value) => {
    const broken = placeOfBrokenText(value, part)
    if (broken) throw new Stop('bad-request', [{ place: broken, message: 'contains a NUL character or half of a character; remove it' }])
    if (compiled.Check(value)) return value
    throw new Stop('bad-request', mistakes(compiled.Errors(value), part))
  }
}

/** Query strings are text: numbers and booleans are read from it, nothing else is converted. */
export function queryChecker(schema: TSchema): (value: unknown) => unknown {
  const check = checker(schema, 'query')
  const kinds = (schema as { properties?: Record<string, { type?: string }> }).properties ?? {}
  return (value) => {
    const read = Object.fromEntries(
      Object.entries(value as Record<string, unknown>).map(([name, raw]) => [name, fromText(raw, kinds[name]?.type)]),
    )
    return check(read)
  }
}

function fromText(raw: unknown, kind: string | undefined): unknown {
  if (typeof raw !== 'string') return raw
  if ((kind === 'integer' || kind === 'number') && /^-?\d+(\.\d+)?$/.test(raw)) return Number(raw)
  if (kind === 'boolean' && (raw === 'true' || raw === 'false')) return raw === 'true'
  return raw
}

type Found = { readonly instancePath?: string; readonly message?: string; readonly keyword?: string; readonly params?: unknown }

function mistakes(errors: Iterable<Found>, part: string) {
  const seen = new Map<string, { place: string; message: string }>()
  for (const error of errors) {
    const extra = (error.params as { additionalProperties?: string[]; requiredProperties?: string[] } | undefined) ?? {}
    const names = extra.additionalProperties ?? extra.requiredProperties
    for (const name of names ?? ['']) {
      const place = [part, ...(error.instancePath ?? '').split('/').filter(Boolean), ...(name ? [name] : [])].join('.')
      const message = extra.additionalProperties
        ? 'is not a field here'
        : extra.requiredProperties
          ? 'is missing'
          : (error.message ?? 'is not valid')
      if (!seen.has(place)) seen.set(place, { place, message })
    }
    if (seen.size >= 20) break
  }
  return [...seen.values()]
}

/** Deeper than anything a contract asks for; a body nested like a well would exhaust the stack. */
const deepest = 32

/** PostgreSQL cannot hold a NUL in text, nor half of a surrogate pair; better said here, by place, than by a failing insert. */
function placeOfBrokenText(value: unknown, place: string, depth = 0): string | null {
  if (depth > deepest) throw new Stop('bad-request', [{ place: place.slice(0, 80), message: `is nested deeper than ${deepest}` }])
  if (typeof value === 'string') return isText(value) ? null : place
  if (typeof value !== 'object' || value === null) return null
  for (const [key, inner] of Object.entries(value)) {
    if (!isText(key)) return place
    const found = placeOfBrokenText(inner, `${place}.${key}`, depth + 1)
    if (found) return found
  }
  return null
}

const isText = (value: string) => value.isWellFormed() && !value.includes('\0')
