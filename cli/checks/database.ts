import { schemaState } from '../../server/backup/schema-state.ts'
import { StartProblem } from '../../server/config/start-problem.ts'
import { durable } from '../../server/postgres/settings.ts'
import { type Check, fail, inDatabase, ok, warn } from './check.ts'

export const database: Check = {
  id: 'database',
  async look({ database: found, config }) {
    if (found === null) return ok(`There is none in ${config.dataDir} yet; the first start makes it.`)
    if (found instanceof StartProblem) return fail(found.message, found.remedy)
    if (found instanceof Error) return fail(found.message, 'Check that the database runs, and EVENKEEL_DATABASE_URL if it is set.')
    const { rows } = await found.client.query<{ version: string; number: number; encoding: string }>(
      `select split_part(current_setting('server_version'), ' ', 1) as version, current_setting('server_version_num')::int as number,
              current_setting('server_encoding') as encoding`,
    )
    const { version, number, encoding } = rows[0]!
    if (number < 150_000) return fail(`It is PostgreSQL ${version}.`, 'Upgrade the server to PostgreSQL 15 or newer.')
    return encoding === 'UTF8'
      ? ok(`PostgreSQL ${version} answers.`)
      : fail(`Its encoding is ${encoding}.`, 'Use a database with the encoding UTF8.')
  },
}

export const durability = inDatabase('durability', async ({ client }) => {
  const { rows } = await client.query<{ name: string; setting: string }>('select name, setting from pg_settings where name = any($1)', [
    Object.keys(durable),
  ])
  const off = rows.filter(({ setting }) => setting === 'off').map(({ name }) => name)
  if (off.length === 0) return ok('What was saved survives a power cut (fsync, full_page_writes, synchronous_commit are on).')
  return fail(`Saved work can be lost in a power cut: ${off.join(', ')} off.`, 'Switch it on in the configuration of the database server.')
})

export const schema = inDatabase('migrations', async ({ client }) => {
  const { applied, pending, unknown } = await schemaState(client)
  if (unknown.length > 0) return fail(`A newer Evenkeel has changed the database: ${unknown.join(', ')}.`, 'Use that version.')
  if (pending.length > 0) return warn(`Still to be run: ${pending.join(', ')}.`, 'Run "evenkeel migrate", or start Evenkeel.')
  return ok(`Up to date (${applied.length} migrations).`)
})

/** The role that serves people must not be able to step round row security. */
export const roles = inDatabase('roles', async ({ client, place }) => {
  const { rows } = await client.query<{ wrong: string }>(roleProblems, [place.appLogin.name])
  if (rows.length === 0) return ok(`${place.appLogin.name} owns nothing and is held to row security.`)
  return fail(
    rows.map(({ wrong }) => wrong).join('; '),
    `Run "evenkeel migrate" to make what is missing; as administrator take away what is too much (ALTER ROLE ... NOSUPERUSER NOBYPASSRLS, REASSIGN OWNED).`,
  )
})

export const rowSecurity = inDatabase('row-security', async ({ client }) => {
  const { rows } = await client.query<{ name: string; guarded: boolean }>(guardedTables)
  const open = rows.filter(({ guarded }) => !guarded).map(({ name }) => name)
  if (open.length === 0) return ok(`Forced on all ${rows.length} tables of organisations.`)
  return fail(
    `Not forced on ${open.join(', ')}.`,
    'Restore a backup into an empty database, or as owner: ALTER TABLE ... ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY.',
  )
})

const roleProblems = `
  with login as (select * from pg_roles where rolname = $1),
       app as (select * from pg_roles where rolname in ($1, 'evenkeel_app')),
       owned as (select relowner as owner from pg_class union all select nspowner from pg_namespace union all select proowner from pg_proc
                 union all select datdba from pg_database)
  select 'the role ' || name || ' does not exist' as wrong from unnest(array[$1, 'evenkeel_app']) name where name not in (select rolname from pg_roles)
  union all select rolname || ' is a superuser' from app where rolsuper
  union all select rolname || ' may bypass row security' from app where rolbypassrls
  union all select rolname || ' may make roles' from app where rolcreaterole
  union all select rolname || ' may make databases' from app where rolcreatedb
  union all select rolname || ' owns ' || count(*) || ' things' from app join owned on owner = app.oid group by rolname
  union all select l.rolname || ' is a member of ' || g.rolname from login l join pg_auth_members m on m.member = l.oid
    join pg_roles g on g.oid = m.roleid where g.rolname <> 'evenkeel_app'
  union all select l.rolname || ' is no member of evenkeel_app' from login l where not pg_has_role(l.oid, 'evenkeel_app', 'member')`

const guardedTables = `
  select c.relname as name, c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid) as guarded
    from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace
     and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'org_id' and not a.attisdropped)
   order by 1`
