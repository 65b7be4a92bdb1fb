import { seededRandom } from '@evenkeel/measure'
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

/** Goes through the whole baseline by the front door, with answers drawn from a seed. */
export async function sitBaseline(who: Person, seed = 7): Promise<void> {
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
    const answered = Math.floor(options.length * random())
    sitting = await must(
      who.ask(sittings.saveItem, { params: { ...at, itemId: id }, body: { answered, seconds: 30, version: sitting.version } }),
    )
  }
  for (const { situation } of sitting.situations) {
    const one = () => 1 + Math.floor(5 * random())
    const ratings = { a: one(), b: one(), c: one(), d: one(), e: one() }
    sitting = await must(
      who.ask(sittings.saveSituation, { params: { ...at, situationId: situation }, body: { ratings, version: sitting.version } }),
    )
  }
  await must(who.ask(sittings.finishSitting, { params: at, body: { version: sitting.version } }))
}

async function must<T>(answer: Promise<{ readonly status: number; readonly reply: T; readonly problem: unknown }>): Promise<T> {
  const { status, reply, problem } = await answer
  if (status !== 200) throw new Error(`refused with ${status}: ${JSON.stringify(problem)}`)
  return reply
}
