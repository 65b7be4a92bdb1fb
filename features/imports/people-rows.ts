import { languageOf, zoneOf } from '../hours.ts'
import { type Here, same } from './directory.ts'
import { type Bad, type Meaning, quoted } from './rating-rows.ts'

export const roles = ['member', 'manager', 'hr', 'owner', 'auditor'] as const
export type Role = (typeof roles)[number]
export type Part = 'member' | 'manager'

/** Somebody in the organisation, as far as a file can say something about them. */
export type Member = Here & {
  readonly role: Role
  readonly isInvited: boolean
  readonly invitedEmail: string | null
  readonly timeZone: string | null
  readonly language: string | null
  readonly places: readonly { readonly teamId: string; readonly team: string; readonly part: Part }[]
}

/** One row, each value in its right shape; null where the cell is empty. */
export type Wanted = {
  readonly name: string
  readonly email: string | null
  readonly role: Role | null
  readonly team: string | null
  readonly part: Part
  readonly timeZone: string | null
  readonly language: string | null
  readonly externalId: string | null
}

const someone = /^(?=.*[\p{L}\p{N}\p{P}\p{S}])[^\p{Cc}\u2028-\u202e\u2066-\u2069]*$/u
const address = /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:".]+(\.[^\s@<>()[\]\\,;:".]+)*$/
const longest = { name: 80, team: 80, 'external-id': 120 } as const

/** One row of a file of people, or the first thing that is wrong about it. */
export function readPerson(row: Meaning): Wanted | Bad {
  const text = (field: string) => (row[field] ?? '').trim()
  for (const field of ['name', 'team', 'external-id'] as const) {
    const said = text(field)
    if (field === 'name' && said === '') return bad('name', 'There is no name.', 'Write the name colleagues know them by.')
    if (said !== '' && (said.length > longest[field] || !someone.test(said)))
      return bad(field, `${quoted(said)} cannot be used.`, `Write 1 to ${longest[field]} characters in one line.`)
  }
  const email = text('email')
  if (email !== '' && (email.length > 254 || !address.test(email)))
    return bad('email', `${quoted(email)} is no e-mail address.`, 'Write one such as name@example.org, or leave it empty.')
  const role = same(text('role'))
  if (role !== '' && !roles.includes(role as Role))
    return bad('role', `There is no role ${quoted(role)}.`, 'Write member, manager, hr, owner or auditor, or leave it empty.')
  const part = same(text('part'))
  if (!['', 'member', 'manager'].includes(part)) return bad('part', `There is no part ${quoted(part)}.`, 'Write member or manager.')
  if (part === 'manager' && text('team') === '')
    return bad('part', 'A manager of no team is named.', 'Name the team, or leave the part empty.')
  const timeZone = zoneOf(text('time-zone'))
  if (timeZone === undefined)
    return bad('time-zone', `There is no time zone ${quoted(text('time-zone'))}.`, 'Write one such as Europe/Lisbon.')
  const language = languageOf(text('language'))
  if (language === undefined) return bad('language', `${quoted(text('language'))} is no language.`, 'Write one such as en or de-CH.')
  return {
    ...{ name: text('name'), email: email || null, role: (role || null) as Role | null, team: text('team') || null },
    ...{ part: (part || 'member') as Part, timeZone, language, externalId: text('external-id') || null },
  }
}

export const bad = (field: string, says: string, remedy: string): Bad => ({ field, says, remedy })
