import type pg from 'pg'
import type { Role } from '../db/schema.ts'
import type { About, Context } from '../features/context.ts'
import { appendAudit } from '../server/audit.ts'
import { asOwner } from '../server/backup/as-owner.ts'
import { requireSeesAll } from '../server/backup/sees-all.ts'
import { StartProblem } from '../server/config/start-problem.ts'
import type { House } from '../server/house.ts'

export type Person = {
  readonly orgId: string
  readonly personId: string
  readonly userId: string
  readonly name: string
  readonly role: Role
}

/** One person by id or by mail address, looked up as the owner of the schema: which organisation they are in is not known yet. */
export async function findPerson(ownerUrl: string, by: { readonly id: string } | { readonly email: string }): Promise<Person> {
  const [column, value] = 'id' in by ? ['p.person_id::text', by.id.toLowerCase()] : ['u.email', by.email.toLowerCase()]
  const found = await asOwner(ownerUrl, async (client) => {
    await requireSeesAll(client)
    return lookUp(client, column!, value!)
  })
  if (found.length === 0) {
    throw new StartProblem(
      'not-suitable',
      `There is nobody with ${'id' in by ? 'the id' : 'the address'} ${value}.`,
      'Check it; an erased person is not found either.',
    )
  }
  if (found.length > 1) {
    const ids = found.map(({ personId }) => personId).join(', ')
    throw new StartProblem(
      'not-suitable',
      `${value} belongs to several people of different organisations.`,
      `Give one of them by --person: ${ids}.`,
    )
  }
  return found[0]!
}

/**
 * A context with the person's own rights, in which everything is put down in their log as done by Evenkeel and not by them: whoever runs this
 * command stands outside the rules of the house, and the person can see that it happened.
 */
export async function contextAs(house: House, { orgId, personId, userId, name, role }: Person): Promise<Context> {
  const [{ contextFor, inTransaction, isRefusal }, { worldOf }, { identityFor }] = await Promise.all([
    import('../server/context.ts'),
    import('../server/house.ts'),
    import('../server/identity/identity.ts'),
  ])
  const identity = identityFor(house.auth, { incoming: new Headers(), set: () => {} })
  const actor = { orgId, personId, userId, name, role, sessionId: '', state: 'active' as const }
  const own = contextFor(house.ground, worldOf(house), identity, actor)
  return {
    ...own,
    write: async (op, about, change) => {
      const pen = { later: noJobs, emit: noEvents, afterCommit: () => {}, stale: () => {} }
      try {
        const result = await inTransaction(house.ground.kysely, 'read write', actor, async (db) => {
          const made = await change({ db, ...pen })
          if (isRefusal(made)) throw new Refused(made)
          await appendAudit(db, { orgId, at: own.now, actorId: null, op, about })
          return made
        })
        return { result, changed: [] }
      } catch (error) {
        // A refusal leaves nothing behind, as in the house itself.
        if (error instanceof Refused) return { result: error.made as never, changed: [] }
        throw error
      }
    },
  }
}

class Refused extends Error {
  readonly made: unknown
  constructor(made: { readonly refused: string }) {
    super(`refused: ${made.refused}`)
    this.made = made
  }
}

/** Puts down that the operator looked, before they do. */
export async function recordLook(ctx: Context, op: string, about: About): Promise<void> {
  await ctx.write(op, about, async () => ({}))
}

async function lookUp(client: pg.ClientBase, column: string, value: string): Promise<readonly Person[]> {
  const { rows } = await client.query<Person>(
    `select p.org_id as "orgId", p.person_id as "personId", coalesce(p.user_id, '') as "userId", p.name, p.role
       from public.person p left join identity."user" u on u.id = p.user_id where ${column} = $1 order by p.created_at`,
    [value],
  )
  return rows
}

async function noJobs(): Promise<void> {
  throw new Error('No job is queued from the command line.')
}

function noEvents(): void {
  throw new Error('Nothing is told to webhooks from the command line.')
}
