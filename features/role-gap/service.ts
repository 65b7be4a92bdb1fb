import { type Content, roleOf } from '@evenkeel/content'
import { compare, gaps, gates, nextSteps, type Readiness, type Role, readiness, type Step, type Verdict } from '@evenkeel/growth'
import type { Context } from '../context.ts'
import { presentChance, presentEstimate, sentence } from '../present.ts'
import { type Knowledge, kept, knowledgeOf, type Share, workedOut } from '../profile/service.ts'
import type * as Shape from '../shapes.ts'
import type { Comparison, RoleGap } from './contract.ts'
import { isOffered, whereDone } from './ways.ts'

export { isOffered } from './ways.ts'

type Wanted = { readonly family?: string | undefined; readonly level?: string | undefined }

/** One role against one person: the gates, what each needs, and the cheapest ways to get it. */
export const showRoleGap = (ctx: Context, personId: string, wanted: Wanted) =>
  // Any role may be asked for; the target's is the one that is looked at again and again.
  wanted.family === undefined && wanted.level === undefined
    ? kept(ctx, personId, 'role-gap', (share) => workOutRoleGap(ctx, personId, wanted, share))
    : workOutRoleGap(ctx, personId, wanted, workedOut)

export async function workOutRoleGap(
  ctx: Context,
  personId: string,
  wanted: Wanted,
  share: Share,
): Promise<RoleGap | { readonly refused: 'start-first' | 'no-such-role' }> {
  const knowledge = await knowledgeOf(ctx, personId)
  if (!knowledge) return { refused: 'start-first' }
  const { aim, belief, content } = knowledge
  const family = wanted.family ?? aim.targetFamily
  const level = wanted.level ?? aim.targetLevel
  const role = roleOf(content, family, level)
  if (!role) return { refused: 'no-such-role' }
  const c = knowledge.caseFor(role)
  const isTarget = family === aim.targetFamily && level === aim.targetLevel
  const found = isTarget ? await readinessFor(share, knowledge) : readiness(c)
  const steps = stepsFor(knowledge, role, found)
  return {
    family,
    level,
    title: role.title,
    isTarget,
    state: found.state,
    chance: presentChance(found.joint),
    sentence: found.words,
    gates: found.verdicts.map((verdict) => gateCard(content, verdict, steps)),
    requirements: gaps(c).map(({ requirement: r, chance }) => ({
      competency: r.competency,
      name: content.competencies.get(r.competency)?.name ?? r.competency,
      half: r.half,
      level: r.level,
      essential: r.essential,
      estimate: presentEstimate(belief.estimate(r.competency), belief.start(r.competency)),
      chance: presentChance(chance),
    })),
    steps: steps.slice(0, 12).map((step) => presentStep(content, step)),
  }
}

/** Every role of the framework, in its own order: a choice to make, not a ranking. */
export async function compareRoles(ctx: Context, personId: string): Promise<Comparison | { readonly refused: 'start-first' }> {
  const knowledge = await knowledgeOf(ctx, personId)
  if (!knowledge) return { refused: 'start-first' }
  const { aim, content } = knowledge
  const places = [...content.roles.values()].flatMap((family) => family.levels.map((level) => ({ family: family.id, level: level.id })))
  const roles = places.flatMap(({ family, level }) => roleOf(content, family, level) ?? [])
  const { role: _target, ...person } = knowledge.caseFor(knowledge.target)
  return {
    roles: compare(person, roles).map(({ role, readiness: found }, i) => ({
      ...places[i]!,
      title: role.title,
      isTarget: places[i]!.family === aim.targetFamily && places[i]!.level === aim.targetLevel,
      isCurrent: places[i]!.family === aim.currentFamily && places[i]!.level === aim.currentLevel,
      chance: presentChance(found.joint),
      met: found.verdicts.filter((verdict) => verdict.state === 'met').length,
      gates: found.verdicts.length,
    })),
  }
}

/** How near the target role is: most of the work of a first look, and the same on every screen. */
export const readinessFor = (share: Share, { caseFor, target }: Knowledge): Promise<Readiness> =>
  share('readiness', () => readiness(caseFor(target)))

/** What to do next, best first, in everything or about one competency: only what this installation can really offer. */
export function stepsFor(knowledge: Knowledge, role: Role, found: Readiness, about?: string): readonly Step[] {
  return nextSteps(knowledge.caseFor(role), {
    ...(about === undefined ? {} : { about }),
    hoursAWeek: knowledge.aim.hoursAWeek,
    readiness: found,
    offered: (kind, competency) => isOffered(knowledge, kind, competency),
  })
}

export function presentStep(content: Content, step: Step): Shape.Step {
  return {
    kind: step.kind,
    competency: step.competency,
    title: sentence(content, step.title),
    because: sentence(content, step.because),
    minutes: Math.round(step.minutes),
    gain: { value: step.gain.value, low: step.gain.low, high: step.gain.high },
    where: whereDone(step.kind, step.competency),
  }
}

function gateCard(content: Content, verdict: Verdict, steps: readonly Step[]): RoleGap['gates'][number] {
  const gate = gates.find((g) => g.id === verdict.gate)!
  const about = new Set(verdict.competencies)
  const helps = steps.filter((step) => about.has(step.competency))
  return {
    gate: verdict.gate,
    label: gate.label,
    asks: gate.asks,
    state: verdict.state,
    chance: presentChance(verdict.chance),
    because: sentence(content, verdict.because),
    needs: verdict.needs.map((need) => ({ competency: need.competency, what: need.what, words: sentence(content, need.words) })),
    cheapest: verdict.state === 'met' ? [] : helps.slice(0, 3).map((step) => presentStep(content, step)),
  }
}
