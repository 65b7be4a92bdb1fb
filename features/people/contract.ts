import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { changedMeanwhile, Done, Email, gone, Line, OfPerson, Uuid, Version } from '../shapes.ts'

export const Role = Type.Union(
  [Type.Literal('member'), Type.Literal('manager'), Type.Literal('hr'), Type.Literal('owner'), Type.Literal('auditor')],
  { description: 'What somebody may do in this organisation. Whom a manager sees is decided by teams, not by this' },
)
const State = Type.Union([Type.Literal('active'), Type.Literal('invited'), Type.Literal('suspended'), Type.Literal('left')])
const Language = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35, description: 'BCP 47, such as "en" or "de-CH"' })
const Months = Type.Union([Type.Integer({ minimum: 6, maximum: 120 }), Type.Null()], {
  description: 'How long evidence of people who left is kept; null: until they take it along or it is erased',
})
const Proposes = Type.Boolean({ description: 'Whether people who join are asked to share with those who manage them; they decide' })
const Settings = Type.Object(
  { name: Line(80), language: Language, retentionMonths: Months, proposesSharing: Type.Optional(Proposes) },
  { additionalProperties: false },
)
export type Settings = Static<typeof Settings>

const Invitation = Type.Object({
  personId: Uuid,
  link: Type.Union([Type.String(), Type.Null()], { description: 'To hand over, shown once; null when it goes out by mail' }),
})

const Listed = Type.Object({
  personId: Uuid,
  name: Type.String(),
  role: Role,
  state: State,
  version: Version,
  teams: Type.Array(Type.Object({ teamId: Uuid, name: Type.String(), part: Type.String() })),
})
export type Listed = Static<typeof Listed>

const Token = Type.String({ minLength: 20, maxLength: 200 })
const linkSpent = { status: 410, title: 'This link is no longer good', remedy: 'Ask whoever invited you for a new one.' } as const
const lastOwner = {
  status: 409,
  title: 'An organisation needs an owner',
  remedy: 'Make somebody else an owner first, then try again.',
} as const
const solo = { status: 409, title: 'This is a solo account', remedy: 'Set up an organisation first; nothing of yours is lost.' } as const

export const contract = defineContract({
  showOrganisation: {
    method: 'GET',
    path: '/api/organisation',
    shows: 'organisation',
    summary: 'The organisation you are in, and what it has settled about itself',
    reply: Type.Object({ ...Settings.properties, kind: Type.String(), version: Version, people: Type.Integer() }),
  },
  setUpOrganisation: {
    method: 'POST',
    path: '/api/organisation',
    summary: 'Turn your solo account into an organisation; what you have stays yours',
    body: Settings,
    reply: Done,
    refusals: { 'already-set-up': { status: 409, title: 'The organisation is set up already', remedy: 'Change it under Organisation.' } },
  },
  saveOrganisation: {
    method: 'PUT',
    path: '/api/organisation',
    summary: 'Change what the organisation has settled about itself',
    body: Type.Object({ ...Settings.properties, version: Version }, { additionalProperties: false }),
    reply: Type.Object({ version: Version }),
    refusals: { 'changed-meanwhile': changedMeanwhile, 'solo-account': solo },
  },
  listPeople: {
    method: 'GET',
    path: '/api/organisation/people',
    shows: 'organisation',
    summary: 'Everybody in the organisation, by name: who they are here, never how they stand',
    query: Type.Object({ after: Type.Optional(Uuid), limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })) }),
    reply: Type.Object({ people: Type.Array(Listed), next: Type.Union([Uuid, Type.Null()]) }),
  },
  invitePerson: {
    method: 'POST',
    path: '/api/organisation/people',
    summary: 'Invite somebody, by mail or with a link to hand over',
    body: Type.Object(
      { name: Line(80), email: Type.Union([Email, Type.Null()]), role: Role, teamId: Type.Union([Uuid, Type.Null()]) },
      { additionalProperties: false },
    ),
    reply: Invitation,
    refusals: {
      'solo-account': solo,
      'no-such-team': { status: 422, title: 'There is no such team', remedy: 'Choose one of those listed at /api/teams, or none.' },
      'not-yours-to-give': {
        status: 422,
        title: 'Only an owner gives this role',
        remedy: 'Invite as member or manager, or ask an owner.',
      },
    },
  },
  renewInvitation: {
    method: 'POST',
    path: '/api/organisation/people/:personId/invitation',
    summary: 'Make a new link for somebody who has not come yet; the old one stops working',
    params: OfPerson,
    reply: Invitation,
    refusals: { gone },
  },
  changePerson: {
    method: 'PUT',
    path: '/api/organisation/people/:personId/role',
    summary: 'Give somebody another role',
    params: OfPerson,
    body: Type.Object({ role: Role, version: Version }, { additionalProperties: false }),
    reply: Type.Object({ version: Version }),
    refusals: { 'changed-meanwhile': changedMeanwhile, 'last-owner': lastOwner, gone },
  },
  suspendPerson: {
    method: 'PUT',
    path: '/api/organisation/people/:personId/suspension',
    summary: 'Suspend somebody, or let them in again; at once, on every device',
    params: OfPerson,
    body: Type.Object({ suspended: Type.Boolean(), version: Version }, { additionalProperties: false }),
    reply: Type.Object({ version: Version }),
    refusals: { 'changed-meanwhile': changedMeanwhile, 'last-owner': lastOwner, gone },
  },
  openInvitation: {
    method: 'POST',
    path: '/api/invitations/open',
    summary: 'What an invitation is about, by its link',
    body: Type.Object({ token: Token }, { additionalProperties: false }),
    reply: Type.Object({ organisation: Type.String(), name: Type.String(), role: Role, proposesSharing: Proposes }),
    refusals: { 'link-spent': linkSpent },
    credential: true,
  },
  acceptInvitation: {
    method: 'POST',
    path: '/api/invitations/accept',
    summary: 'Join the organisation, and bring along what you choose: kind by kind, nothing by default',
    body: Type.Object(
      {
        token: Token,
        bring: Type.Array(Type.String({ maxLength: 40 }), { maxItems: 20 }),
        share: Type.Optional(
          Type.Boolean({ description: 'Share every kind of evidence there with those who manage you; each can be taken back' }),
        ),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ orgId: Uuid, personId: Uuid, brought: Type.Integer({ description: 'Pieces of evidence copied' }) }),
    refusals: {
      'link-spent': linkSpent,
      'only-a-demo': {
        status: 409,
        title: 'This invitation belongs to the demo',
        remedy: 'Nobody joins the demo with an account of their own. Choose somebody to look around as instead.',
      },
      'already-there': { status: 409, title: 'You are in this organisation already', remedy: 'Switch to it under Account.' },
    },
    credential: true,
  },
  leaveOrganisation: {
    method: 'POST',
    path: '/api/people/:personId/leaving',
    summary: 'Leave, and take your evidence along into your own solo account',
    inDemo: false,
    params: OfPerson,
    reply: Type.Object({ orgId: Uuid, personId: Uuid, taken: Type.Integer({ description: 'Pieces of evidence copied' }) }),
    refusals: { 'last-owner': lastOwner, 'solo-account': solo },
  },
})
