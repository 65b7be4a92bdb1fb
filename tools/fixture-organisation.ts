import { randomUUID } from 'node:crypto'
import { recordManyEvidence } from '../features/competency/service.ts'
import { contract as people } from '../features/people/contract.ts'
import { sayAim } from './fixture-person.ts'
import type { TestHouse } from './test-house.ts'

type Person = Awaited<ReturnType<TestHouse['newcomer']>>
export type Colleague = { readonly personId: string; readonly name: string }

/** An organisation with an owner who signed in, and colleagues as rows: people who rate and are rated do not have to be there themselves. */
export async function foundOrganisation(house: TestHouse, names: { readonly owner: string; readonly organisation: string }) {
  const owner = await house.newcomer(names.owner)
  await owner.ask(people.setUpOrganisation, { body: { name: names.organisation, language: 'en', retentionMonths: 6 } })
  await sayAim(owner)
  return {
    owner,
    join: async (name: string): Promise<Colleague> => {
      const personId = randomUUID()
      await house.admin.query(
        `insert into person (org_id, person_id, user_id, name, role, state, created_at) values ($1, $2, null, $3, 'member', 'active', $4)`,
        [owner.orgId, personId, name, house.clock.now],
      )
      await house.admin.query(
        `insert into aim select (jsonb_populate_record(a, jsonb_build_object('person_id', $2::text))).* from aim a where a.person_id = $1`,
        [owner.personId, personId],
      )
      return { personId, name }
    },
    /** Somebody says what they saw, one level for each of these competencies, under their own name. */
    rate: async (rater: Colleague, personId: string, levels: Readonly<Record<string, number>>): Promise<readonly string[]> => {
      const ctx = house.workshop().as({ orgId: owner.orgId, personId: rater.personId })
      const { result } = await ctx.write('ratePerson', { kind: 'evidence', id: personId, personId }, (pen) =>
        recordManyEvidence(
          ctx,
          pen,
          Object.entries(levels).map(([competency, level]) => {
            const what = { competency, level, situation: 'The handover of the release.', seenOn: '2026-02-20', confidence: 'medium' }
            return { personId, source: 'manager', day: '2026-02-20', payload: { ...what, rater: { id: rater.personId, name: rater.name } } }
          }),
        ),
      )
      return result
    },
  }
}

export type Organisation = Awaited<ReturnType<typeof foundOrganisation>>

/** As in the night: learns how everybody judges. */
export async function learn(house: TestHouse, { orgId, personId }: Pick<Person, 'orgId' | 'personId'>): Promise<void> {
  const job = house.house.slices.flatMap((slice) => slice.jobs).find(({ name }) => name === 'engine.recalibrate')!
  await job.run(house.workshop(), { orgId, personId, due: house.clock.now.toISOString() }, 'night')
}
