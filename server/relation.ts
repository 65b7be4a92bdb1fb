import type { Actor } from '../features/context.ts'
import type { Relation } from '../features/policy.ts'
import { inTransaction } from './context.ts'
import type { House } from './house.ts'

/** How the one who asks stands to a person. Asked of the database only when it is not oneself. */
export async function relationTo(house: House, actor: Actor, personId: string): Promise<Relation> {
  if (actor.personId === personId) return 'self'
  const found = await inTransaction(house.ground.kysely, 'read only', actor, (trx) =>
    trx.selectFrom('person').select('person_id').where('person_id', '=', personId).where('state', '<>', 'left').executeTakeFirst(),
  )
  return found ? 'colleague' : 'stranger'
}
