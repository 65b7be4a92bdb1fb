import type { Framework } from './framework.ts'

export type Change = {
  readonly kind: 'source' | 'family' | 'role' | 'level' | 'skill' | 'requirement'
  readonly id: string
  readonly what: 'added' | 'removed' | 'changed'
  /** What changed, with what it said before and after; only of what changed. */
  readonly fields: readonly { readonly name: string; readonly before: unknown; readonly after: unknown }[]
}

export type Difference = { readonly changes: readonly Change[]; readonly lines: readonly string[] }

/**
 * What would be different if `after` took the place of `before`: things by their ids, each with the fields that differ. Where a
 * thing stands in its list is no difference, and neither are notes of the reading (what was counted, what was a problem). The same
 * requirement said several times is told apart by how often it was said before.
 */
export function difference(before: Framework, after: Framework): Difference {
  const changes = [
    ...compared('source', new Map([[before.source.id, before.source]]), new Map([[after.source.id, after.source]])),
    ...compared('source', new Map([['scale', { scale: before.scale }]]), new Map([['scale', { scale: after.scale }]])),
    ...compared('family', byId(before.families), byId(after.families)),
    ...compared('role', byId(before.roles), byId(after.roles)),
    ...compared('level', byId(before.levels), byId(after.levels)),
    ...compared('skill', byId(before.skills), byId(after.skills)),
    ...compared('requirement', asRequired(before), asRequired(after)),
  ]
  return { changes, lines: changes.flatMap(linesOf) }
}

type Thing = Readonly<Record<string, unknown>>

function byId(things: readonly (Thing & { readonly id: string })[]): Map<string, Thing> {
  return new Map(things.map((thing) => [thing.id, thing]))
}

function asRequired({ requirements }: Framework): Map<string, Thing> {
  const said = new Map<string, number>()
  return new Map(
    requirements.map((requirement) => {
      const pair = `${requirement.level}: ${requirement.skill}`
      const times = (said.get(pair) ?? 0) + 1
      said.set(pair, times)
      return [times === 1 ? pair : `${pair} (${times})`, requirement]
    }),
  )
}

/** Whose words a thing are is compared once, as the source of the framework. */
function compared(kind: Change['kind'], before: ReadonlyMap<string, Thing>, after: ReadonlyMap<string, Thing>): Change[] {
  const changes: Change[] = []
  for (const [id, thing] of before) {
    const other = after.get(id)
    if (!other) {
      changes.push({ kind, id, what: 'removed', fields: [] })
      continue
    }
    const names = [...new Set([...Object.keys(thing), ...Object.keys(other)])].filter((name) => name !== 'source')
    const fields = names
      .filter((name) => canonical(thing[name]) !== canonical(other[name]))
      .map((name) => ({ name, before: thing[name], after: other[name] }))
    if (fields.length > 0) changes.push({ kind, id, what: 'changed', fields })
  }
  for (const id of after.keys()) if (!before.has(id)) changes.push({ kind, id, what: 'added', fields: [] })
  return changes
}

function linesOf({ kind, id, what, fields }: Change): string[] {
  if (what === 'added') return [`+ ${kind} ${id}`]
  if (what === 'removed') return [`- ${kind} ${id}`]
  return fields.map(({ name, before, after }) => `~ ${kind} ${id}: ${name} was ${short(before)}, is ${short(after)}`)
}

function short(value: unknown): string {
  if (value === null || value === undefined) return 'nothing'
  const text = canonical(value)
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}

/** The same for two objects that say the same, in whatever order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) => (isObject(inner) ? Object.fromEntries(Object.entries(inner).toSorted(byName)) : inner)) ?? ''
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}
