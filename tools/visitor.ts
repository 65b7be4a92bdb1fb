import type { Body, Operation, Params, Query, Reply } from '../features/contract.ts'
import type { Assembled } from '../server/assemble.ts'

export type Answer<O extends Operation> = {
  readonly status: number
  readonly reply: Reply<O>
  readonly problem: { type: string; title: string; detail: string; errors?: { place: string; message: string }[] }
  readonly headers: Record<string, unknown>
}

export type Visitor = {
  cookie: string
  ask<O extends Operation>(operation: O, given?: Given<O>, headers?: Record<string, string>): Promise<Answer<O>>
}

type Given<O extends Operation> = { params?: Params<O>; query?: Query<O>; body?: Body<O> }

export function makeVisitor({ app }: Pick<Assembled, 'app'>, setCookie?: string | string[] | number): Visitor {
  const who: Visitor = {
    cookie: cookieFrom(setCookie),
    ask: async (operation, given = {}, headers = {}) => {
      const url = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) => String((given.params as Record<string, unknown>)[name]))
      const answer = await app.inject({
        method: operation.method,
        url,
        query: (given.query ?? {}) as Record<string, string>,
        headers: { ...(who.cookie ? { cookie: who.cookie } : {}), ...headers },
        ...(given.body === undefined ? {} : { payload: given.body as object }),
      })
      const cookie = cookieFrom(answer.headers['set-cookie'])
      if (cookie) who.cookie = cookie
      const json = answer.body ? answer.json() : {}
      return { status: answer.statusCode, reply: json, problem: json, headers: answer.headers }
    },
  }
  return who
}

/** The cookies of an answer, as the next request sends them. */
export function cookieFrom(header: string | string[] | number | undefined): string {
  const all = Array.isArray(header) ? header : [String(header ?? '')]
  return all
    .map((c) => c.split(';')[0] ?? '')
    .filter((c) => c.includes('='))
    .join('; ')
}
