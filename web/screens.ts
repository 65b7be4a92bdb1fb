import type { IconName } from '@evenkeel/ui'
import type { ComponentType } from 'react'
import type { Me } from '../features/accounts/contract.ts'
import type { OpenPageProps, PageProps } from '../features/page.ts'

type Common = {
  readonly path: string
  /** What the tab and the command palette call it. */
  readonly title: string
  /** Shown in the navigation, with an icon. Seven at most. */
  readonly place?: IconName
  /** Reached by a link that stands for something, or only before signing in: the command palette leaves it out then. */
  readonly door?: 'link' | 'sign-in'
  /** For whom it is offered in the navigation and the command palette; for everybody unless said. */
  readonly when?: (me: Me) => boolean
  /** The screen it is a part of: the way back stands above it, and that place is marked in the navigation. Never one with a parameter. */
  readonly within?: string
  /** Words under which the command palette finds it too. */
  readonly also?: readonly string[]
}

/** Screens for anyone, with or without an account. */
export type OpenScreen = Common & { readonly open: true; readonly load: () => Promise<ComponentType<OpenPageProps>> }
/** Screens for somebody signed in. */
export type OwnScreen = Common & { readonly open?: false; readonly load: () => Promise<ComponentType<PageProps>> }
export type Screen = OpenScreen | OwnScreen

/** Every screen there is, one line each. Loaded when it is first opened. */
export const screens: readonly Screen[] = [
  { path: '/', title: 'Home', place: 'home', load: async () => (await import('../features/home/page.tsx')).HomePage },
  {
    path: '/profile',
    title: 'Profile',
    place: 'person',
    also: ['competencies', 'estimates'],
    load: async () => (await import('../features/profile/page.tsx')).ProfilePage,
  },
  {
    path: '/role-gap',
    title: 'Role gap',
    place: 'path',
    also: ['gates', 'target role', 'chance'],
    load: async () => (await import('../features/role-gap/page.tsx')).RoleGapPage,
  },
  {
    path: '/reports',
    title: 'My people',
    place: 'people',
    when: (me) => me.manages,
    also: ['team', 'rate', 'Monday'],
    load: async () => (await import('../features/reports/page.tsx')).ReportsPage,
  },
  {
    path: '/reports/$personId',
    within: '/reports',
    title: 'Somebody I manage',
    load: async () => (await import('../features/reports/report-page.tsx')).ReportPage,
  },
  {
    path: '/reports/$personId/work/$workId',
    title: 'A piece of work to rate',
    load: async () => (await import('../features/work/asked-page.tsx')).AskedWorkPage,
  },
  {
    path: '/reports/$personId/certificates/$requestId',
    title: 'A certificate to look at',
    load: async () => (await import('../features/certificates/request-page.tsx')).CertificateRequestPage,
  },
  {
    path: '/sharing',
    title: 'What I share',
    when: (me) => me.orgKind !== 'solo',
    also: ['manager', 'private'],
    load: async () => (await import('../features/sharing/page.tsx')).SharingPage,
  },
  {
    path: '/my-data',
    title: 'My data',
    place: 'lock',
    also: ['export', 'delete', 'consents', 'who saw what'],
    load: async () => (await import('../features/my-data/page.tsx')).MyDataPage,
  },
  {
    path: '/organisation',
    title: 'Organisation',
    place: 'settings',
    also: ['people', 'teams', 'invite'],
    load: async () => (await import('../features/people/organisation-page.tsx')).OrganisationPage,
  },
  {
    path: '/organisation/audit',
    within: '/organisation',
    title: 'Audit log',
    when: (me) => me.orgKind !== 'solo' && ['auditor', 'owner'].includes(me.role),
    also: ['who did what', 'log', 'check'],
    load: async () => (await import('../features/audit/page.tsx')).AuditPage,
  },
  {
    path: '/organisation/connections',
    within: '/organisation',
    title: 'Connections',
    when: (me) => me.role === 'owner' && me.orgKind === 'organisation',
    also: ['keys', 'webhooks', 'API', 'programs'],
    load: async () => (await import('../features/hooks/connections-page.tsx')).ConnectionsPage,
  },
  {
    path: '/organisation/connections/$hookId',
    within: '/organisation/connections',
    title: 'What was sent',
    load: async () => (await import('../features/hooks/deliveries-page.tsx')).DeliveriesPage,
  },
  {
    path: '/organisation/framework',
    within: '/organisation',
    title: 'Framework',
    also: ['version', 'roles', 'levels', 'publish'],
    load: async () => (await import('../features/editor/framework-page.tsx')).FrameworkPage,
  },
  {
    path: '/organisation/framework/edit',
    within: '/organisation/framework',
    title: 'Write the framework',
    when: (me) => me.orgKind !== 'solo' && ['hr', 'owner'].includes(me.role),
    also: ['draft', 'findings', 'competency', 'weights'],
    load: async () => (await import('../features/editor/edit-page.tsx')).EditPage,
  },
  {
    path: '/organisation/framework/edit/roles/$family/$level',
    within: '/organisation/framework',
    title: 'A level of a role',
    load: async () => (await import('../features/editor/edit-page.tsx')).EditPage,
  },
  {
    path: '/organisation/framework/edit/competencies/$competency',
    within: '/organisation/framework',
    title: 'A competency of the draft',
    load: async () => (await import('../features/editor/edit-page.tsx')).EditPage,
  },
  {
    path: '/new-version',
    within: '/organisation/framework',
    title: 'A new version of the framework',
    when: (me) => me.hasAim && me.orgKind !== 'solo',
    load: async () => (await import('../features/editor/new-version-page.tsx')).NewVersionPage,
  },
  {
    path: '/set-up',
    within: '/organisation',
    title: 'Set up an organisation',
    when: (me) => me.orgKind === 'solo',
    load: async () => (await import('../features/people/set-up-page.tsx')).SetUpPage,
  },
  {
    path: '/library',
    within: '/organisation',
    title: 'Library of frameworks',
    also: ['DDaT', 'NICE', 'O*NET', 'ladder', 'balance'],
    load: async () => (await import('../features/library/page.tsx')).LibraryPage,
  },
  {
    path: '/library/notices',
    within: '/library',
    title: 'Sources and licences',
    also: ['notice', 'attribution'],
    load: async () => (await import('../features/library/notices-page.tsx')).NoticesPage,
  },
  {
    path: '/library/import',
    within: '/library',
    title: 'Bring in a framework',
    when: (me) => me.orgKind === 'organisation' && (me.role === 'hr' || me.role === 'owner'),
    also: ['import', 'framework'],
    load: async () => (await import('../features/library/import-page.tsx')).ImportPage,
  },
  {
    path: '/library/imports/$importId',
    within: '/library',
    title: 'What was read',
    load: async () => (await import('../features/library/reading-page.tsx')).ReadingPage,
  },
  {
    path: '/library/$frameworkId',
    within: '/library',
    title: 'A framework',
    load: async () => (await import('../features/library/framework-page.tsx')).FrameworkPage,
  },
  {
    path: '/library/$frameworkId/level',
    within: '/library',
    title: 'A role level',
    load: async () => (await import('../features/library/level-page.tsx')).LevelPage,
  },
  {
    path: '/library/$frameworkId/balance',
    within: '/library',
    title: 'Balance of a framework',
    load: async () => (await import('../features/library/balance-page.tsx')).BalancePage,
  },
  {
    path: '/imports',
    within: '/organisation',
    title: 'Import',
    when: (me) => me.orgKind === 'organisation' && ['hr', 'owner'].includes(me.role),
    also: ['CSV', 'file', 'people', 'ratings'],
    load: async () => (await import('../features/imports/page.tsx')).ImportsPage,
  },
  {
    path: '/imports/$importId',
    within: '/imports',
    title: 'One import',
    load: async () => (await import('../features/imports/import-page.tsx')).ImportPage,
  },
  {
    path: '/teams/$teamId',
    within: '/organisation',
    title: 'Team',
    load: async () => (await import('../features/teams/team-page.tsx')).TeamPage,
  },
  {
    path: '/account',
    title: 'Account',
    also: ['password', 'passkey', 'devices', 'letters', 'mail'],
    load: async () => (await import('../features/accounts/page.tsx')).AccountPage,
  },
  {
    path: '/my-data/readable',
    title: 'Everything about me, to read or print',
    load: async () => (await import('../features/my-data/readable-page.tsx')).ReadablePage,
  },
  {
    path: '/start',
    title: 'Where I am and want to go',
    also: ['target role', 'hours a week'],
    load: async () => (await import('../features/start/page.tsx')).StartPage,
  },
  {
    path: '/baseline',
    title: 'Baseline',
    also: ['test', 'self-assessment', 'situations'],
    load: async () => (await import('../features/sittings/page.tsx')).BaselinePage,
  },
  { path: '/sittings/$sittingId', title: 'Sitting', load: async () => (await import('../features/sittings/sitting-page.tsx')).SittingPage },
  {
    path: '/sittings/$sittingId/review',
    title: 'What was right and why',
    load: async () => (await import('../features/sittings/review-page.tsx')).ReviewPage,
  },
  {
    path: '/competencies/$competencyId',
    title: 'Competency',
    load: async () => (await import('../features/competency/page.tsx')).CompetencyPage,
  },
  {
    path: '/welcome',
    door: 'sign-in',
    title: 'Welcome',
    open: true,
    load: async () => (await import('../features/accounts/welcome-page.tsx')).WelcomePage,
  },
  {
    path: '/look-around',
    title: 'Look around',
    open: true,
    also: ['demo', 'be somebody else'],
    load: async () => (await import('../features/demo/look-around-page.tsx')).LookAroundPage,
  },
  {
    path: '/new-account',
    door: 'sign-in',
    title: 'Just me',
    open: true,
    load: async () => (await import('../features/accounts/new-account-page.tsx')).NewAccountPage,
  },
  {
    path: '/sign-in',
    door: 'sign-in',
    title: 'Sign in',
    open: true,
    load: async () => (await import('../features/accounts/sign-in-page.tsx')).SignInPage,
  },
  {
    path: '/new-password',
    door: 'sign-in',
    title: 'A new password',
    open: true,
    load: async () => (await import('../features/accounts/new-password-page.tsx')).NewPasswordPage,
  },
  {
    path: '/how-it-works',
    title: 'How your number is made',
    open: true,
    also: ['method', 'interval', 'privacy'],
    load: async () => (await import('../features/frameworks/how-page.tsx')).HowPage,
  },
  {
    path: '/invitation',
    door: 'link',
    title: 'An invitation',
    open: true,
    load: async () => (await import('../features/people/invitation-page.tsx')).InvitationPage,
  },
  {
    path: '/work-request',
    door: 'link',
    title: 'A piece of work to rate',
    open: true,
    load: async () => (await import('../features/work/request-page.tsx')).WorkRequestPage,
  },
]
