import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Schema } from '../db/schema.ts'
import type { Context, Writer } from '../features/context.ts'
import { contract as start } from '../features/start/contract.ts'
import { openTestHouse, type TestHouse } from '../tools/test-house.ts'
import { type AuditRow, brokenLink } from './audit.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const aim = {
  currentFamily: 'it-support',
  currentLevel: 'it-support-specialist',
  targetFamily: 'it-support',
  targetLevel: 'it-support-lead',
  hoursAWeek: 2,
  why: '',
}

async function someone(): Promise<{ ctx: Context; who: Awaited<ReturnType<TestHouse['newcomer']>> }> {
  const who = await house.newcomer('Mika Berg')
  return { who, ctx: house.workshop().as(who) }
}

const raw = (db: object) => db as Kysely<Schema>
const about = (id: string) => ({ kind: 'consent', id, personId: null })
const consent = (ctx: Context, kind: string) => ({
  org_id: ctx.actor.orgId,
  consent_id: ctx.newId(),
  person_id: ctx.actor.personId,
  kind,
  given: true,
  at: ctx.now,
})

describe('the one door', () => {
  test('a handle kept past its transaction throws', async () => {
    const { ctx } = await someone()
    let kept: Writer | null = null
    await ctx.write('test', about('x'), async ({ db }) => {
      kept = db
    })
    await expect((kept as unknown as Writer).selectFrom('org').selectAll().execute()).rejects.toThrow(/transaction is over/)
  })

  test('a reader cannot write, whatever its type says', async () => {
    const { ctx } = await someone()
    const sneak = ctx.read((db) => (db as unknown as Writer).insertInto('consent').values(consent(ctx, 'sneak')).execute())
    await expect(sneak).rejects.toThrow(/read-only transaction/)
  })

  test('a refusal leaves nothing behind', async () => {
    const { ctx } = await someone()
    const written = await ctx.write('test', about('x'), async ({ db }) => {
      await db.insertInto('consent').values(consent(ctx, 'refused')).execute()
      return { refused: 'after-all' }
    })
    expect(written).toEqual({ result: { refused: 'after-all' }, changed: [] })
    expect(await ctx.read((db) => db.selectFrom('consent').selectAll().where('kind', '=', 'refused').execute())).toEqual([])
  })

  test('a failure leaves nothing behind: no row, no audit, no job', async () => {
    const { ctx } = await someone()
    const counts = async () =>
      (
        await house.admin.query(
          'select (select count(*) from audit)::int a, (select count(*) from jobs.job)::int j, (select count(*) from consent)::int c',
        )
      ).rows[0]
    const before = await counts()
    await expect(
      ctx.write('test', about('x'), async ({ db, later }) => {
        await db.insertInto('consent').values(consent(ctx, 'failed')).execute()
        await later({ name: 'work.ask-verifier', payload: { orgId: '', personId: '', workId: '' } })
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    expect(await counts()).toEqual(before)
  })
})

describe('the audit log', () => {
  test('is a chain: whole as written, broken by one changed word or one missing row', async () => {
    const { ctx, who } = await someone()
    for (const kind of ['a', 'b', 'c'])
      await ctx.write('saveConsent', about(kind), ({ db }) => db.insertInto('consent').values(consent(ctx, kind)).execute())
    const { rows } = await house.admin.query<AuditRow>('select * from audit where org_id = $1 order by seq', [who.orgId])
    expect(rows.length).toBe(4)
    expect(brokenLink(rows)).toBeNull()
    expect(brokenLink(rows.map((row, i) => (i === 1 ? { ...row, op: 'saveAim' } : row)))).toMatch(/row 2 was changed/)
    expect(brokenLink(rows.filter((_, i) => i !== 2))).toMatch(/row 3 is missing/)
  })

  test('writers at the same moment stand in one row', async () => {
    const { ctx, who } = await someone()
    await Promise.all(
      Array.from({ length: 12 }, (_, i) =>
        ctx.write('saveConsent', about(`k${i}`), ({ db }) =>
          db
            .insertInto('consent')
            .values(consent(ctx, `k${i}`))
            .execute(),
        ),
      ),
    )
    const { rows } = await house.admin.query<AuditRow>('select * from audit where org_id = $1 order by seq', [who.orgId])
    expect(rows.length).toBe(13)
    expect(brokenLink(rows)).toBeNull()
  })
})

test('one deed about many people is a link for each of them, in order, in one chain', async () => {
  const { ctx, who } = await someone()
  const people = [who.personId, ctx.newId(), ctx.newId()]
  await ctx.write(
    'showHeatMap',
    people.map((personId) => ({ kind: 'team', id: 'one-team', personId })),
    async () => null,
  )
  const { rows } = await house.admin.query<AuditRow>('select * from audit where org_id = $1 order by seq', [who.orgId])
  expect(rows.slice(-3).map((row) => [row.op, row.about_id, row.person_id])).toEqual(people.map((id) => ['showHeatMap', 'one-team', id]))
  expect(brokenLink(rows)).toBeNull()
  await expect(ctx.write('showHeatMap', [], async () => null)).rejects.toThrow(/about something/)
})

describe('a connection', () => {
  test('plans a statement once, and only its values travel', async () => {
    const { ctx } = await someone()
    const names = await ctx.read((db) =>
      sql<{ name: string; statement: string }>`select name, statement from pg_prepared_statements where ${'asked'} = 'asked'`.execute(
        raw(db),
      ),
    )
    expect(names.rows.every(({ name }) => name.startsWith('evenkeel_'))).toBe(true)
    expect(names.rows.map(({ statement }) => statement).join()).toContain('pg_prepared_statements')
  })

  test('whose transaction had failed unseen says so instead of losing what was written', async () => {
    const { ctx } = await someone()
    const swallowed = ctx.write('test', about('x'), async ({ db }) => {
      await db.insertInto('consent').values(consent(ctx, 'swallowed')).execute()
      await sql`select 1 / ${0}::int`.execute(raw(db)).catch(() => {})
      throw new Error('the audit row could not be written')
    })
    await expect(swallowed).rejects.toThrow('the audit row')
    const unseen = ctx.read((db) =>
      sql`select 1 / ${0}::int`.execute(raw(db)).then(
        () => 'fine',
        () => 'fine',
      ),
    )
    await expect(unseen).rejects.toThrow(/rolled back/)
  })
})

describe('an Idempotency-Key', () => {
  const key = { 'idempotency-key': 'one-and-the-same-key' }

  test('makes many equal requests one: one effect, the same answer', async () => {
    const { who } = await someone()
    const params = { personId: who.personId, kind: 'remind-me' }
    const answers = await Promise.all(Array.from({ length: 8 }, () => who.ask(start.saveConsent, { params, body: { given: true } }, key)))
    expect(answers.map((a) => a.status)).toEqual(Array(8).fill(200))
    const { rows } = await house.admin.query('select count(*)::int as n from consent where person_id = $1', [who.personId])
    expect(rows[0]).toEqual({ n: 1 })
  })

  test('is refused for another request', async () => {
    const { who } = await someone()
    const params = { personId: who.personId, kind: 'remind-me' }
    await who.ask(start.saveConsent, { params, body: { given: true } }, key)
    const other = await who.ask(start.saveConsent, { params, body: { given: false } }, key)
    expect(other.status).toBe(409)
    expect(other.problem.type).toBe('/problems/key-reused')
  })
})

test('two edits of the same thing: the second is told, and nothing is lost', async () => {
  const { who } = await someone()
  const params = { personId: who.personId }
  expect((await who.ask(start.saveAim, { params, body: { aim, version: 0 } })).reply).toEqual({ version: 1 })
  const [one, two] = await Promise.all(
    [3, 4].map((hoursAWeek) => who.ask(start.saveAim, { params, body: { aim: { ...aim, hoursAWeek }, version: 1 } })),
  )
  expect([one!.status, two!.status].toSorted()).toEqual([200, 409])
  const { aim: kept } = (await who.ask(start.showStart, { params })).reply
  expect(kept?.hoursAWeek).toBe(one!.status === 200 ? 3 : 4)
})
