import type { Refusal } from '../features/contract.ts'

/** RFC 9457 problem details. `type` resolves to a page of this server that says what to do. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly instance?: string
  readonly errors?: readonly { readonly place: string; readonly message: string }[]
}

/** Problems that any operation may meet. Those of a single operation stand in its contract. */
export const commonProblems = {
  'bad-request': {
    status: 400,
    title: 'The request has a mistake in it',
    remedy: 'Mend the places named under "errors" and send it again.',
  },
  'sign-in-first': { status: 401, title: 'You are not signed in', remedy: 'Sign in, then try again.' },
  'key-unknown': {
    status: 401,
    title: 'This key opens nothing',
    remedy: 'It is mistyped, was ended, or whoever made it is no longer an owner. Ask an owner for a new one under Connections.',
  },
  'key-expired': { status: 401, title: 'This key has expired', remedy: 'Ask an owner for a new one under Connections.' },
  'scope-missing': {
    status: 403,
    title: 'This key may not do that',
    remedy: 'Ask an owner for a key with the scope named under "errors". What a key may do is settled when it is made.',
  },
  'not-for-keys': {
    status: 403,
    title: 'No key may do that',
    remedy: 'Keys reach what an organisation administers, never what is a person’s own. Sign in and do it as yourself.',
  },
  'not-allowed': {
    status: 403,
    title: 'You may not do this',
    remedy: 'Ask somebody who holds the right role, or sign in as another person.',
  },
  'not-in-demo': {
    status: 403,
    title: 'This is closed in the demo',
    remedy: 'People of the demo are everybody’s, so nothing of theirs reaches beyond it. With an account of your own you can do this.',
  },
  'demo-being-made': {
    status: 409,
    title: 'The demo is being made again',
    remedy: 'Somebody has reset it. Wait some seconds, then try again; what you typed is still here.',
  },
  'other-origin': { status: 403, title: 'The request came from another site', remedy: 'Open Evenkeel itself and do it there.' },
  'not-found': {
    status: 404,
    title: 'There is nothing here',
    remedy: 'Check the address. It may have been withdrawn, or belong to somebody else.',
  },
  'changed-meanwhile': {
    status: 409,
    title: 'It was changed meanwhile',
    remedy: 'Load it again: your change was not saved over the newer one.',
  },
  'key-reused': { status: 409, title: 'This Idempotency-Key was used for another request', remedy: 'Use a new key for a new request.' },
  'too-large': { status: 413, title: 'That is too large', remedy: 'Send less at once.' },
  'wrong-type': { status: 415, title: 'The body is not JSON', remedy: 'Send the body as application/json.' },
  'too-many-tries': { status: 429, title: 'Too many tries', remedy: 'Wait for the time in Retry-After, then try again.' },
  'our-mistake': {
    status: 500,
    title: 'Something went wrong on our side',
    remedy: 'Nothing was half saved. Try again; if it stays, tell the operator the request id.',
  },
  'database-away': { status: 503, title: 'The database does not answer', remedy: 'Nothing was lost. Try again in a moment.' },
  'disk-full': {
    status: 507,
    title: 'There is no room left on the disk',
    remedy: 'Nothing was half saved. The operator needs to free some space.',
  },
} as const satisfies Record<string, Omit<Refusal, 'status'> & { status: number }>

export type CommonProblem = keyof typeof commonProblems

/** Thrown inside the server only, to stop a request; services return refusals as values. */
export class Stop extends Error {
  readonly slug: CommonProblem
  readonly errors: Problem['errors']
  readonly retryAfter: number | undefined
  /** `retryAfter` in seconds. */
  constructor(slug: CommonProblem, errors?: Problem['errors'], retryAfter?: number) {
    super(commonProblems[slug].title)
    this.slug = slug
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

export function problem(
  slug: string,
  { status, title, remedy }: { status: number; title: string; remedy: string },
  errors?: Problem['errors'],
): Problem {
  return { type: `/problems/${slug}`, title, status, detail: remedy, ...(errors ? { errors } : {}) }
}

/** What a thrown thing means to the caller. Anything unforeseen is our mistake. */
export function slugOf(error: unknown): CommonProblem {
  if (error instanceof Stop) return error.slug
  const { code, statusCode } = error as { code?: string; statusCode?: number }
  if (code === '53100' || code === 'ENOSPC') return 'disk-full'
  if (code && databaseAway.test(code)) return 'database-away'
  if (
    error instanceof Error &&
    /Connection terminated|is not queryable|timeout exceeded when trying to connect|Query read timeout/.test(error.message)
  )
    return 'database-away'
  if (statusCode === 413) return 'too-large'
  if (statusCode === 415) return 'wrong-type'
  if (statusCode === 429) return 'too-many-tries'
  if (statusCode && statusCode >= 400 && statusCode < 500) return 'bad-request'
  return 'our-mistake'
}

// Class 08 connection, 57P0x shutdown, 53300 too many connections, and what the socket itself says.
const databaseAway = /^(08...|57P0.|57014|53300|ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT)$/
