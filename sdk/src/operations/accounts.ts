// biome-ignore-all format: written by tools/client.ts from the OpenAPI document; not to be edited
import type { Op } from '../op.ts'

/** Make a solo account with a password. */
export const signUp: Op<{ body: { name: string; email: string; password: string }; reply: { personId: string; orgId: string }; refusals: 'address-taken' }> = { method: 'POST', path: '/api/accounts', body: true }

/** Sign in with a password. */
export const signIn: Op<{ body: { email: string; password: string }; reply: { personId: string; orgId: string }; refusals: 'wrong-sign-in' }> = { method: 'POST', path: '/api/sign-in', body: true }

/** Sign out on this device. */
export const signOut: Op<{ reply: { done: true }; refusals: never }> = { method: 'POST', path: '/api/sign-out' }

/** Ask for a link to a new password. */
export const askForNewPassword: Op<{ body: { email: string }; reply: { asked: true }; refusals: never }> = { method: 'POST', path: '/api/password-links', body: true }

/** Set a new password with a link. */
export const setNewPassword: Op<{ body: { token: string; password: string }; reply: { done: true }; refusals: 'link-spent' }> = { method: 'POST', path: '/api/password-links/use', body: true }

/** Change your password; other devices are signed out. */
export const changePassword: Op<{ body: { current: string; next: string }; reply: { done: true }; refusals: 'wrong-password' }> = { method: 'POST', path: '/api/password', body: true }

/** Begin a solo account with a passkey. */
export const passkeyForNewAccount: Op<{ body: { name: string; email: string }; reply: unknown; refusals: never }> = { method: 'POST', path: '/api/passkeys/new-account-options', body: true }

/** Make a solo account with a passkey. */
export const signUpWithPasskey: Op<{ body: { name: string; passkey: { name: string; response: unknown } }; reply: { personId: string; orgId: string }; refusals: 'address-taken' | 'passkey-refused' }> = { method: 'POST', path: '/api/passkeys/new-account', body: true }

/** Begin signing in with a passkey. */
export const passkeyForSignIn: Op<{ reply: unknown; refusals: never }> = { method: 'POST', path: '/api/passkeys/sign-in-options' }

/** Sign in with a passkey. */
export const signInWithPasskey: Op<{ body: { response: unknown }; reply: { personId: string; orgId: string }; refusals: 'passkey-refused' }> = { method: 'POST', path: '/api/passkeys/sign-in', body: true }

/** Begin adding a passkey. */
export const passkeyToAdd: Op<{ reply: unknown; refusals: never }> = { method: 'POST', path: '/api/passkeys/options' }

/** Add a passkey to your account. */
export const addPasskey: Op<{ body: { name: string; response: unknown }; reply: { done: true }; refusals: 'passkey-refused' }> = { method: 'POST', path: '/api/passkeys', body: true }

/** Remove a passkey. */
export const removePasskey: Op<{ params: { passkeyId: string }; reply: { done: true }; refusals: 'gone' | 'last-way-in' }> = { method: 'DELETE', path: '/api/passkeys/:passkeyId' }

/** Your passkeys and the devices signed in. */
export const showWaysIn: Op<{ reply: { passkeys: ({ id: string; name: string; addedAt: string | null })[]; sessions: ({ id: string; device: string; startedAt: string; lastUsedAt: string; thisOne: boolean })[] }; refusals: never }> = { method: 'GET', path: '/api/ways-in' }

/** Sign out another device. */
export const endSession: Op<{ params: { sessionId: string }; reply: { done: true }; refusals: 'gone' }> = { method: 'DELETE', path: '/api/sessions/:sessionId' }

/** Your time zone and your language here. */
export const showHours: Op<{ params: { personId: string }; reply: { timeZone: string | null; language: string | null; version: number }; refusals: never }> = { method: 'GET', path: '/api/people/:personId/hours' }

/** Say in which time zone and language you live. */
export const saveHours: Op<{ params: { personId: string }; body: { timeZone: string | null; language: string | null; version: number }; reply: { timeZone: string | null; language: string | null; version: number }; refusals: 'changed-meanwhile' | 'no-such-time-zone' | 'no-such-language' }> = { method: 'PUT', path: '/api/people/:personId/hours', body: true }

/** Who you are here, and how far you have come. */
export const showMe: Op<{ reply: { personId: string; orgId: string; name: string; email: string; role: string; orgKind: 'solo' | 'organisation' | 'demo'; hasAim: boolean; baseline: 'none' | 'open' | 'finished'; manages: boolean; places: ({ orgId: string; name: string; kind: string })[] }; refusals: never }> = { method: 'GET', path: '/api/me' }
