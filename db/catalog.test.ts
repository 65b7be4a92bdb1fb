// What the database itself promises, read from its catalog: row security, ownership, append-only rows, and a schema the code knows.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../tools/test-house.ts'
import { testLogin } from '../tools/test-server.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse()
})
afterAll(() => house.close())

const rows = async <T extends object>(statement: string, values: unknown[] = []) => (await house.admin.query<T>(statement, values)).rows

// The migration tool's own two tables hold names of migrations, nothing of anybody.
const ours = `c.relkind = 'r' and n.nspname = 'public' and c.relname not like 'kysely_%'`

describe('row security', () => {
  test('is enabled and forced on every table of an organisation', async () => {
    const open = await rows(
      `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and not (c.relrowsecurity and c.relforcerowsecurity)`,
    )
    expect(open).toEqual([])
    expect(
      (await rows(`select 1 from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours}`)).length,
    ).toBeGreaterThanOrEqual(16)
  })

  test('keeps every table to one organisation, for reading and for writing', async () => {
    const loose = await rows(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and not exists (
        select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'tenant' and p.polcmd = '*'
          and pg_get_expr(p.polqual, p.polrelid) like '%evenkeel.org%' and pg_get_expr(p.polwithcheck, p.polrelid) like '%evenkeel.org%')`)
    expect(loose).toEqual([])
  })

  test('has org_id first in every primary key, so that tables can be spread by it', async () => {
    const other = await rows(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where ${ours} and not exists (
        select 1 from pg_index i join pg_attribute a on a.attrelid = c.oid and a.attnum = i.indkey[0] where i.indrelid = c.oid and i.indisprimary and a.attname = 'org_id')`)
    expect(other).toEqual([])
  })

  test('is not led around by views or by functions of the owner', async () => {
    expect(
      await rows(
        `select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('v', 'm') and n.nspname in ('public', 'identity')`,
      ),
    ).toEqual([])
    const definers = await rows<{ proname: string }>(
      `select proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace where prosecdef and n.nspname in ('public', 'identity')`,
    )
    // The two verbs that may delete evidence; each acts inside the caller's own organisation only, and on one kind of it.
    expect(definers.map((d) => d.proname).toSorted()).toEqual(['erase_demo', 'erase_left', 'erase_solo'])
  })
})

describe('the application', () => {
  test('logs in as a role that owns nothing and may go round nothing', async () => {
    const [role] = await rows(`select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = $1`, [
      testLogin.name,
    ])
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false })
    expect(await rows(`select relname from pg_class where pg_get_userbyid(relowner) in ('evenkeel_app', $1)`, [testLogin.name])).toEqual([])
  })

  test('may add evidence, and never change or delete it', async () => {
    const granted = await rows<{ table_name: string; privilege_type: string }>(`
      select table_name, privilege_type from information_schema.role_table_grants
      where grantee = 'evenkeel_app' and table_name in ('evidence', 'withdrawal', 'dispute', 'consent', 'audit') and privilege_type not in ('SELECT', 'INSERT')`)
    expect(granted).toEqual([])
  })

  test('sees nothing without an organisation, and only its own with one', async () => {
    await house.newcomer('Noor Haddad')
    const ada = await house.newcomer('Ada')
    const seen = async (org: string) => {
      const client = await house.house.database.pool.connect()
      try {
        await client.query('begin')
        await client.query(`select set_config('evenkeel.org', $1, true)`, [org])
        const { rows: found } = await client.query<{ name: string }>('select name from person')
        return found.map((row) => row.name)
      } finally {
        await client.query('rollback')
        client.release()
      }
    }
    expect(await seen('')).toEqual([])
    expect(await seen(ada.orgId)).toEqual(['Ada'])
  })
})

test('append-only rows refuse change even from the owner of the schema', async () => {
  const noor = await house.newcomer('Noor Haddad')
  await house.admin.query('select 1')
  const client = await house.admin.connect()
  try {
    await client.query(`select set_config('evenkeel.org', $1, false)`, [noor.orgId])
    await expect(client.query(`update audit set op = 'nothing'`)).rejects.toThrow(/only ever added/)
    await expect(client.query(`delete from audit`)).rejects.toThrow(/only ever added/)
  } finally {
    client.release(true)
  }
})
