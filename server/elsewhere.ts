import { sql } from 'kysely'
import type { World } from '../features/context.ts'
import type { Identity } from '../features/identity.ts'
import type { Elsewhere } from '../features/visit.ts'
import { contextFor, type Ground } from './context.ts'
import { linkHash } from './link.ts'

/** What reaches beyond one organisation: who a user is everywhere, and what a link stands for. */
export function elsewhereFor(ground: Ground, world: World, identity: Identity): Elsewhere {
  return {
    people: async (userId) => {
      const { rows } = await ground.kysely.transaction().execute(async (trx) => {
        await sql`select set_config('evenkeel.user', ${userId}, true)`.execute(trx)
        return sql<{ org_id: string; person_id: string; name: string; state: string }>`
          select org_id, person_id, name, state from person where user_id = ${userId} order by created_at, person_id`.execute(trx)
      })
      return rows.map((row) => ({ orgId: row.org_id, personId: row.person_id, name: row.name, isActive: row.state === 'active' }))
    },
    as: ({ orgId, personId, name, userId }) =>
      contextFor(ground, world, identity, { orgId, personId, name, userId, sessionId: '', role: 'member', state: 'active' }),
    openLink: async (token, purpose) => {
      const { rows } = await sql<{ org_id: string; person_id: string; subject_id: string }>`
        select org_id, person_id, subject_id from identity.link
        where token_hash = ${linkHash(token)} and purpose = ${purpose} and expires_at > ${world.now} and used_at is null
      `.execute(ground.kysely)
      const row = rows[0]
      return row ? { orgId: row.org_id, personId: row.person_id, subjectId: row.subject_id } : null
    },
  }
}
