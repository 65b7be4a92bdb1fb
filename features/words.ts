import type { Problem } from './ask.ts'

/** What the server refused, at the fields it names: 'body.password' belongs to the field 'password'. Everything else stays for the notice. */
export function fieldProblems(problem: Problem | null, places: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const atFields =
    problem?.errors.map(({ place, message }) => [place.split('.').at(-1) ?? place, sentence(inWords(message))] as const) ?? []
  const bySlug = problem && places[problem.slug] ? [[places[problem.slug]!, problem.detail] as const] : []
  return Object.fromEntries([...atFields, ...bySlug])
}

/** A pattern says nothing to a person. The fields ask for what people get wrong; what is left came along with something pasted. */
const inWords = (message: string) =>
  message.startsWith('must match pattern') ? 'it holds signs that cannot be used here: type it anew' : message

/** "3 Mar 2026": a date as people read it, in the reader's own language, never broken across lines. */
export function dateText(iso: string): string {
  const date = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' })
  return unbroken(date.format(new Date(iso.slice(0, 10))))
}

/** What evidence says in detail: days as people read them, everything else as it was written. */
export function detailText(text: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) ? dateText(text) : text
}

/** "3 Mar 2026, 14:05", in the reader's own time zone. */
export function timeText(iso: string): string {
  const time = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' })
  return unbroken(time.format(new Date(iso))).replace(',\u00a0', ', ')
}

/** "5 minutes", "1 hour", "2.5 hours": no finer than one can plan. */
export function minutesText(minutes: number): string {
  if (minutes < 60) return `${Math.max(1, Math.round(minutes))} ${Math.round(minutes) <= 1 ? 'minute' : 'minutes'}`
  const hours = Math.round(minutes / 30) / 2
  return `${hours} ${hours === 1 ? 'hour' : 'hours'}`
}

/** "today", "12 days ago", "3 months ago". */
export function ageText(days: number): string {
  if (days <= 0) return 'today'
  if (days === 1) return 'yesterday'
  if (days < 60) return `${days} days ago`
  if (days < 730) return `${Math.round(days / 30.44)} months ago`
  return `${Math.round(days / 365.25)} years ago`
}

const unbroken = (words: string) => words.replaceAll(' ', '\u00a0')
const sentence = (words: string) => `${words.charAt(0).toUpperCase()}${words.slice(1)}${/[.!?]$/.test(words) ? '' : '.'}`
