import { drawNormal, drawOne, priorFor, type Random, raterVoice, seededRandom, selfSource, sources } from '@evenkeel/measure'
import type { Content } from '../load.ts'
import { priorMeans } from '../load-prior.ts'
import { roleOf } from '../load-role.ts'
import { type CastMember, cast, type Tale, type Who } from './cast.ts'
import { countedId } from './counted-id.ts'
import { type EvidenceRow, inventEvidence, type Rater } from './evidence.ts'
import { truthOf } from './levels.ts'
import { inventedName } from './names.ts'
import { type TeamPlan, teamPlans } from './teams.ts'
import { inventWork, type WorkRow } from './work.ts'

/** An organisation that does not exist, with two years behind it. Days are counted from 1970-01-01. */
export type Company = {
  readonly name: string
  readonly teams: readonly { readonly id: string; readonly name: string; readonly sinceDay: number }[]
  readonly people: readonly Invented[]
}

export type Invented = {
  readonly id: string
  readonly who: Who | null
  readonly name: string
  readonly role: CastMember['role']
  readonly sinceDay: number
  readonly place: { readonly id: string; readonly teamId: string; readonly part: 'member' | 'manager' } | null
  readonly aim: { readonly current: readonly [string, string]; readonly target: readonly [string, string]; readonly why: string }
  readonly hoursAWeek: number
  /** The sources they share with whoever manages them. */
  readonly shares: readonly string[]
  /** Whether they have sat the baseline; the levels they gave themselves there, by competency. */
  readonly baseline: { readonly id: string; readonly day: number; readonly self: Readonly<Record<string, number>> } | null
  readonly evidence: readonly EvidenceRow[]
  /** Work they asked somebody to rate: rated by now, or waiting. */
  readonly work: readonly WorkRow[]
}

export type CompanyPlan = { readonly seed: number; readonly day: number; readonly people: number }

/** Teams need somebody in them, and names run out. */
export const companySize = { least: 40, usual: 120, most: 400 } as const
const yearsBack = 2
const daysBack = Math.round(yearsBack * 365.25)

/** The same seed, day and size give the same company, to the last letter. */
export function inventCompany(content: Content, { seed, day, people }: CompanyPlan): Company {
  const teams = teamPlans.slice(0, Math.min(teamPlans.length, Math.max(5, Math.floor(people / 10))))
  const drafts = draftPeople(teams, people)
  const raters = new Map(drafts.map((draft, n) => [n, raterFrom(draft, n, seed)]))
  const leaders = new Map(drafts.flatMap((draft, n) => (draft.team?.part === 'manager' ? [[draft.team.at, n] as const] : [])))
  return {
    name: 'Saltmarsh Freight',
    teams: teams.map(({ name }, n) => ({ id: countedId('team', n), name, sinceDay: day - daysBack })),
    people: drafts.map((draft, n) => {
      const random = diceOf(seed, n)
      const managedBy = draft.team?.part === 'member' ? leaders.get(draft.team.at) : draft.role === 'owner' ? undefined : 0
      return inventPerson(content, {
        draft,
        n,
        day,
        random,
        plan: draft.team ? teams[draft.team.at]! : null,
        manager: managedBy === undefined ? null : raters.get(managedBy)!,
        colleague: () => raters.get((n + 1 + Math.floor(random() * (people - 1))) % people)!,
      })
    }),
  }
}

type Draft = Omit<CastMember, 'aim'> & { readonly aim: CastMember['aim'] | null; readonly turn: number; readonly isTheOne: boolean }

/** Those whose story is written first, then a lead for every team that has none, then everybody else, team by team. */
function draftPeople(teams: readonly TeamPlan[], people: number): readonly Draft[] {
  const drafts: Draft[] = cast.map((member) => ({ ...member, turn: 0, isTheOne: false }))
  const ordinary: Tale = { offset: { technical: 0, people: 0 } }
  const add = (at: number, part: 'member' | 'manager', turn: number) => {
    const name = inventedName(drafts.length - cast.length)
    // The first of a team knows what it rests on.
    const isTheOne = part === 'member' && !drafts.some(({ team, aim }) => team?.at === at && team.part === 'member' && aim === null)
    const tale: Tale = isTheOne ? { ...ordinary, shares: 'all' } : ordinary
    drafts.push({ who: null, name, role: part, team: { at, part }, aim: null, tale, turn, isTheOne })
  }
  teams.forEach((_, at) => {
    if (!cast.some(({ team }) => team?.at === at && team.part === 'manager')) add(at, 'manager', at)
  })
  for (let turn = 0; drafts.length < people; turn++) add(smallest(drafts, teams.length), 'member', turn)
  return drafts
}

function smallest(drafts: readonly Draft[], teams: number): number {
  const sizes = Array.from({ length: teams }, (_, at) => drafts.filter(({ team }) => team?.at === at).length)
  return sizes.indexOf(Math.min(...sizes))
}

type Setting = {
  readonly draft: Draft
  readonly n: number
  readonly day: number
  readonly random: Random
  readonly plan: TeamPlan | null
  readonly manager: Rater | null
  readonly colleague: () => Rater
}

function inventPerson(content: Content, setting: Setting): Invented {
  const { draft, n, day, random, plan } = setting
  const { tale } = draft
  const aim = draft.aim ?? aimFor(draft, plan!, random)
  const target = roleOf(content, ...aim.target)!
  const prior = priorFor({
    competencies: [...content.competencies.values()].map(({ id, half, halfLifeInDays }) => ({ id, half, halfLifeInDays })),
    roleMeans: priorMeans(content, ...aim.current),
  })
  const here = tale.here ?? (draft.aim ? daysBack : Math.round(daysBack * (0.25 + 0.75 * random())))
  const window = { from: day - here, until: day - (tale.silentFor ?? 1 + Math.floor(20 * random())) }
  const truth = truthOf({ prior, random, window, tale, isWritten: draft.aim !== null, plan, isTheOne: draft.isTheOne })
  const subject = { n, id: countedId('person', n), truth, target, window, content }
  const work = tale.justArrived || tale.silentFor ? [] : inventWork(subject, setting)
  const evidence = inventEvidence(subject, { ...setting, work, isNew: tale.justArrived ?? false, mustShow: plan?.restsOnOne?.competency })
  const first = evidence.filter(({ source, day: on }) => source === selfSource.id && on === evidence[0]?.day)
  return {
    id: subject.id,
    who: draft.who,
    name: draft.name,
    role: draft.role,
    sinceDay: window.from,
    place: draft.team ? { id: countedId('place', n), teamId: countedId('team', draft.team.at), part: draft.team.part } : null,
    aim,
    hoursAWeek: drawOne([1.5, 2, 3, 3, 4, 5], random),
    shares: sharesOf(tale, n),
    baseline: tale.justArrived
      ? null
      : {
          id: countedId('sitting', n),
          day: window.from,
          self: Object.fromEntries(first.map(({ payload }) => [String(payload.competency), Number(payload.level)])),
        },
    evidence,
    work: work.map(({ row }) => row),
  }
}

function aimFor({ team, turn }: Draft, plan: TeamPlan, random: Random): CastMember['aim'] {
  const why = drawOne(reasons, random)
  if (team?.part === 'manager') {
    return { current: [plan.leadBy.family, plan.leadBy.level], target: ['engineering-management', 'engineering-manager'], why }
  }
  const level = plan.levels[turn % plan.levels.length]!
  return { current: [plan.family, level], target: [plan.family, next[level] ?? level], why }
}

const next: Readonly<Record<string, string>> = {
  'junior-software-engineer': 'software-engineer',
  'software-engineer': 'senior-software-engineer',
  'senior-software-engineer': 'staff-software-engineer',
  'junior-platform-engineer': 'platform-engineer',
  'platform-engineer': 'senior-platform-engineer',
  'senior-platform-engineer': 'staff-platform-engineer',
  'service-desk-analyst': 'it-support-specialist',
  'it-support-specialist': 'senior-it-support-specialist',
  'senior-it-support-specialist': 'it-support-lead',
}

const reasons = [
  'I want to take on larger things.',
  'I have been here for a while and would like to know what is missing.',
  'I want to be asked earlier, not only when it burns.',
  'I would like to lead a project.',
  'My work has changed, and I with it.',
  'I want to explain what I do so that others can go on with it.',
] as const

/** Most share everything with whoever manages them, one in nine a part, one in nine nothing. */
function sharesOf({ shares }: Tale, n: number): readonly string[] {
  const all = sources.map(({ id }) => id)
  if (shares) return shares === 'all' ? all : []
  if (n % 9 === 4) return []
  return n % 9 === 7 ? all.filter((_, i) => i % 2 === 1) : all
}

/** How strict somebody is, is theirs, whomever they rate. Those whose story is written are fair, so that it stays readable. */
function raterFrom({ name, aim }: Draft, n: number, seed: number): Rater {
  const strictness = aim ? 0.25 : raterVoice.sd
  return { id: countedId('person', n), name, bias: strictness * drawNormal(diceOf(seed, 100_000 + n)) }
}

/** Each person has dice of their own, so that one story does not change when another is written. */
const diceOf = (seed: number, n: number): Random => seededRandom(seed * 1_000_003 + n)
