import type { Framework, ImportFile } from '@evenkeel/exchange'
import { type Answers, answers } from '../../features/library/answers/answers.ts'
import { type Chosen, type Read, readingOf, type SentFile } from '../../features/library/reading.ts'
import { importFileOf, isDamaged } from './sent-file.ts'

export type DeskTask =
  | { readonly id: number; readonly kind: 'read'; readonly files: readonly SentFile[]; readonly chosen: Chosen }
  | {
      readonly id: number
      readonly kind: 'ask'
      readonly name: keyof Answers
      readonly keys: readonly string[]
      readonly given: unknown
      /** Documents that were asked for, by key. */
      readonly texts: Readonly<Record<string, string>>
    }

export type DeskReply = { readonly id: number } & (
  | { readonly answer: unknown }
  /** Send these documents along. */
  | { readonly missing: readonly string[] }
  | { readonly failed: string }
  | { readonly tooMuch: string }
)

/** Frameworks at hand: a page is looked at several times in a row. Each takes some megabytes. */
const atHand = 6

/** What the worker does, without the worker. */
export function makeDeskWork(): (task: DeskTask) => DeskReply {
  const known = new Map<string, Framework>()
  return (task) => {
    try {
      if (task.kind === 'read') return { id: task.id, answer: read(task.files, task.chosen) }
      const missing = task.keys.filter((key) => !known.has(key) && !(key in task.texts))
      if (missing.length > 0) return { id: task.id, missing }
      const frameworks = task.keys.map((key) => known.get(key) ?? unpacked(task.texts[key]!))
      for (const [i, key] of task.keys.entries()) keep(known, key, frameworks[i]!)
      const ask = answers[task.name] as (frameworks: readonly Framework[], given: unknown) => unknown
      return { id: task.id, answer: ask(frameworks, task.given) }
    } catch (error) {
      return { id: task.id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) }
    }
  }
}

function read(sent: readonly SentFile[], chosen: Chosen): Read {
  const files = sent.map(({ name, parts }) => importFileOf(name, parts.join('')))
  const { reading, framework } = readingOf(
    files.filter((file): file is ImportFile => !isDamaged(file)),
    files.filter(isDamaged),
    chosen,
  )
  return { reading: JSON.parse(storable(reading)) as Read['reading'], document: storable(packed(framework)) }
}

const lists = ['families', 'roles', 'levels', 'skills', 'requirements'] as const

/** Everything in a framework carries its source; stored it stands once, which is a quarter of the size where the notice is long. */
function packed(framework: Framework): object {
  const without = (things: readonly { readonly source: unknown }[]) => things.map(({ source: _, ...thing }) => thing)
  return { ...framework, ...Object.fromEntries(lists.map((list) => [list, without(framework[list])])) }
}

function unpacked(text: string): Framework {
  const framework = JSON.parse(text) as Framework
  for (const list of lists) for (const thing of framework[list]) thing.source = framework.source
  return framework
}

/** JSON that PostgreSQL can hold: it knows neither NUL nor half of a character, and a JSON file may well spell them out. */
function storable(value: unknown): string {
  const json = JSON.stringify(value)
  if (!/\\u(0000|d[89a-f])/i.test(json)) return json
  const clean = (text: string) => text.toWellFormed().replaceAll('\0', '')
  const cleaned = (inner: unknown): unknown => {
    if (typeof inner === 'string') return clean(inner)
    if (Array.isArray(inner)) return inner.map(cleaned)
    if (typeof inner !== 'object' || inner === null) return inner
    return Object.fromEntries(Object.entries(inner).map(([key, each]) => [clean(key), cleaned(each)]))
  }
  return JSON.stringify(cleaned(value))
}

function keep(known: Map<string, Framework>, key: string, framework: Framework): void {
  known.delete(key)
  known.set(key, framework)
  const [oldest] = known.keys()
  if (known.size > atHand && oldest !== undefined) known.delete(oldest)
}
