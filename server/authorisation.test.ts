// Who may do what, over everything that exists: generated from the contracts, so an operation that is added is tested without being named here.
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { MembershipState } from '../db/schema.ts'
import type { Operation } from '../features/contract.ts'
import { everyRole, may, type Relation, type Rule } from '../features/policy.ts'
import { type Scope, scopes } from '../features/scopes.ts'
import { sayAim, sitBaseline } from '../tools/fixture-person.ts'
import { openTestHouse, type TestHouse } from '../tools/test-house.ts'
import { slices } from './slices.ts'

const operations = slices.flatMap((slice) =>
  Object.entries(slice.contract).map(([name, operation]) => ({ name, operation, rule: (slice.policy as Record<string, Rule>)[name]! })),
)
const states: readonly MembershipState[] = ['active', 'invited', 'suspended', 'left']

let house: TestHouse
type Person = Awaited<ReturnType<TestHouse['newcomer']>>
let asker: Person
let colleague: Person
let stranger: Person
/** Somebody in a team the asker manages. */
let report: Person

beforeAll(async () => {
  house = await openTestHouse()
  asker = await house.newcomer('Noor Haddad')
  colleague = await house.newcomer('Mika Berg')
  stranger = await house.newcomer('Ada')
  for (const who of [colleague, stranger]) {
    await sayAim(who)
    await sitBaseline(who)
  }
  // An organisation of three, row by row: a colleague, and somebody the asker manages.
  await house.admin.query(`update org set kind = 'organisation' where org_id = $1`, [asker.orgId])
  const original = colleague.personId
  const join = async (personId: string) =>
    house.admin.query(
      `insert into person (org_id, person_id, user_id, name, role, state, created_at) select $1, $2, null, name, 'member', 'active', created_at from person where person_id = $3`,
      [asker.orgId, personId, original],
    )
  colleague = { ...colleague, personId: randomUUID() }
  report = { ...colleague, personId: randomUUID() }
  await join(colleague.personId)
  await join(report.personId)
  await makeTeam(asker, [report.personId])
  await makeTeam(stranger, [])
  await house.admin.query(
    `insert into import (org_id, import_id, kind, state, file_name, size, begun_by, begun_at) values ($1, $2, 'people', 'receiving', 'people.csv', 9, $3, now())`,
    [stranger.orgId, randomUUID(), stranger.personId],
  )
  await makeLibrary(stranger)
})

/** A team somebody manages, as rows: which operations make one is not what is asked here. */
async function makeTeam(manager: Person, members: readonly string[]): Promise<void> {
  const teamId = randomUUID()
  await house.admin.query(`insert into team (org_id, team_id, name, created_at) values ($1, $2, 'Payments', now())`, [
    manager.orgId,
    teamId,
  ])
  for (const [personId, part] of [[manager.personId, 'manager'], ...members.map((id) => [id, 'member'])])
    await house.admin.query(
      `insert into team_place (org_id, place_id, team_id, person_id, part, since) values ($1, $2, $3, $4, $5, now())`,
      [manager.orgId, randomUUID(), teamId, personId, part],
    )
}

/** A framework in the library and an import under way, as rows. */
async function makeLibrary(who: Person): Promise<void> {
  const [frameworkId, importId] = [randomUUID(), randomUUID()]
  await house.admin.query(`insert into library_framework (org_id, framework_id, source_id, number) values ($1, $2, 'grades', 1)`, [
    ...[who.orgId, frameworkId],
  ])
  await house.admin.query(
    `insert into library_release (org_id, framework_id, number, importer, source, counts, changes, document, imported_at, imported_by)
     values ($1, $2, 1, 'table', '{}', '{}', 0, '{}', now(), $3)`,
    [who.orgId, frameworkId, who.personId],
  )
  await house.admin.query(
    `insert into library_import (org_id, import_id, person_id, opened_at, files) values ($1, $2, $3, now(), '[{"name":"a.csv","characters":1,"parts":1}]')`,
    [who.orgId, importId, who.personId],
  )
  await house.admin.query(`insert into library_part (org_id, import_id, file, part, text) values ($1, $2, 0, 0, 'a')`, [
    who.orgId,
    importId,
  ])
}
afterAll(() => house.close())

async function become(role: string, state: MembershipState): Promise<void> {
  await house.admin.query('update person set role = $1, state = $2 where person_id = $3', [role, state, asker.personId])
}

/** A request that has everything the path asks for; the body is empty on purpose: permission is decided before it matters. */
function request(operation: Operation, ids: Readonly<Record<string, string>>, cookie: string) {
  const url = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => ids[name] ?? placeholder(name))
  const payload = operation.body ? { payload: {} } : {}
  return house.app.inject({ method: operation.method, url, headers: { cookie }, ...payload })
}

function placeholder(name: string): string {
  if (/^(competencyId|situationId|kind|source)$/.test(name)) return 'active-listening'
  return name === 'number' ? '7' : randomUUID()
}

describe('role x membership state x relation x operation', () => {
  const relations: readonly (Relation | null)[] = ['self', 'report', 'colleague', 'stranger', null]
  let cells = 0

  test.each(everyRole)('%s', async (role) => {
    for (const state of states) {
      await become(role, state)
      for (const { name, operation, rule } of operations) {
        // Erasing, signing out and ending sessions would end the test with the account; their permission is asked of the rule below.
        if (['erasePerson', 'signOut', 'endSession', 'removePasskey', 'leaveOrganisation'].includes(name)) continue
        const aboutPerson = operation.path.includes(':personId')
        for (const relation of relations) {
          if (aboutPerson !== (relation !== null)) continue
          const personId = { self: asker.personId, colleague: colleague.personId, stranger: stranger.personId, report: report.personId }[
            relation ?? 'self'
          ]
          const { statusCode } = await request(operation, { personId }, asker.cookie)
          const allowed = may(rule, { role, state }, relation)
          // Not allowed is 403 inside one's organisation and 404 outside; allowed may still be refused for what is asked (400, 409, 422), or find nothing.
          const right =
            relation === 'stranger' && !rule.anyone
              ? statusCode === 404
              : allowed
                ? statusCode !== 403 && (statusCode !== 401 || operation.credential === true)
                : statusCode === 403
          expect(`${name} ${role} ${state} ${relation} -> ${right}`).toBe(`${name} ${role} ${state} ${relation} -> true`)
          cells++
        }
      }
    }
    await become('owner', 'active')
  })

  test('covered every operation', () => {
    console.log(`authorisation matrix: ${cells} cells over ${operations.length} operations`)
    expect(cells).toBeGreaterThan(everyRole.length * states.length * (operations.length - 5))
  })

  test('nobody without a session does anything that is not open to anyone', async () => {
    for (const { name, operation, rule } of operations) {
      const { statusCode } = await request(operation, { personId: asker.personId }, '')
      if (!rule.anyone) expect(`${name} ${statusCode}`).toBe(`${name} 401`)
    }
  })
})

describe('key scope x operation', () => {
  /** The whole table: what each scope opens. An operation that is added is closed to keys until it is named here too. */
  const opens: Readonly<Record<Scope, readonly string[]>> = {
    'people:read': ['showOrganisation', 'listPeople'],
    'people:write': ['invitePerson', 'renewInvitation', 'suspendPerson'],
    'teams:read': ['listTeams'],
    'teams:write': ['addTeam', 'saveTeam', 'closeTeam', 'placePerson', 'endPlace'],
    'frameworks:read': [
      'showFramework',
      'listLibrary',
      'listNotices',
      'showLibraryFramework',
      'listLibraryRoles',
      'listLibrarySkills',
      'showLibraryLevel',
      'showLibraryBalance',
      'exportLibraryBalance',
      'exportLibraryFramework',
      'listReleaseChanges',
    ],
    'audit:read': ['listAudit', 'checkAudit'],
  }
  const url = (operation: Operation) =>
    operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => (name === 'personId' ? colleague.personId : placeholder(name)))
  const byKey = (operation: Operation, headers: Record<string, string>) =>
    house.app.inject({ method: operation.method, url: url(operation), headers, ...(operation.body ? { payload: {} } : {}) })

  /** A key as a row, made by the asker; `made` may change what makes it good. */
  async function key(granted: readonly string[], made: { orgId?: string; by?: string; expires?: string; ended?: string | null } = {}) {
    const { secret, hash } = house.house.newKey()
    await house.admin.query(
      `insert into api_key (org_id, key_id, name, scopes, secret_hash, made_by, made_at, expires_at, ended_at) values ($1, $2, 'k', $3, $4, $5, $6, $7, $8)`,
      [
        ...[made.orgId ?? asker.orgId, randomUUID(), granted, hash, made.by ?? asker.personId],
        ...['2026-03-01', made.expires ?? '2026-04-01', made.ended ?? null],
      ],
    )
    return { authorization: `Bearer ${secret}` }
  }

  test('each opens what the table says and nothing else, also beside the cookie of an owner', async () => {
    await become('owner', 'active')
    let cells = 0
    for (const { id } of scopes) {
      const bearer = await key([id])
      for (const { name, operation } of operations) {
        for (const headers of [bearer, { ...bearer, cookie: asker.cookie }]) {
          const { statusCode } = await byKey(operation, headers)
          const right = opens[id].includes(name) ? statusCode !== 401 && statusCode !== 403 : statusCode === 403
          expect(`${id} ${name} ${right}`).toBe(`${id} ${name} true`)
          cells++
        }
      }
    }
    console.log(`key matrix: ${cells} cells over ${scopes.length} scopes and ${operations.length} operations`)
    expect(cells).toBe(2 * scopes.length * operations.length)
  })

  test('a key that is not good opens nothing, whatever its scopes', async () => {
    const all = scopes.map(({ id }) => id)
    const never = { authorization: `Bearer ${house.house.newKey().secret}` }
    const bad = [never, await key(all, { expires: '2026-03-02T09:00:00Z' }), await key(all, { ended: '2026-03-01T10:00:00Z' })]
    for (const headers of bad)
      for (const { name, operation } of operations) expect([name, (await byKey(operation, headers)).statusCode]).toEqual([name, 401])
    const mine = await key(all)
    for (const [role, state] of everyRole.flatMap((role) => states.map((state) => [role, state] as const))) {
      await become(role, state)
      const { statusCode } = await byKey(operations.find(({ name }) => name === 'listTeams')!.operation, mine)
      expect([role, state, statusCode]).toEqual([role, state, role === 'owner' && state === 'active' ? 200 : 401])
    }
    await become('owner', 'active')
  })

  test('a key of another organisation finds nobody here', async () => {
    await house.admin.query(`update org set kind = 'organisation' where org_id = $1`, [stranger.orgId])
    const theirs = await key(
      scopes.map(({ id }) => id),
      { orgId: stranger.orgId, by: stranger.personId },
    )
    for (const { name, operation, rule } of operations) {
      if (!rule.key || !operation.path.includes(':personId')) continue
      expect([name, (await byKey(operation, theirs)).statusCode]).toEqual([name, 404])
    }
  })
})

describe('tenants', () => {
  test('every operation with ids: each foreign id in every position is nothing, and nothing changes', async () => {
    const own = { personId: asker.personId }
    const foreign = await idsOf(stranger)
    const before = await fingerprint()
    let cells = 0
    for (const { name, operation, rule } of operations) {
      const names = [...operation.path.matchAll(/:([A-Za-z]+)/g)].map((m) => m[1]!)
      if (names.length === 0 || rule.anyone) continue
      // Every way to mix own and foreign ids with at least one foreign.
      for (let mix = 1; mix < 2 ** names.length; mix++) {
        const ids: Record<string, string> = { ...own }
        names.forEach((id, i) => {
          if (mix & (1 << i)) ids[id] = foreign[id] ?? placeholder(id)
        })
        // Words that are the same in every organisation are nobody's: a competency, a kind of consent.
        const onlyCommon = names.every((id, i) => !(mix & (1 << i)) || ['competencyId', 'situationId', 'kind', 'source'].includes(id))
        if (onlyCommon) continue
        const body = bodies[name] ?? {}
        const path = operation.path.replace(/:([A-Za-z]+)/g, (_, id: string) => ids[id] ?? placeholder(id))
        const url = `${path}${queries[name] ?? ''}`
        const { statusCode } = await house.app.inject({
          method: operation.method,
          url,
          headers: { cookie: asker.cookie },
          ...(operation.body ? { payload: body } : {}),
        })
        expect(`${name} ${mix.toString(2)} ${statusCode}`).toBe(`${name} ${mix.toString(2)} 404`)
        cells++
      }
    }
    console.log(`tenant matrix: ${cells} cells`)
    expect(cells).toBeGreaterThanOrEqual(20)
    expect(await fingerprint()).toBe(before)
  })

  /** The same for what has to be said in the address. */
  const queries: Readonly<Record<string, string>> = {
    showLibraryLevel: '?level=helm/senior',
    exportLibraryBalance: '?format=csv',
    exportLibraryFramework: '?format=csv',
    listReleaseChanges: '?before=1&now=1',
  }

  /** Bodies that would be carried out, if only the ids were one's own. */
  const bodies: Readonly<Record<string, object>> = {
    withdrawEvidence: { reason: '' },
    disputeEvidence: { words: 'not mine' },
    finishSitting: { version: 1 },
    saveSelf: { level: 3, version: 1 },
    saveItem: { answered: 0, seconds: null, version: 1 },
    saveSituation: { ratings: { a: 1, b: 2, c: 3, d: 4, e: 5 }, version: 1 },
    erasePerson: { name: 'Ada' },
    assess: { competency: 'active-listening', level: 3 },
    saveConsent: { given: true },
    openSitting: { kind: 'baseline' },
    saveTeam: { name: 'Mine now', version: 1 },
    placePerson: { part: 'manager' },
    changePerson: { role: 'member', version: 1 },
    suspendPerson: { suspended: true, version: 1 },
    ratePerson: { competency: 'networks', level: 3, situation: 'A situation nobody saw.', seenOn: '2026-03-01', confidence: 'low' },
    saveSharing: { shared: true },
    saveHook: { url: 'https://example.org/', description: '', events: ['team.created'], paused: true, version: 1 },
    saveHours: { timeZone: 'Europe/Lisbon', language: 'pt', version: 1 },
    sendPart: { offset: 0, seam: '', text: 'name\nMine now\n', isLast: true },
    chooseColumns: { columns: ['name'], scale: null, version: 1 },
    bringIn: { version: 1 },
    takeBackImport: { version: 1 },
    removeLibraryFramework: { version: 1 },
    sendImportPart: { file: 0, part: 0, text: 'mine' },
    bringInFramework: { version: 1 },
  }

  async function idsOf(who: Person): Promise<Record<string, string>> {
    const one = async (statement: string) =>
      (await house.admin.query<{ id: string }>(statement, [who.personId])).rows[0]?.id ?? randomUUID()
    const user = (await house.admin.query<{ user_id: string }>('select user_id from person where person_id = $1', [who.personId])).rows[0]!
      .user_id
    return {
      personId: who.personId,
      evidenceId: await one('select evidence_id as id from evidence where person_id = $1 limit 1'),
      sittingId: await one('select sitting_id as id from sitting where person_id = $1 limit 1'),
      workId: await one('select work_id as id from work where person_id = $1 limit 1'),
      itemId: await one(`select plan->'drawn'->0->>'id' as id from sitting where person_id = $1 limit 1`),
      teamId: (await house.admin.query<{ id: string }>('select team_id as id from team where org_id = $1', [who.orgId])).rows[0]!.id,
      keyId: (await house.admin.query<{ id: string }>('select key_id as id from api_key where org_id = $1', [who.orgId])).rows[0]!.id,
      ...(await hookOf(who)),
      importId: (await house.admin.query<{ id: string }>('select import_id as id from import where org_id = $1', [who.orgId])).rows[0]!.id,
      frameworkId: (
        await house.admin.query<{ id: string }>('select framework_id as id from library_framework where org_id = $1', [who.orgId])
      ).rows[0]!.id,
      readingId: (await house.admin.query<{ id: string }>('select import_id as id from library_import where org_id = $1', [who.orgId]))
        .rows[0]!.id,
      sessionId: (await house.admin.query<{ id: string }>('select id from identity.session where "userId" = $1', [user])).rows[0]!.id,
    }
  }

  async function hookOf(who: Person): Promise<Record<string, string>> {
    const [hookId, deliveryId] = [randomUUID(), randomUUID()]
    await house.admin.query(
      `insert into webhook (org_id, hook_id, url, description, events, sealed_secret, state, made_at) values ($1, $2, 'https://example.org', '', '{}', '', 'on', now())`,
      [who.orgId, hookId],
    )
    await house.admin.query(
      `insert into delivery (org_id, delivery_id, hook_id, event, payload, made_at, state) values ($1, $2, $3, 'ping', '{}', now(), 'failed')`,
      [who.orgId, deliveryId, hookId],
    )
    return { hookId, deliveryId }
  }

  /** Everything the stranger's organisation holds, in one hash. */
  async function fingerprint(): Promise<string> {
    const { rows } = await house.admin.query<{ table: string }>(
      `select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'org_id' order by 1`,
    )
    const tables = rows.map((row) => row.table)
    expect(tables).toContain('evidence')
    const parts = await Promise.all(
      tables.map(
        async (table) =>
          (
            await house.admin.query<{ h: string }>(
              `select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as h from ${table} t where org_id = $1`,
              [stranger.orgId],
            )
          ).rows[0]!.h,
      ),
    )
    return parts.join(':')
  }
})
