import type { Half } from '@evenkeel/measure'

/** How the evidence about somebody came to be as it is. Levels are against what their current role usually starts at. */
export type Tale = {
  readonly offset: Readonly<Record<Half, number>>
  /** Days they have been here, at most; the newest evidence is this many days old, at least. */
  readonly here?: number
  readonly silentFor?: number
  readonly shares?: 'all' | 'none'
  /** Only a few answers about themselves so far. */
  readonly justArrived?: true
}

/** Somebody whose story is written. `who` names those one can look around as. */
export type CastMember = {
  readonly who: Who | null
  readonly name: string
  readonly role: 'member' | 'manager' | 'hr' | 'owner' | 'auditor'
  /** Which of the teams, and as what; null: no team. */
  readonly team: { readonly at: number; readonly part: 'member' | 'manager' } | null
  readonly aim: { readonly current: readonly [string, string]; readonly target: readonly [string, string]; readonly why: string }
  readonly tale: Tale
}

export type Who = (typeof visitors)[number]['who']

/** The eight people one can look around as: who they are, and what to look at. */
export const visitors = [
  {
    who: 'noor',
    name: 'Noor Haddad',
    title: 'Software engineer in Payments',
    says: 'Strong in the technical half, held back by the people half.',
    look: 'Home: the keel tilts. Then the role gap, and the one next step.',
  },
  {
    who: 'mika',
    name: 'Mika Berg',
    title: 'Service desk analyst',
    says: 'The other way round: people come to them, the technical half lags behind.',
    look: 'Profile: both halves on one ruler. Then a competency and its “why?”.',
  },
  {
    who: 'tomas',
    name: 'Tomás Reyes',
    title: 'Manager of Payments',
    says: 'Leads nine people; sees only what they share.',
    look: 'My people, then the team as a map: what rests on one person alone.',
  },
  {
    who: 'lena',
    name: 'Lena Sato',
    title: 'Manager of the service desk',
    says: 'Leads a team that is strong with people and thin on technology.',
    look: 'The team as a map, then rate somebody for what you saw.',
  },
  {
    who: 'mira',
    name: 'Mira Lindqvist',
    title: 'Staff software engineer',
    says: 'Works a level above her own in both halves; others could learn from her.',
    look: 'The role gap: what it takes to show that one is already there.',
  },
  {
    who: 'robin',
    name: 'Robin Ek',
    title: 'HR',
    says: 'Invites people and tends teams; sees nobody’s competencies.',
    look: 'Organisation: who is here, and no way to how they stand. Then the framework: begin a version.',
  },
  {
    who: 'ines',
    name: 'Ines Duarte',
    title: 'Owner, director of engineering',
    says: 'Settles what holds here, and gives roles.',
    look: 'Organisation: people, teams, the framework and the library. Even the owner sees no estimates of others.',
  },
  {
    who: 'ilse',
    name: 'Ilse Okafor',
    title: 'Auditor',
    says: 'Reads who is here and what holds; changes nothing.',
    look: 'Organisation, then the audit log: who did what, and whether the log is whole.',
  },
] as const satisfies readonly { who: string; name: string; title: string; says: string; look: string }[]

const software = (level: string): readonly [string, string] => ['software-engineering', level]
const support = (level: string): readonly [string, string] => ['it-support', level]
const management = (level: string): readonly [string, string] => ['engineering-management', level]

const engineer = { current: software('software-engineer'), target: software('senior-software-engineer') }
const payments = { at: 0, part: 'member' } as const

export const cast: readonly CastMember[] = [
  {
    who: 'ines',
    name: 'Ines Duarte',
    role: 'owner',
    team: null,
    aim: {
      current: management('senior-engineering-manager'),
      target: management('director-of-engineering'),
      why: 'The area has grown; I want to lead it well, not only larger.',
    },
    tale: { offset: { technical: 0.1, people: 0.3 } },
  },
  {
    who: 'robin',
    name: 'Robin Ek',
    role: 'hr',
    team: null,
    aim: {
      current: management('engineering-team-lead'),
      target: management('engineering-manager'),
      why: 'I came from a team and want to know what I ask of others.',
    },
    tale: { offset: { technical: -0.3, people: 0.5 } },
  },
  {
    who: 'ilse',
    name: 'Ilse Okafor',
    role: 'auditor',
    team: null,
    aim: {
      current: support('it-support-lead'),
      target: management('engineering-team-lead'),
      why: 'To check well one has to know the work.',
    },
    tale: { offset: { technical: 0.3, people: 0 } },
  },
  {
    who: 'tomas',
    name: 'Tomás Reyes',
    role: 'manager',
    team: { at: 0, part: 'manager' },
    aim: {
      current: management('engineering-team-lead'),
      target: management('engineering-manager'),
      why: 'I want to help more people than I can sit beside.',
    },
    tale: { offset: { technical: 0.2, people: 0.2 } },
  },
  {
    who: 'lena',
    name: 'Lena Sato',
    role: 'manager',
    team: { at: 1, part: 'manager' },
    aim: {
      current: support('it-support-lead'),
      target: management('engineering-manager'),
      why: 'Support sees every fault first; I want it heard where things are built.',
    },
    tale: { offset: { technical: -0.2, people: 0.6 } },
  },
  {
    who: 'noor',
    name: 'Noor Haddad',
    role: 'member',
    team: payments,
    aim: { ...engineer, why: 'I want to lead a project from start to end.' },
    tale: { offset: { technical: 1.6, people: -0.8 }, shares: 'all' },
  },
  {
    who: 'mika',
    name: 'Mika Berg',
    role: 'member',
    team: { at: 1, part: 'member' },
    aim: {
      current: support('service-desk-analyst'),
      target: support('it-support-specialist'),
      why: 'I would like to solve what I now have to pass on.',
    },
    tale: { offset: { technical: -0.8, people: 1.8 }, shares: 'all' },
  },
  {
    who: 'mira',
    name: 'Mira Lindqvist',
    role: 'member',
    team: { at: 4, part: 'member' },
    aim: {
      current: software('staff-software-engineer'),
      target: software('principal-software-engineer'),
      why: 'I like it when others get further than I did.',
    },
    tale: { offset: { technical: 1, people: 1.1 }, shares: 'all' },
  },
  {
    who: null,
    name: 'Jo Amsel',
    role: 'member',
    team: payments,
    aim: { ...engineer, why: 'I was asked to grow into it.' },
    tale: { offset: { technical: 2.2, people: 2.2 }, shares: 'all' },
  },
  {
    who: null,
    name: 'Ada Lindgren',
    role: 'member',
    team: payments,
    aim: { current: software('junior-software-engineer'), target: software('software-engineer'), why: 'I have just begun.' },
    tale: { offset: { technical: 0, people: 0 }, here: 16, justArrived: true, shares: 'all' },
  },
  {
    who: null,
    name: 'Piotr Salmon',
    role: 'member',
    team: payments,
    aim: { ...engineer, why: 'I meant to, and then there was the migration.' },
    tale: { offset: { technical: 0.2, people: 0 }, silentFor: 480, shares: 'all' },
  },
]
