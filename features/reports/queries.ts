import type { Reader } from '../context.ts'

export function findName(db: Reader, personId: string) {
  return db.selectFrom('person').select('name').where('person_id', '=', personId).executeTakeFirstOrThrow()
}
