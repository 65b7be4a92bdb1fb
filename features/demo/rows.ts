import type { Company, Invented } from '@evenkeel/content'
import type { Insertable } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { dateOf } from '../days.ts'
import { demoUserId } from '../demo-org.ts'

type Row<T extends keyof Schema> = Insertable<Schema[T]>

const millisecondsADay = 86_400_000
/** Nine in the morning, UTC: things of a day stand in it, not at its edge. */
const nine = 9 * 3_600_000
const timeOf = (day: number, minutes = 0) => new Date(day * millisecondsADay + nine + minutes * 60_000)

/** The company as rows of the house's own tables. */
export const teamRows = (org_id: string, { teams }: Company): Row<'team'>[] =>
  teams.map(({ id, name, sinceDay }) => ({ org_id, team_id: id, name, created_at: timeOf(sinceDay), closed_at: null }))

export const personRow = (org_id: string, { id, who, name, role, sinceDay }: Invented): Row<'person'> => ({
  org_id,
  person_id: id,
  user_id: who === null ? null : demoUserId(who),
  name,
  role,
  state: 'active',
  created_at: timeOf(sinceDay),
})

export const placeRow = (org_id: string, { id: person_id, place, sinceDay }: Invented): Row<'team_place'>[] =>
  place ? [{ org_id, place_id: place.id, team_id: place.teamId, person_id, part: place.part, since: timeOf(sinceDay), until: null }] : []

export const aimRow = (org_id: string, { id, aim, hoursAWeek, sinceDay }: Invented): Row<'aim'> => ({
  org_id,
  person_id: id,
  current_family: aim.current[0],
  current_level: aim.current[1],
  target_family: aim.target[0],
  target_level: aim.target[1],
  hours_a_week: hoursAWeek,
  why: aim.why,
  updated_at: timeOf(sinceDay),
})

/** Everybody agreed to keep their answers; what they share with whoever manages them is theirs to say. */
export const consentRows = (org_id: string, { id: person_id, shares, sinceDay }: Invented, newId: () => string): Row<'consent'>[] =>
  ['keep-answers', ...shares.map((source) => `share-${source}`)].map((kind, i) => ({
    org_id,
    consent_id: newId(),
    person_id,
    kind,
    given: true,
    at: timeOf(sinceDay, i),
  }))

export const evidenceRows = (org_id: string, { id: person_id, evidence }: Invented): Row<'evidence'>[] =>
  evidence.map(({ id, source, version, day, payload, by }, i) => ({
    org_id,
    evidence_id: id,
    person_id,
    source,
    source_version: version,
    day: dateOf(day),
    payload: JSON.stringify(payload),
    recorded_at: timeOf(day, i % 60),
    recorded_by: by,
  }))

export const workRows = (org_id: string, { id: person_id, work }: Invented): Row<'work'>[] =>
  work.map(({ id, competency, outcome, context, benefited, verifier, state, askedDay }) => ({
    org_id,
    work_id: id,
    person_id,
    ...{ competency, outcome, context, benefited, link: null },
    verifier_id: verifier.id,
    verifier_name: verifier.name,
    verifier_email: null,
    state,
    created_at: timeOf(askedDay),
  }))

/** The baseline, as far as it can be read again: what was said about oneself. Its items were invented answers, never asked. */
export const sittingRows = (org_id: string, { id: person_id, baseline }: Invented): Row<'sitting'>[] =>
  baseline === null
    ? []
    : [
        {
          org_id,
          sitting_id: baseline.id,
          person_id,
          kind: 'baseline',
          subject: null,
          state: 'finished',
          plan: JSON.stringify({ self: Object.keys(baseline.self), situations: [], items: { total: 0, weights: {} }, drawn: [] }),
          answers: JSON.stringify({ self: baseline.self, items: {}, situations: {} }),
          started_at: timeOf(baseline.day),
          finished_at: timeOf(baseline.day, 14),
        },
      ]
