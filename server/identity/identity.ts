import { APIError } from 'better-auth'
import { isDemoUser } from '../../features/demo-org.ts'
import type { Identity } from '../../features/identity.ts'
import { type Auth, sessionDays } from './auth.ts'
import { cookieFor } from './cookie.ts'

/** The cookies of one request: what came in, what goes out. */
export type Cookies = { readonly incoming: Headers; set(cookie: string): void }

/** Signing in, for one request. Expected outcomes are values; anything else the library throws is a bug and stays thrown. */
export function identityFor(auth: Auth, { incoming, set }: Cookies): Identity {
  const headers = incoming
  const keep = <T>({ headers: out, response }: { headers: Headers; response: T }): T => {
    for (const cookie of out.getSetCookie()) set(cookie)
    return response
  }
  return {
    signUp: (body) =>
      refusing('address-taken', /USER_ALREADY_EXISTS/, async () => {
        const { user } = keep(
          await auth.api.signUpEmail({ body: { ...body, email: body.email.toLowerCase() }, headers, returnHeaders: true }),
        )
        return { userId: user.id }
      }),
    signIn: (body) =>
      refusing('wrong-sign-in', /INVALID_EMAIL_OR_PASSWORD|INVALID_EMAIL/, async () => {
        const { user } = keep(
          await auth.api.signInEmail({ body: { ...body, email: body.email.toLowerCase() }, headers, returnHeaders: true }),
        )
        return { userId: user.id }
      }),
    enterDemo: async (userId) => {
      // The second lock: whatever the caller has looked up, only accounts of the demo open without a key.
      if (!isDemoUser(userId)) throw new Error('Only people of the demo are entered without a key.')
      const { internalAdapter, secret, baseURL } = await auth.$context
      const before = await auth.api.getSession({ headers })
      if (before) await internalAdapter.deleteSession(before.session.token)
      const device = { userAgent: headers.get('user-agent') ?? '' }
      const { token } = await internalAdapter.createSession(userId, false, device)
      set(cookieFor(token, { secret, https: baseURL.startsWith('https:'), seconds: sessionDays * 24 * 3600 }))
    },
    signOut: async () => void keep(await auth.api.signOut({ headers, returnHeaders: true })),
    askForNewPassword: async (email) => void (await auth.api.requestPasswordReset({ body: { email: email.toLowerCase() }, headers })),
    setNewPassword: ({ token, password }) =>
      refusing('link-spent', /INVALID_TOKEN/, async () => {
        await auth.api.resetPassword({ body: { token, newPassword: password }, headers })
        return { done: true as const }
      }),
    changePassword: ({ current, next }) =>
      refusing('wrong-sign-in', /INVALID_PASSWORD|CREDENTIAL_ACCOUNT_NOT_FOUND/, async () => {
        const body = { currentPassword: current, newPassword: next, revokeOtherSessions: true }
        keep(await auth.api.changePassword({ body, headers, returnHeaders: true }))
        return { done: true as const }
      }),
    passkeyToAdd: async (who) => {
      const query = who ? { context: JSON.stringify(who), name: who.email } : {}
      return keep(await auth.api.generatePasskeyRegistrationOptions({ query, headers, returnHeaders: true }))
    },
    addPasskey: ({ name, response }) =>
      refusing('address-taken', /address-taken/, () =>
        refusing('passkey-refused', /PASSKEY|CHALLENGE|VERIFY|RESOLVED|passkey-refused/i, async () => {
          const newcomer = !(await auth.api.getSession({ headers }))
          const added = keep(
            await auth.api.verifyPasskeyRegistration({ body: { name, response, createSession: newcomer }, headers, returnHeaders: true }),
          ) as { userId: string }
          return { userId: added.userId }
        }),
      ),
    passkeyToSignIn: async () => keep(await auth.api.generatePasskeyAuthenticationOptions({ headers, returnHeaders: true })),
    signInWithPasskey: (response) =>
      refusing('passkey-refused', /PASSKEY|CHALLENGE|AUTHENTICATION|VERIFY/i, async () => {
        const body = { response: response as Assertion }
        const { session } = keep(await auth.api.verifyPasskeyAuthentication({ body, headers, returnHeaders: true })) as {
          session: { userId: string }
        }
        return { userId: session.userId }
      }),
    listPasskeys: async (userId) => {
      const { adapter } = await auth.$context
      const rows = await adapter.findMany<PasskeyRow>({ model: 'passkey', where: [{ field: 'userId', value: userId }] })
      return rows.map((row) => ({ id: row.id, name: row.name ?? 'Passkey', addedAt: row.createdAt?.toISOString() ?? null }))
    },
    removePasskey: async (userId, id) => {
      const { adapter, internalAdapter } = await auth.$context
      const mine = await adapter.findMany<PasskeyRow>({ model: 'passkey', where: [{ field: 'userId', value: userId }] })
      const hasPassword = (await internalAdapter.findAccounts(userId)).some((account) => account.password)
      if (!hasPassword && mine.length <= 1) return { refused: 'last-way-in' }
      await adapter.delete({
        model: 'passkey',
        where: [
          { field: 'id', value: id },
          { field: 'userId', value: userId },
        ],
      })
      return { done: true }
    },
    listSessions: async (userId) => {
      const { adapter } = await auth.$context
      const rows = await adapter.findMany<SessionRow>({ model: 'session', where: [{ field: 'userId', value: userId }] })
      return rows.map((row) => ({
        id: row.id,
        startedAt: row.createdAt.toISOString(),
        lastUsedAt: row.updatedAt.toISOString(),
        device: row.userAgent ?? '',
      }))
    },
    endSession: async (userId, id) => {
      const { adapter } = await auth.$context
      await adapter.deleteMany({
        model: 'session',
        where: [
          { field: 'id', value: id },
          { field: 'userId', value: userId },
        ],
      })
    },
    eraseUser: async (userId) => {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUser(userId)
    },
    email: async (userId) => {
      const { internalAdapter } = await auth.$context
      return (await internalAdapter.findUserById(userId))?.email ?? ''
    },
  }
}

type Assertion = NonNullable<Parameters<Auth['api']['verifyPasskeyAuthentication']>[0]> extends { body: { response: infer R } } ? R : never
type PasskeyRow = { readonly id: string; readonly name: string | null; readonly createdAt: Date | null }
type SessionRow = { readonly id: string; readonly createdAt: Date; readonly updatedAt: Date; readonly userAgent: string | null }

/** Turns the library's error into the refusal the contract lists. */
async function refusing<T, R extends string>(refused: R, when: RegExp, attempt: () => Promise<T>): Promise<T | { readonly refused: R }> {
  try {
    return await attempt()
  } catch (error) {
    const { code, message } = error instanceof APIError ? ((error.body ?? {}) as { code?: string; message?: string }) : {}
    if (error instanceof APIError && when.test(`${code ?? ''} ${message ?? error.message}`)) return { refused }
    throw error
  }
}
