import { balance, nextSteps, readiness } from '@evenkeel/growth'
import type { Context } from '../../features/context.ts'
import { showHome } from '../../features/home/service.ts'
import { type Knowledge, knowledgeOf, showProfile } from '../../features/profile/service.ts'
import { showRoleGap } from '../../features/role-gap/service.ts'
import type { Assembled } from '../../server/assemble.ts'
import { contextFor } from '../../server/context.ts'
import { worldOf } from '../../server/house.ts'
import { identityFor } from '../../server/identity/identity.ts'
import { type Timing, timed } from '../stopwatch.ts'
import type { Fixture, ScreenName } from './fixture.ts'
import { replayed } from './replay.ts'
import type { Screen } from './serving.ts'

/** A screen's own verb on recorded rows: loading, folding, judging and presenting, with no database and no HTTP. */
export async function thinkingOf(house: Assembled, who: Fixture, name: ScreenName, { sessions }: Screen): Promise<Timing> {
  const ctx = contextOn(house, who, sessions)
  return timed(() => verbs[name](ctx, who.personId))
}

/** What the thinking of the screens is made of, part by part, on the rows of one screen. */
export async function partsOf(house: Assembled, who: Fixture, { sessions }: Screen): Promise<ReadonlyMap<string, Timing>> {
  const ctx = contextOn(house, who, sessions)
  const knowledge = await known(ctx, who.personId)
  const { target, aim, day } = knowledge
  const c = knowledge.caseFor(target)
  const found = readiness(c)
  const parts: Readonly<Record<string, () => unknown>> = {
    'reading and folding (knowledgeOf)': () => known(ctx, who.personId),
    'one fold (believing)': () => knowledge.believing(() => true),
    'six earlier months (replayed)': () => knowledge.replayed([6, 5, 4, 3, 2, 1].map((months) => day - Math.round(months * 30.44))),
    'the gates (readiness)': () => readiness(c),
    'the next steps (nextSteps)': () => nextSteps(c, { hoursAWeek: aim.hoursAWeek, readiness: found }),
    'the balance (balance)': () => balance(c),
  }
  const timings = new Map<string, Timing>()
  for (const [part, run] of Object.entries(parts)) timings.set(part, await timed(run, { seconds: 0.4 }))
  return timings
}

const verbs: Readonly<Record<ScreenName, (ctx: Context, personId: string) => Promise<unknown>>> = {
  home: showHome,
  profile: showProfile,
  'role gap': (ctx, personId) => showRoleGap(ctx, personId, {}),
}

async function known(ctx: Context, personId: string): Promise<Knowledge> {
  const knowledge = await knowledgeOf(ctx, personId)
  if (!knowledge) throw new Error('the fixture person has no aim')
  return knowledge
}

function contextOn({ house }: Assembled, { personId, orgId, name }: Fixture, sessions: Screen['sessions']): Context {
  const ground = { ...house.ground, kysely: replayed(sessions) }
  const identity = identityFor(house.auth, { incoming: new Headers(), set: () => {} })
  const actor = { personId, orgId, name, userId: '', sessionId: '', role: 'member', state: 'active' } as const
  return contextFor(ground, worldOf(house), identity, actor)
}
