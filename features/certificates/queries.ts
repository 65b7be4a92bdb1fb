import type { Reader, Writer } from '../context.ts'

export function findPersonName(db: Reader, personId: string) {
  return db.selectFrom('person').select('name').where('person_id', '=', personId).executeTakeFirstOrThrow()
}

/** Undefined when the same certificate waits for the same manager already. */
export function insertRequest(
  db: Writer,
  row: { orgId: string; requestId: string; personId: string; evidenceId: string; askedOf: string; at: Date },
) {
  return db
    .insertInto('certificate_request')
    .values({
      org_id: row.orgId,
      request_id: row.requestId,
      person_id: row.personId,
      evidence_id: row.evidenceId,
      asked_of: row.askedOf,
      state: 'waiting',
      asked_at: row.at,
    })
    .onConflict((c) => c.doNothing())
    .returning('request_id')
    .executeTakeFirst()
}

/** What waits, with the name of whom it waits for; the oldest first. */
export function listWaiting(db: Reader, personId: string) {
  return db
    .selectFrom('certificate_request as r')
    .innerJoin('person as p', 'p.person_id', 'r.asked_of')
    .select(['r.request_id', 'r.evidence_id', 'r.asked_of', 'r.asked_at', 'p.name'])
    .where('r.person_id', '=', personId)
    .where('r.state', '=', 'waiting')
    .orderBy('r.asked_at')
    .orderBy('r.request_id')
    .execute()
}

/** What waits for a manager, from the people they manage now; the oldest first. */
export function listAskedOf(db: Reader, managerId: string, people: readonly string[], limit: number) {
  return db
    .selectFrom('certificate_request')
    .select(['request_id', 'person_id', 'evidence_id', 'asked_at'])
    .where('asked_of', '=', managerId)
    .where('state', '=', 'waiting')
    .where('person_id', 'in', people)
    .orderBy('asked_at')
    .orderBy('request_id')
    .limit(limit)
    .execute()
}

export function findRequest(db: Reader, row: { requestId: string; personId: string }) {
  return db
    .selectFrom('certificate_request')
    .select(['request_id', 'evidence_id', 'asked_of', 'asked_at', 'state'])
    .where('request_id', '=', row.requestId)
    .where('person_id', '=', row.personId)
    .executeTakeFirst()
}

/** Settles a request once: undefined when it is answered or taken back already. */
export function settleRequest(db: Writer, requestId: string, state: 'answered' | 'withdrawn') {
  return db
    .updateTable('certificate_request')
    .set({ state })
    .where('request_id', '=', requestId)
    .where('state', '=', 'waiting')
    .returning('request_id')
    .executeTakeFirst()
}

export function insertCheck(
  db: Writer,
  row: {
    orgId: string
    checkId: string
    requestId: string
    personId: string
    evidenceId: string
    by: string
    seen: boolean
    reason: string | null
    at: Date
  },
) {
  return db
    .insertInto('certificate_check')
    .values({
      org_id: row.orgId,
      check_id: row.checkId,
      request_id: row.requestId,
      person_id: row.personId,
      evidence_id: row.evidenceId,
      checked_by: row.by,
      seen: row.seen,
      reason: row.reason,
      at: row.at,
    })
    .execute()
}

/** Every check of a person's certificates, oldest first, with the name of who looked. */
export function listChecks(db: Reader, personId: string) {
  return db
    .selectFrom('certificate_check as c')
    .innerJoin('person as p', 'p.person_id', 'c.checked_by')
    .select(['c.evidence_id', 'c.seen', 'c.reason', 'c.at', 'p.name'])
    .where('c.person_id', '=', personId)
    .orderBy('c.at')
    .orderBy('c.check_id')
    .execute()
}
