import { randomUUID } from 'node:crypto'
import { kyselyAdapter } from '@better-auth/kysely-adapter'
import { passkey } from '@better-auth/passkey'
import { APIError, betterAuth } from 'better-auth'
import type { Kysely } from 'kysely'
import type { Schema } from '../../db/schema.ts'
import { sessionCookie } from './cookie.ts'
import { withHashedSessions } from './hashed-sessions.ts'
import { hashPassword, verifyPassword } from './password.ts'

export const sessionDays = 30

export type AuthOptions = {
  readonly kysely: Kysely<Schema>
  readonly publicUrl: string
  readonly secret: string
  /** The link to a new password: by mail, or to the operator when there is no mail server. */
  readonly sendPasswordLink: (to: { readonly email: string; readonly name: string; readonly url: string }) => Promise<void>
}

/** The identity library, set up once. Only server/identity knows it. */
export function makeAuth({ kysely, publicUrl, secret, sendPasswordLink }: AuthOptions) {
  const https = publicUrl.startsWith('https:')
  return betterAuth({
    appName: 'Evenkeel',
    baseURL: publicUrl,
    secret,
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: withHashedSessions(kyselyAdapter(kysely.withSchema('identity'), { type: 'postgres', transaction: true })),
    session: { expiresIn: sessionDays * 24 * 3600, updateAge: 24 * 3600, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    rateLimit: { enabled: false }, // ours covers every operation that takes a credential
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 15,
      maxPasswordLength: 256,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      sendResetPassword: async ({ user, token }) =>
        sendPasswordLink({ email: user.email, name: user.name, url: `${publicUrl}/new-password#${token}` }),
    },
    advanced: {
      useSecureCookies: false, // the names below already carry the __Host- prefix where https allows it
      disableOriginCheck: true, // the server checks the origin of every unsafe request before any operation
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => randomUUID() },
      cookies: { session_token: { name: sessionCookie(https), attributes: { secure: https, sameSite: 'lax', httpOnly: true, path: '/' } } },
    },
    plugins: [
      passkey({
        rpID: new URL(publicUrl).hostname,
        rpName: 'Evenkeel',
        origin: new URL(publicUrl).origin,
        advanced: { webAuthnChallengeCookie: https ? '__Host-evenkeel-challenge' : 'evenkeel-challenge' },
        registration: {
          requireSession: false,
          resolveUser: async ({ context }) => {
            const { name, email } = newcomer(context)
            return { id: randomUUID(), name: email, displayName: name }
          },
          // Reached without a session only by a newcomer: an address that is taken is refused, so a passkey is never added to a stranger's account.
          afterVerification: async ({ ctx, context }) => {
            if (!context) return
            const { name, email } = newcomer(context)
            if (await ctx.context.internalAdapter.findUserByEmail(email)) throw new APIError('CONFLICT', { message: 'address-taken' })
            const user = await ctx.context.internalAdapter.createUser({ name, email, emailVerified: false }, { method: 'passkey' })
            return { userId: user.id }
          },
        },
      }),
    ],
  })
}

export type Auth = ReturnType<typeof makeAuth>

function newcomer(context: string | null | undefined): { readonly name: string; readonly email: string } {
  const { name, email } = JSON.parse(context ?? '{}') as { name?: unknown; email?: unknown }
  if (typeof name !== 'string' || typeof email !== 'string') throw new APIError('BAD_REQUEST', { message: 'passkey-refused' })
  return { name, email: email.toLowerCase() }
}
