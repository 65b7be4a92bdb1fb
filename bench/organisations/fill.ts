import { createHmac, randomBytes } from 'node:crypto'
import { seededRandom } from '@evenkeel/measure'
import pg from 'pg'
import type { Assembled } from '../../server/assemble.ts'
import { sessionCookie } from '../../server/identity/cookie.ts'
import { tokenHash } from '../../server/identity/hashed-sessions.ts'
import { inventHistory, priorOf, today } from '../measure/invent-case.ts'

export type Size = { readonly organisations: number; readonly people: number; readonly pieces: number; readonly active: number }

/** Somebody who is signed in and at it. The first of each twenty manages the other nineteen. */
export type Active = {
  readonly orgId: string
  readonly personId: string
  readonly teamId: string
  readonly cookie: string
  readonly manages: boolean
}

const teamSize = 20
const histories = 60

/**
 * Organisations as they are after a year or two, straight into the tables as the owner of the schema: teams of twenty with a manager each, an aim for everybody, evidence of
 * every kind, and everything shared by every other person.
 */
export async function fillOrganisations(
  house: Assembled,
  ownerUrl: string,
  { organisations, people, pieces, active }: Size,
): Promise<readonly Active[]> {
  const admin = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  try {
    await admin.query('create temp table history (n integer, source text, source_version integer, day date, payload jsonb)')
    const offset = Math.floor(Date.now() / 86_400_000) - today
    for (let n = 0; n < histories; n++) {
      const rows = inventHistory(priorOf(house.house.content), pieces, n + 1).map(({ source, version, day, payload }) => {
        return { n, source, source_version: version, day: new Date((day + offset) * 86_400_000).toISOString().slice(0, 10), payload }
      })
      await admin.query('insert into history select * from jsonb_populate_recordset(null::history, $1::jsonb)', [JSON.stringify(rows)])
    }
    for (const statement of statements)
      await admin.query(statement, statement.includes('$1') ? [organisations, people].slice(0, statement.includes('$2') ? 2 : 1) : [])
    await admin.query('analyze')
    return await signIn(admin, house, people, active)
  } finally {
    await admin.end()
  }
}

const org = `lpad(to_hex(o), 8, '0') || '-0000-4000-8000-000000000000'`
const person = `(lpad(to_hex(o), 8, '0') || '-0000-4000-8000-' || lpad(to_hex(p), 12, '0'))::uuid`
const team = `(lpad(to_hex(o), 8, '0') || '-0000-4000-9000-' || lpad(to_hex(p / ${teamSize}), 12, '0'))::uuid`
const statements = [
  `insert into org (org_id, name, kind, created_at) select (${org})::uuid, 'Organisation ' || o, 'organisation', now() from generate_series(1, $1::int) o`,
  `create temp table everybody as select o, p, (${org})::uuid as org_id, ${person} as person_id, ${team} as team_id
    from generate_series(1, $1::int) o, generate_series(0, $2::int - 1) p`,
  `insert into person (org_id, person_id, user_id, name, role, state, created_at)
    select org_id, person_id, person_id::text, 'Person ' || p, case when p % ${teamSize} = 0 then 'manager' else 'member' end, 'active', now() from everybody`,
  `insert into team (org_id, team_id, name, created_at) select org_id, team_id, 'Team ' || p / ${teamSize}, now() from everybody where p % ${teamSize} = 0`,
  `insert into team_place (org_id, place_id, team_id, person_id, part, since)
    select org_id, gen_random_uuid(), team_id, person_id, case when p % ${teamSize} = 0 then 'manager' else 'member' end, now() from everybody`,
  `insert into aim (org_id, person_id, current_family, current_level, target_family, target_level, hours_a_week, why, updated_at)
    select org_id, person_id, 'software-engineering', 'software-engineer', 'software-engineering', 'senior-software-engineer', 3, '', now() from everybody`,
  `insert into consent (org_id, consent_id, person_id, kind, given, at)
    select org_id, gen_random_uuid(), person_id, kind, true, now() from everybody,
      unnest(array['keep-answers', 'share-self', 'share-manager', 'share-work', 'share-certificate', 'share-test', 'share-situation']) kind
    where kind = 'keep-answers' or p % 2 = 0`,
  `insert into evidence (org_id, evidence_id, person_id, source, source_version, day, payload, recorded_at, recorded_by)
    select e.org_id, gen_random_uuid(), e.person_id, h.source, h.source_version, h.day, h.payload, h.day, e.person_id
    from everybody e join history h on h.n = (e.o + e.p) % ${histories}`,
]

/** Accounts and sessions for a few in each organisation, managers among them: a password each would take a day. */
async function signIn(admin: pg.Pool, { house }: Assembled, people: number, active: number): Promise<readonly Active[]> {
  const { rows } = await admin.query<{ org_id: string; person_id: string; team_id: string; p: number }>(
    `select org_id, person_id, team_id, p from everybody where p % $1::int = 0 order by o, p`,
    [Math.max(1, Math.floor(people / active))],
  )
  const random = seededRandom(7)
  const signed = rows
    .map((row) => ({ ...row, token: randomBytes(24).toString('base64url'), order: random() }))
    .sort((a, b) => a.order - b.order)
  const sessions = signed.map(({ person_id, token }) => ({ id: person_id, token: tokenHash(token) }))
  await admin.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as x(id text, token text)),
      made as (insert into identity."user" (id, name, email, "createdAt", "updatedAt") select id, 'Somebody', id || '@example.org', now(), now() from given returning id)
    insert into identity.session (id, "userId", token, "expiresAt", "createdAt", "updatedAt") select id, id, token, now() + interval '1 day', now(), now() from given`,
    [JSON.stringify(sessions)],
  )
  const name = sessionCookie(house.publicUrl.startsWith('https:'))
  const cookieOf = (token: string) =>
    `${name}=${encodeURIComponent(`${token}.${createHmac('sha256', house.secret).update(token).digest('base64')}`)}`
  return signed.map(({ org_id, person_id, team_id, p, token }) => {
    return { orgId: org_id, personId: person_id, teamId: team_id, cookie: cookieOf(token), manages: p % teamSize === 0 }
  })
}
