import { tidy } from '../names.ts'
import type { Form } from './columns.ts'

/**
 * A cell that begins with one of these is run as a formula when a spreadsheet opens the file (OWASP, "CSV injection"); some do it for
 * the full-width signs as well. Apostrophes in front count along, so that taking the guard off again gives back what was there.
 */
const risky = /^'*[=+\-@\t\r\n＝＋－＠]/
const guarded = /^'+[=+\-@\t\r\n＝＋－＠]/

/** A cell made harmless: with an apostrophe in front where a spreadsheet would run it. */
export function guard(cell: string): string {
  return risky.test(cell) ? `'${cell}` : cell
}

/** The cell as it was before `guard`. */
export function unguard(cell: string): string {
  return guarded.test(cell) ? cell.slice(1) : cell
}

export function written(value: unknown, form: Form): string {
  if (value === null || value === undefined) return ''
  if (form === 'yes-no') return value ? 'yes' : 'no'
  if (form === 'list') return JSON.stringify(value)
  return guard(String(value))
}

/** What a cell says: a value, `nothing` for an empty cell, or `wrong` with what it should have been. */
export type Said = { readonly value: string | number | boolean | string[] } | { readonly nothing: true } | { readonly wrong: string }

export function read(cell: string, form: Form): Said {
  const bare = unguard(cell)
  const text = bare === cell ? tidy(cell) : bare.toWellFormed().replaceAll('\u0000', '')
  if (text === '') return { nothing: true }
  if (form === 'number') return number(text)
  if (form === 'yes-no') return yesOrNo(text)
  if (form === 'half') return half(text)
  if (form === 'list') return list(text)
  return { value: text }
}

/** A decimal comma is a decimal point. */
export function number(text: string): Said {
  const value = /^-?\d+(?:[.,]\d+)?(?:e[+-]?\d+)?$/i.test(text) ? Number(text.replace(',', '.')) : Number.NaN
  return Number.isFinite(value) ? { value } : { wrong: 'a number' }
}

function yesOrNo(text: string): Said {
  if (/^(?:yes|y|true|x|1|essential|required|mandatory)$/i.test(text)) return { value: true }
  if (/^(?:no|n|false|0|optional|desirable)$/i.test(text)) return { value: false }
  return { wrong: 'yes or no' }
}

function half(text: string): Said {
  if (/^(?:people|soft|human|interpersonal|behaviou?ral)\b/i.test(text)) return { value: 'people' }
  if (/^(?:technical|tech|hard)\b/i.test(text)) return { value: 'technical' }
  return { wrong: '"technical" or "people"' }
}

function list(text: string): Said {
  if (!text.startsWith('[')) return { value: [text] }
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value) && value.every((entry) => typeof entry === 'string' && entry !== '')) return { value }
  } catch {
    // Not a list as it is written here: said below.
  }
  return { wrong: 'a list such as ["a","b"]' }
}
