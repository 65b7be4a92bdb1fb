import type { Content } from '@evenkeel/content'
import { seededRandom } from '@evenkeel/measure'
import type pg from 'pg'
import { contract as sittings } from '../features/sittings/contract.ts'
import { contract as start } from '../features/start/contract.ts'
import type { Visitor } from './visitor.ts'

type Person = Visitor & { readonly personId: string }

const aim = {
  currentFamily: 'software-engineering',
  currentLevel: 'software-engineer',
  targetFamily: 'software-engineering',
  targetLevel: 'senior-software-engineer',
  hoursAWeek: 3,
  why: 'I want to lead a project from start to end.',
}

export async function sayAim(who: Person): Promise<void> {
  await must(who.ask(start.saveAim, { params: { personId: who.personId }, body: { aim, version: 0 } }))
  await must(who.ask(start.saveConsent, { params: { personId: who.personId, kind: 'keep-answers' }, body: { given: true } }))
}

/** How well the fixture person does: the share of items answered rightly, and of ratings that stand where the key has them. */
export type Skill = { readonly items: number; readonly situations: number; readonly seed?: number }

/** Reads keys as the owner of the schema: only a fixture may know them. */
export type Keys = { readonly content: Content; readonly admin: Pick<pg.Pool, 'query'> }

/** Goes through the whole baseline by the front door. */
export async function sitBaseline(
  who: Person,
  keys?: Keys,
  { items, situations, seed = 7 }: Skill = { items: 0.6, situations: 0.7 },
): Promise<void> {
  const random = seededRandom(seed)
  const params = { personId: who.personId }
  let sitting = await must(who.ask(sittings.openSitting, { params, body: { kind: 'baseline' } }))
  const at = { ...params, sittingId: sitting.id }
  for (const { competency } of sitting.self) {
    const level = random() < 0.1 ? null : 2 + Math.floor(3 * random())
    sitting = await must(
      who.ask(sittings.saveSelf, { params: { ...at, competencyId: competency }, body: { level, version: sitting.version } }),
    )
  }
  while (sitting.test.current) {
    const { id, options } = sitting.test.current
    const right = keys && random() < items ? await rightOption(keys, id) : null
    const answered = right ?? Math.floor(options.length * random())
    sitting = await must(
      who.ask(sittings.saveItem, { params: { ...at, itemId: id }, body: { answered, seconds: 30, version: sitting.version } }),
    )
  }
  for (const { situation } of sitting.situations) {
    const key = new Map(keys?.content.situations.get(situation)?.options.map((option) => [option.id, option.effectiveness]))
    const one = (option: string) => (random() < situations ? key.get(option) : undefined) ?? 1 + Math.floor(5 * random())
    const ratings = { a: one('a'), b: one('b'), c: one('c'), d: one('d'), e: one('e') }
    sitting = await must(
      who.ask(sittings.saveSituation, { params: { ...at, situationId: situation }, body: { ratings, version: sitting.version } }),
    )
  }
  await must(who.ask(sittings.finishSitting, { params: at, body: { version: sitting.version } }))
}

async function rightOption({ admin }: Keys, itemId: string): Promise<number | null> {
  const { rows } = await admin.query<{ at: number }>(
    `select o.at - 1 as at from sitting, jsonb_array_elements(plan->'drawn') d, jsonb_array_elements(d->'item'->'options') with ordinality o(option, at)
     where d->>'id' = $1 and (o.option->>'right')::boolean`,
    [itemId],
  )
  return rows[0] ? Number(rows[0].at) : null
}

async function must<T>(answer: Promise<{ readonly status: number; readonly reply: T; readonly problem: unknown }>): Promise<T> {
  const { status, reply, problem } = await answer
  if (status !== 200) throw new Error(`refused with ${status}: ${JSON.stringify(problem)}`)
  return reply
}
