import pg from 'pg'
import { StartProblem } from '../config/start-problem.ts'

/** A database somebody else looks after, seen to be fit for us. */
export type ExternalServer = {
  readonly url: string
  readonly database: string
  readonly user: string
  readonly version: string
  /** Whether we may make the role that owns nothing ourselves; false when it is there already. */
  readonly createsRole: boolean
  readonly warnings: readonly string[]
}

type Facts = {
  database: string
  login: string
  version: string
  version_number: number
  encoding: string
  standby: boolean
  read_only: boolean
  may_create_role: boolean
  may_create_schema: boolean
  app_role: boolean
  undurable: string[]
}

/**
 * Looks at a PostgreSQL given by its URL and throws one `StartProblem` that names everything unfit about it, with the SQL an
 * administrator runs to put it right. `appRole` is the login that owns nothing, which row security needs.
 */
export async function external(url: string, appRole = 'evenkeel_app'): Promise<ExternalServer> {
  const facts = await ask(url, appRole)
  const wrong = judge(facts, appRole)
  if (wrong.length > 0) {
    throw new StartProblem(
      'not-suitable',
      `The database ${facts.database} given by EVENKEEL_DATABASE_URL is not fit yet:\n${wrong.map(({ is }) => `- ${is}`).join('\n')}`,
      wrong.map(({ remedy }) => remedy).join('\n'),
    )
  }
  return {
    url,
    database: facts.database,
    user: facts.login,
    version: facts.version,
    createsRole: !facts.app_role,
    warnings: facts.undurable.map(
      (name) => `${name} is off on this server: saved work can be lost in a power cut. Ask its administrator to switch it on.`,
    ),
  }
}

/** What is unfit, and what to do. Pure: facts in, sentences out. */
export function judge(facts: Facts, appRole: string): { is: string; remedy: string }[] {
  const [database, login, role] = [facts.database, facts.login, appRole].map((name) => pg.escapeIdentifier(name))
  const checks: [wrong: boolean, is: string, remedy: string][] = [
    [
      facts.version_number < 150_000,
      `it is PostgreSQL ${facts.version}; version 15 or newer is needed`,
      'Upgrade the server to PostgreSQL 15 or newer.',
    ],
    [
      facts.encoding !== 'UTF8',
      `its encoding is ${facts.encoding}, so it cannot hold every name`,
      `As administrator: CREATE DATABASE evenkeel OWNER ${login} ENCODING 'UTF8' TEMPLATE template0;  then put its name into EVENKEEL_DATABASE_URL.`,
    ],
    [facts.standby || facts.read_only, 'it takes no writes (a standby, or set to read only)', 'Use the address of the primary server.'],
    [
      !facts.may_create_schema,
      `the user ${facts.login} may not create schemas in it`,
      `As administrator: GRANT CREATE ON DATABASE ${database} TO ${login};`,
    ],
    [
      !facts.app_role && !facts.may_create_role,
      `the role ${appRole} does not exist and the user ${facts.login} may not create it`,
      `As administrator: ALTER ROLE ${login} CREATEROLE;  or, if it must not create roles: CREATE ROLE ${role} LOGIN NOSUPERUSER NOBYPASSRLS NOINHERIT; GRANT ${role} TO ${login};`,
    ],
  ]
  return checks.filter(([wrong]) => wrong).map(([, is, remedy]) => ({ is, remedy }))
}

async function ask(url: string, appRole: string): Promise<Facts> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 10_000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<Facts>(question, [appRole])
    return rows[0]!
  } catch (error) {
    throw cannotConnect(url, error as Error & { code?: string })
  } finally {
    await client.end().catch(() => {})
  }
}

const question = `
  select current_database() as database,
         current_user as login,
         split_part(current_setting('server_version'), ' ', 1) as version,
         current_setting('server_version_num')::int as version_number,
         pg_encoding_to_char(encoding) as encoding,
         pg_is_in_recovery() as standby,
         current_setting('default_transaction_read_only')::boolean as read_only,
         (select rolsuper or rolcreaterole from pg_roles where rolname = current_user) as may_create_role,
         has_database_privilege(current_database(), 'CREATE') as may_create_schema,
         exists (select from pg_roles where rolname = $1) as app_role,
         array(select name from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit') and setting = 'off' order by name) as undurable
    from pg_database where datname = current_database()`

/** Error codes: PostgreSQL manual, appendix A; the others are those of Node's sockets. */
function cannotConnect(url: string, error: Error & { code?: string }): StartProblem {
  const { host, user, database } = partsOf(url)
  const at = `The database server at ${host}`
  const known: Readonly<Record<string, [says: string, remedy: string]>> = {
    ECONNREFUSED: [`${at} does not answer.`, 'Start it, and check host and port in EVENKEEL_DATABASE_URL and its listen_addresses.'],
    ENOTFOUND: [`${at} is not known: its name cannot be resolved.`, 'Check the host in EVENKEEL_DATABASE_URL.'],
    EAI_AGAIN: [`${at} is not known: its name cannot be resolved now.`, 'Check the host in EVENKEEL_DATABASE_URL and the name service.'],
    ETIMEDOUT: [`${at} does not answer in time.`, 'Check the address, and any firewall in between.'],
    '28P01': [
      `${at} refuses the password of ${user}.`,
      `Check it in EVENKEEL_DATABASE_URL (special characters must be percent-encoded), or as administrator: ALTER ROLE ${pg.escapeIdentifier(user)} PASSWORD '...';`,
    ],
    '28000': [
      `${at} does not let ${user} in from here: ${error.message}.`,
      `Add a line for this user to its pg_hba.conf, make the role (CREATE ROLE ${pg.escapeIdentifier(user)} LOGIN PASSWORD '...';), or add ?sslmode=require to the URL.`,
    ],
    '3D000': [
      `${at} has no database ${database}.`,
      `As administrator: CREATE DATABASE ${pg.escapeIdentifier(database)} OWNER ${pg.escapeIdentifier(user)} ENCODING 'UTF8' TEMPLATE template0;`,
    ],
    '53300': [`${at} has no connection left.`, 'Raise its max_connections, or close other programs that use it.'],
    '57P03': [`${at} is still starting.`, 'Try again in a moment.'],
    SELF_SIGNED_CERT_IN_CHAIN: [
      `${at} shows a certificate we do not trust.`,
      'Add sslrootcert=<file> to EVENKEEL_DATABASE_URL with the certificate of its issuer.',
    ],
    DEPTH_ZERO_SELF_SIGNED_CERT: [
      `${at} shows a certificate it signed itself.`,
      'Add sslrootcert=<file> to EVENKEEL_DATABASE_URL with that certificate.',
    ],
  }
  const code = error.code ?? (/timeout/i.test(error.message) ? 'ETIMEDOUT' : '')
  const [says, remedy] = known[code] ?? [`${at} cannot be used: ${error.message}`, 'Check EVENKEEL_DATABASE_URL.']
  return new StartProblem('unreachable', says, remedy, { cause: error })
}

function partsOf(url: string): { host: string; user: string; database: string } {
  const { host, username, pathname, searchParams } = new URL(url)
  const user = decodeURIComponent(username)
  return { host: searchParams.get('host') ?? host, user, database: decodeURIComponent(pathname.slice(1)) || user }
}
