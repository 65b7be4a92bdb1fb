import Type, { type Static } from 'typebox'
import { defineContract } from '../contract.ts'
import { changedMeanwhile, Email, Line, OfPerson, Version } from '../shapes.ts'

const Name = Line(80)
/** Long rather than complicated: NIST SP 800-63B-4 asks for 15 characters when the password is the only factor. */
const Password = Type.String({ minLength: 15, maxLength: 256 })
/** What the browser's own dialog takes and gives; read by the authenticator alone. */
const Opaque = Type.Unknown()
const Token = Type.String({ minLength: 16, maxLength: 512 })
const Id = Type.String({ minLength: 1, maxLength: 64 })

const said = (most: number, description: string) =>
  Type.Union([Type.String({ minLength: 1, maxLength: most, pattern: '^[A-Za-z0-9_+/-]+$' }), Type.Null()], { description })
const Hours = {
  timeZone: said(60, 'IANA, such as Europe/Lisbon; null: not said'),
  language: said(35, 'BCP 47, such as en or de-CH; null: not said'),
}

const SignedIn = Type.Object({ personId: Type.String(), orgId: Type.String() })
const Done = Type.Object({ done: Type.Literal(true) })
const PasskeyAnswer = Type.Object({ name: Type.String({ minLength: 1, maxLength: 80 }), response: Opaque }, { additionalProperties: false })

export const Me = Type.Object({
  personId: Type.String(),
  orgId: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Type.String(),
  orgKind: Type.Union([Type.Literal('solo'), Type.Literal('organisation'), Type.Literal('demo')]),
  hasAim: Type.Boolean({ description: 'Whether the start is done: current role, target role, hours a week' }),
  baseline: Type.Union([Type.Literal('none'), Type.Literal('open'), Type.Literal('finished')]),
  manages: Type.Boolean({ description: 'Whether you manage a team here today' }),
  places: Type.Array(Type.Object({ orgId: Type.String(), name: Type.String(), kind: Type.String() }), {
    description: 'Your own account and the organisations you are in; ask in one of them with the header Evenkeel-Org',
  }),
})
export type Me = Static<typeof Me>

const addressTaken = {
  status: 409,
  title: 'There is already an account with this address',
  remedy: 'Sign in instead, or use another address.',
} as const
const wrongSignIn = {
  status: 401,
  title: 'The address and the password do not match',
  remedy: 'Check both, sign in with a passkey, or ask for a link to a new password.',
} as const
const passkeyRefused = {
  status: 400,
  title: 'The passkey was not accepted',
  remedy: 'Try again. If it stays, sign in with your password, or use another device.',
} as const
const gone = { status: 404, title: 'There is nothing here', remedy: 'It may have been removed already. Load the page again.' } as const

export const contract = defineContract({
  signUp: {
    method: 'POST',
    path: '/api/accounts',
    summary: 'Make a solo account with a password',
    body: Type.Object({ name: Name, email: Email, password: Password }, { additionalProperties: false }),
    reply: SignedIn,
    refusals: { 'address-taken': addressTaken },
    credential: true,
  },
  signIn: {
    method: 'POST',
    path: '/api/sign-in',
    summary: 'Sign in with a password',
    body: Type.Object({ email: Email, password: Type.String({ minLength: 1, maxLength: 256 }) }, { additionalProperties: false }),
    reply: SignedIn,
    refusals: { 'wrong-sign-in': wrongSignIn },
    credential: true,
  },
  signOut: { method: 'POST', path: '/api/sign-out', summary: 'Sign out on this device', reply: Done, inDemo: 'always' },
  askForNewPassword: {
    method: 'POST',
    path: '/api/password-links',
    summary: 'Ask for a link to a new password',
    body: Type.Object({ email: Email }, { additionalProperties: false }),
    reply: Type.Object({ asked: Type.Literal(true) }),
    credential: true,
  },
  setNewPassword: {
    method: 'POST',
    path: '/api/password-links/use',
    summary: 'Set a new password with a link',
    body: Type.Object({ token: Token, password: Password }, { additionalProperties: false }),
    reply: Done,
    refusals: { 'link-spent': { status: 410, title: 'This link has been used or is too old', remedy: 'Ask for a new one.' } },
    credential: true,
  },
  changePassword: {
    method: 'POST',
    path: '/api/password',
    summary: 'Change your password; other devices are signed out',
    body: Type.Object({ current: Type.String({ minLength: 1, maxLength: 256 }), next: Password }, { additionalProperties: false }),
    reply: Done,
    refusals: { 'wrong-password': { status: 422, title: 'The current password is not right', remedy: 'Check it and try again.' } },
    credential: true,
  },
  passkeyForNewAccount: {
    method: 'POST',
    path: '/api/passkeys/new-account-options',
    summary: 'Begin a solo account with a passkey',
    body: Type.Object({ name: Name, email: Email }, { additionalProperties: false }),
    reply: Opaque,
    credential: true,
  },
  signUpWithPasskey: {
    method: 'POST',
    path: '/api/passkeys/new-account',
    summary: 'Make a solo account with a passkey',
    body: Type.Object({ name: Name, passkey: PasskeyAnswer }, { additionalProperties: false }),
    reply: SignedIn,
    refusals: { 'address-taken': addressTaken, 'passkey-refused': passkeyRefused },
    credential: true,
  },
  passkeyForSignIn: {
    method: 'POST',
    path: '/api/passkeys/sign-in-options',
    summary: 'Begin signing in with a passkey',
    reply: Opaque,
    credential: true,
  },
  signInWithPasskey: {
    method: 'POST',
    path: '/api/passkeys/sign-in',
    summary: 'Sign in with a passkey',
    body: Type.Object({ response: Opaque }, { additionalProperties: false }),
    reply: SignedIn,
    refusals: { 'passkey-refused': passkeyRefused },
    credential: true,
  },
  passkeyToAdd: { method: 'POST', path: '/api/passkeys/options', summary: 'Begin adding a passkey', reply: Opaque, inDemo: false },
  addPasskey: {
    method: 'POST',
    path: '/api/passkeys',
    summary: 'Add a passkey to your account',
    body: PasskeyAnswer,
    reply: Done,
    refusals: { 'passkey-refused': passkeyRefused },
    credential: true,
  },
  removePasskey: {
    method: 'DELETE',
    path: '/api/passkeys/:passkeyId',
    summary: 'Remove a passkey',
    inDemo: false,
    params: Type.Object({ passkeyId: Id }),
    reply: Done,
    refusals: {
      gone,
      'last-way-in': { status: 409, title: 'This is your only way in', remedy: 'Add a password or another passkey first.' },
    },
  },
  showWaysIn: {
    method: 'GET',
    path: '/api/ways-in',
    shows: 'me',
    summary: 'Your passkeys and the devices signed in',
    reply: Type.Object({
      passkeys: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), addedAt: Type.Union([Type.String(), Type.Null()]) })),
      sessions: Type.Array(
        Type.Object({
          id: Type.String(),
          device: Type.String(),
          startedAt: Type.String(),
          lastUsedAt: Type.String(),
          thisOne: Type.Boolean(),
        }),
      ),
    }),
  },
  endSession: {
    method: 'DELETE',
    path: '/api/sessions/:sessionId',
    summary: 'Sign out another device',
    inDemo: false,
    params: Type.Object({ sessionId: Id }),
    reply: Done,
    refusals: { gone },
  },
  showHours: {
    method: 'GET',
    path: '/api/people/:personId/hours',
    shows: 'me',
    summary: 'Your time zone and your language here',
    params: OfPerson,
    reply: Type.Object({ ...Hours, version: Version }),
  },
  saveHours: {
    method: 'PUT',
    path: '/api/people/:personId/hours',
    summary: 'Say in which time zone and language you live',
    params: OfPerson,
    body: Type.Object({ ...Hours, version: Version }, { additionalProperties: false }),
    reply: Type.Object({ ...Hours, version: Version }),
    refusals: {
      'changed-meanwhile': changedMeanwhile,
      'no-such-time-zone': {
        status: 422,
        title: 'There is no such time zone',
        remedy: 'Write one such as Europe/Lisbon, or leave it empty.',
      },
      'no-such-language': { status: 422, title: 'There is no such language', remedy: 'Write one such as en or de-CH, or leave it empty.' },
    },
  },
  showMe: { method: 'GET', path: '/api/me', shows: 'me', summary: 'Who you are here, and how far you have come', reply: Me },
})
