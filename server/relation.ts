import type { Actor } from '../features/context.ts'
import type { Relation } from '../features/policy.ts'
import { inTransaction } from './context.ts'
import type { House } from './house.ts'

/** How the one who asks stands to a person. Asked of the database only when it is not oneself. */
export async function relationTo(house: House, actor: Actor, personId: string): Promise<Relation> {
  if (actor.personId === personId) return 'self'
  const found = await inTransaction(house.ground.kysely, 'read only', actor, (trx) =>
    trx
      .selectFrom('person')
      .select((eb) => [
        'person_id',
        // Whoever manages a team the person has a place in at this moment; yesterday's manager is a colleague.
        eb
          .exists(
            eb
              .selectFrom('team_place as mine')
              .innerJoin('team_place as theirs', 'theirs.team_id', 'mine.team_id')
              .innerJoin('team', 'team.team_id', 'mine.team_id')
              .where('mine.person_id', '=', actor.personId)
              .where('mine.part', '=', 'manager')
              .where('mine.until', 'is', null)
              .whereRef('theirs.person_id', '=', 'person.person_id')
              .where('theirs.until', 'is', null)
              .where('team.closed_at', 'is', null),
          )
          .as('manages'),
      ])
      .where('person_id', '=', personId)
      .where('state', '<>', 'left')
      .executeTakeFirst(),
  )
  if (!found) return 'stranger'
  return found.manages ? 'report' : 'colleague'
}
