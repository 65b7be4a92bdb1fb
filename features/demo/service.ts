import { companySize, visitors } from '@evenkeel/content'
import type { Context } from '../context.ts'
import { demoUserId, isDemo } from '../demo-org.ts'
import type { Visit } from '../visit.ts'
import { abandonedBefore, announce, nobody } from './making.ts'
import { countTeams, findByUser, findDemo } from './queries.ts'

export { announce, makeDemo, nobody } from './making.ts'

/** What is made unless somebody asks for another: the same for everybody, so that docs and pictures can speak of it. */
export const usualPlan = { seed: 20261122, people: companySize.usual } as const

export async function showDemo(visit: Visit) {
  const people = visitors.map((one) => ({ ...one }))
  if (!visit.hasDemo) return { state: 'off' as const, madeAt: null, size: { people: 0, teams: 0 }, people: [] }
  return visit.as(nobody).read(async (db) => {
    const demo = await findDemo(db)
    const size = { people: demo?.people ?? usualPlan.people, teams: await countTeams(db) }
    return { state: stateOf(demo, visit.now), madeAt: demo?.made_at?.toISOString() ?? null, size, people }
  })
}

/** For the command line, which makes it without a job. */
export const demoState = (ctx: Context) => ctx.read(async (db) => stateOf(await findDemo(db), ctx.now))

/** Makes it the first time; later it is there. */
export async function openDemo(visit: Visit) {
  if (!visit.hasDemo) return { refused: 'demo-off' as const }
  const ctx = visit.as(nobody)
  const state = await demoState(ctx)
  if (state === 'none') await begin(ctx, 'openDemo')
  return { state: state === 'none' ? ('making' as const) : state }
}

/** A session as one of the people on the list, and of nobody else: what is given is a name from that list, never an id. */
export async function enterDemo(visit: Visit, who: string) {
  if (!visit.hasDemo) return { refused: 'demo-off' as const }
  if (!visitors.some((one) => one.who === who)) return { refused: 'no-such-visitor' as const }
  const userId = demoUserId(who)
  const person = await visit.as(nobody).read(async (db) => ((await findDemo(db))?.made_at ? findByUser(db, userId) : null))
  if (!person) return { refused: 'being-made' as const }
  if (person.state !== 'active') return { refused: 'visitor-away' as const }
  await visit.identity.enterDemo(userId)
  return { personId: person.person_id, orgId: nobody.orgId }
}

export async function resetDemo(ctx: Context) {
  if (!ctx.hasDemo) return { refused: 'demo-off' as const }
  if (!isDemo(ctx.actor)) return { refused: 'not-looking-around' as const }
  return begin(ctx, 'resetDemo')
}

/** The work is a job: nobody waits for it with a request. */
function begin(ctx: Context, op: string) {
  return ctx.write(op, { kind: 'org', id: nobody.orgId, personId: null }, async (pen) => {
    if (!(await announce(ctx, pen.db, usualPlan))) return { refused: 'being-made' as const }
    await pen.later({ name: 'demo.make', payload: { ...usualPlan } })
    pen.stale('demo')
    return { state: 'making' as const }
  })
}

function stateOf(demo: Awaited<ReturnType<typeof findDemo>>, now: Date): 'none' | 'making' | 'ready' {
  if (!demo) return 'none'
  if (demo.state === 'ready') return 'ready'
  // A server that was stopped in the middle leaves it unmade; then it is begun anew.
  return demo.since < abandonedBefore(now) ? 'none' : 'making'
}
