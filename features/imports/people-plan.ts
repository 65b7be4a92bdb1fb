import { Directory, same } from './directory.ts'
import { bad, type Member, type Part, type Role, readPerson, type Wanted } from './people-rows.ts'
import { type Bad, type Meaning, quoted } from './rating-rows.ts'

export type Line = { readonly line: number; readonly row: Meaning; readonly flaw: Bad | null }
export type Verdict = { readonly line: number; readonly verdict: 'new' | 'changed' | 'same' | 'bad'; readonly bad: Bad | null }

/** How the organisation is now, and who asks. */
export type Standing = {
  readonly members: readonly Member[]
  readonly teams: readonly { readonly teamId: string; readonly name: string }[]
  readonly asker: { readonly personId: string; readonly role: string }
  readonly newId: () => string
}

type Detail = {
  readonly name?: string
  readonly role?: Role
  readonly timeZone?: string
  readonly language?: string
  readonly externalId?: string
  readonly email?: string
}
export type Addition = {
  readonly personId: string
  readonly line: number
  readonly name: string
  readonly email: string | null
  readonly role: Role
  readonly timeZone: string | null
  readonly language: string | null
  readonly externalId: string | null
}
export type Placing = { readonly personId: string; readonly teamId: string; readonly part: Part }

/** What the file makes of the organisation: everything there is to do, or which rows are wrong. */
export type Plan = {
  readonly verdicts: readonly Verdict[]
  readonly add: readonly Addition[]
  readonly change: readonly { readonly personId: string; readonly detail: Detail }[]
  readonly teams: readonly { readonly teamId: string; readonly name: string }[]
  readonly begin: readonly Placing[]
  readonly end: readonly { readonly personId: string; readonly teamId: string }[]
  /** Who is here and not in the file. Nothing is done about them. */
  readonly missing: readonly string[]
}

type Person = {
  readonly wanted: Wanted
  readonly line: number
  readonly lines: number[]
  readonly member: Member | null
  readonly places: Map<string, { team: string; part: Part }>
}

/**
 * People are known again by their id elsewhere, then by e-mail, then by name. A person whose row names a team has, from then on, a place in
 * the teams of the file and in no other; whose row names none keeps their places.
 */
export function planPeople(lines: readonly Line[], standing: Standing): Plan {
  const { members, teams, asker, newId } = standing
  const here = new Directory<Member>(members)
  const people = new Map<string, Person>()
  const owners = new Set(
    members.filter(({ role, hasLeft, isInvited }) => role === 'owner' && !hasLeft && !isInvited).map((m) => m.personId),
  )
  const verdicts = new Map<number, Verdict>()
  const refuse = (line: number, problem: Bad) => void verdicts.set(line, { line, verdict: 'bad', bad: problem })

  for (const { line, row, flaw } of lines) {
    const wanted = flaw ?? readPerson(row)
    if ('says' in wanted) {
      refuse(line, wanted)
      continue
    }
    const member = whoIs(wanted, here)
    if (member && 'says' in member) {
      refuse(line, member)
      continue
    }
    const problem = mayNot(wanted, member, asker, owners)
    if (problem) {
      refuse(line, problem)
      continue
    }
    const keys = keysOf(wanted, member)
    const known = keys.map((key) => people.get(key)).find((one) => one !== undefined)
    const clash = known && contradiction(known, wanted, member)
    if (clash) {
      refuse(line, clash)
      continue
    }
    const person: Person = known ?? { wanted, line, lines: [], member, places: new Map() }
    for (const key of keys) people.set(key, person)
    person.lines.push(line)
    if (wanted.team !== null) person.places.set(same(wanted.team), { team: wanted.team, part: wanted.part })
  }

  const teamIds = new Map(teams.map(({ teamId, name }) => [same(name), teamId]))
  const [add, change, newTeams, begin, end] = [
    [] as Addition[],
    [] as Plan['change'][number][],
    [] as Plan['teams'][number][],
    [] as Placing[],
    [] as Plan['end'][number][],
  ]
  for (const person of new Set(people.values())) {
    const { member, wanted, line } = person
    const personId = member?.personId ?? newId()
    const detail = member ? differing(member, wanted) : {}
    if (!member) add.push({ personId, line, name: wanted.name, email: wanted.email, role: wanted.role ?? 'member', ...aside(wanted) })
    else if (Object.keys(detail).length > 0) change.push({ personId, detail })
    let moved = false
    for (const [key, { team, part }] of person.places) {
      const teamId = teamIds.get(key) ?? newId()
      if (!teamIds.has(key)) {
        teamIds.set(key, teamId)
        newTeams.push({ teamId, name: team })
      }
      if (member?.places.some((place) => place.teamId === teamId && place.part === part)) continue
      if (member?.places.some((place) => place.teamId === teamId)) end.push({ personId, teamId })
      begin.push({ personId, teamId, part })
      moved = true
    }
    if (person.places.size > 0)
      for (const place of member?.places ?? [])
        if (!person.places.has(same(place.team))) {
          end.push({ personId, teamId: place.teamId })
          moved = true
        }
    const verdict = !member ? 'new' : moved || Object.keys(detail).length > 0 ? 'changed' : 'same'
    for (const each of person.lines) verdicts.set(each, { line: each, verdict, bad: null })
  }
  const met = new Set([...people.values()].map(({ member }) => member?.personId))
  const missing = members.filter(({ personId, hasLeft }) => !hasLeft && !met.has(personId)).map(({ name }) => name)
  return { verdicts: [...verdicts.values()], add, change, teams: newTeams, begin, end, missing }
}

/** Who of those here is meant: null for somebody new. */
function whoIs(wanted: Wanted, here: Directory<Member>): Member | null | Bad {
  const { externalId, email, name } = wanted
  const byId = externalId === null ? 'nobody' : here.byId(externalId)
  const byEmail = email === null ? 'nobody' : here.byEmail(email)
  const first = current(byId) ?? current(byEmail)
  if (byEmail === 'several') return bad('email', `Several people here have the address ${quoted(email!)}.`, 'Give their id elsewhere.')
  if (first) {
    const other = current(byEmail)
    if (other && other !== first) return bad('email', `The id and the address belong to two people here.`, 'Correct one of the two.')
    if (externalId !== null && first.externalId !== null && same(first.externalId) !== same(externalId))
      return bad('external-id', `${first.name} has another id elsewhere.`, 'Correct the id, or the address.')
    return first
  }
  if (externalId !== null || email !== null) return null
  const named = here.named(name)
  if (named.length < 2) return named[0] ?? null
  const inTeam = wanted.team === null ? [] : named.filter(({ places }) => places.some(({ team }) => same(team) === same(wanted.team!)))
  if (inTeam.length === 1) return inTeam[0]!
  return bad('name', `Several people here are called ${quoted(name)}.`, 'Give their e-mail address or id elsewhere.')
}

const current = (found: { readonly one: Member } | 'nobody' | 'several') =>
  typeof found === 'object' && !found.one.hasLeft ? found.one : null

/** Roles are given as on the screen: HR gives those of members and managers to newcomers, owners give all, nobody gives one to themselves. */
function mayNot({ role }: Wanted, member: Member | null, asker: Standing['asker'], owners: Set<string>): Bad | null {
  if (role === null || role === member?.role) return null
  if (member?.personId === asker.personId) return bad('role', 'Nobody gives a role to themselves.', 'Leave your own role as it is.')
  if (asker.role !== 'owner' && (member || !['member', 'manager'].includes(role)))
    return bad('role', 'Only an owner gives this role.', 'Leave the role as it is, or ask an owner to bring the file in.')
  if (member && owners.has(member.personId) && owners.size === 1)
    return bad('role', 'An organisation needs an owner.', 'Make somebody else an owner first.')
  if (member) owners.delete(member.personId)
  return null
}

/** Two people of one name without any other sign of who they are would be taken for one. */
function keysOf({ externalId, email, name }: Wanted, member: Member | null): string[] {
  if (member) return [`member ${member.personId}`]
  const keys = [...(externalId === null ? [] : [`id ${same(externalId)}`]), ...(email === null ? [] : [`email ${same(email)}`])]
  return keys.length > 0 ? keys : [`name ${same(name)}`]
}

/** Two rows about one person may only differ in the team. */
function contradiction({ wanted: first, member: firstMember, line, places }: Person, wanted: Wanted, member: Member | null): Bad | null {
  if (firstMember !== member) return bad('name', `Line ${line} names the same person otherwise.`, 'Make the two rows agree.')
  for (const [field, key] of [
    ['name', 'name'],
    ['email', 'email'],
    ['role', 'role'],
    ['time-zone', 'timeZone'],
    ['language', 'language'],
    ['external-id', 'externalId'],
  ] as const)
    if (first[key] !== wanted[key]) return bad(field, `Line ${line} says otherwise about the same person.`, 'Make the two rows agree.')
  const place = wanted.team === null ? undefined : places.get(same(wanted.team))
  return place && place.part !== wanted.part
    ? bad('part', `Line ${line} gives them another part in this team.`, 'Make the two rows agree.')
    : null
}

/** What the file says otherwise. Where somebody has come already, their own address, hours and language are theirs to change. */
function differing(member: Member, { name, role, email, timeZone, language, externalId }: Wanted): Detail {
  const mine = (now: string | null, said: string | null) => said !== null && said !== now && (member.isInvited || now === null)
  return {
    ...(name === member.name ? {} : { name }),
    ...(role === null || role === member.role ? {} : { role }),
    ...(mine(member.timeZone, timeZone) ? { timeZone: timeZone! } : {}),
    ...(mine(member.language, language) ? { language: language! } : {}),
    ...(externalId !== null && externalId !== member.externalId ? { externalId } : {}),
    ...(member.isInvited && email !== null && same(email) !== same(member.invitedEmail ?? '') ? { email } : {}),
  }
}

const aside = ({ timeZone, language, externalId }: Wanted) => ({ timeZone, language, externalId })
