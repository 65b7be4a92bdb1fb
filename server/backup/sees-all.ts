import pg from 'pg'
import { StartProblem } from '../config/start-problem.ts'

/**
 * Row security is forced, so even the owner of the tables sees one organisation at a time. What is about all of them needs a user that is
 * exempt; with any other a backup would be empty without a word.
 */
export async function requireSeesAll(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; all: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as all from pg_roles where rolname = current_user',
  )
  const { name, all } = rows[0]!
  if (all) return
  throw new StartProblem(
    'not-suitable',
    `The database user ${name} is held to row security and sees one organisation at a time; this needs to see them all.`,
    `As administrator: ALTER ROLE ${pg.escapeIdentifier(name)} BYPASSRLS;  or set EVENKEEL_DATABASE_URL to such a user for this one command.`,
  )
}
