import { contract as accounts } from '../../../features/accounts/contract.ts'
import type { Body, Operation, Params } from '../../../features/contract.ts'
import { contract as start } from '../../../features/start/contract.ts'
import { cookieFrom } from '../../../tools/visitor.ts'

export type Person = { readonly personId: string; readonly cookie: string }
/** `status` null: no answer came. */
export type Answer = { readonly status: number | null; readonly body: unknown; readonly cookie: string }
type Asked<O extends Operation> = { readonly params?: Params<O>; readonly body: Body<O>; readonly cookie?: string; readonly key?: string }

/** Far above what a statement may take; whoever has not answered by then never will. */
const patienceMilliseconds = 30_000
let visitors = 0

/** One request over HTTP, as if from another address each time, so that the limit per address is not what is measured. */
export async function ask<O extends Operation>(url: string, operation: O, { params, body, cookie = '', key }: Asked<O>): Promise<Answer> {
  const path = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => String((params as Record<string, unknown>)[name]))
  visitors += 1
  try {
    const response = await fetch(`${url}${path}`, {
      method: operation.method,
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `10.${(visitors >> 16) & 255}.${(visitors >> 8) & 255}.${visitors & 255}`,
        cookie,
        ...(key ? { 'idempotency-key': key } : {}),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(patienceMilliseconds),
    })
    return { status: response.status, body: await response.json(), cookie: cookieFrom(response.headers.getSetCookie()) }
  } catch {
    return { status: null, body: null, cookie: '' }
  }
}

/** A new account with an aim, signed in. */
export async function newPerson(url: string, name: string): Promise<Person> {
  const email = `${crypto.randomUUID()}@example.org`
  const signedUp = await ask(url, accounts.signUp, { body: { name, email, password: 'correct horse battery staple' } })
  if (signedUp.status !== 200) throw new Error(`no account could be made: ${JSON.stringify(signedUp)}`)
  const { personId } = signedUp.body as { personId: string }
  const aim = {
    ...{ currentFamily: 'software-engineering', currentLevel: 'software-engineer' },
    ...{ targetFamily: 'software-engineering', targetLevel: 'senior-software-engineer' },
    ...{ hoursAWeek: 3, why: 'I want to lead a project from start to end.' },
  }
  const saved = await ask(url, start.saveAim, { params: { personId }, body: { aim, version: 0 }, cookie: signedUp.cookie })
  if (saved.status !== 200) throw new Error(`the aim was not saved: ${JSON.stringify(saved)}`)
  const consent = { params: { personId, kind: 'keep-answers' }, body: { given: true }, cookie: signedUp.cookie }
  const agreed = await ask(url, start.saveConsent, consent)
  if (agreed.status !== 200) throw new Error(`the consent was not saved: ${JSON.stringify(agreed)}`)
  return { personId, cookie: signedUp.cookie }
}
