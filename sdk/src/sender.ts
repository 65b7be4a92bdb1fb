import type { Arguments, Op, RowOf, Shape } from './op.ts'
import { Problem } from './problem.ts'
import { ask, askFile, type Given, type How, newIdempotencyKey } from './transport.ts'

export type Carrier = How & {
  /** A key of the organisation (ek_...). Without one, the browser's session counts. */
  readonly key?: string
  /** For somebody who is in several organisations: the one to ask in. */
  readonly org?: string
}

export type Sender = {
  /** One operation. Sends an Idempotency-Key with every write, so that asking again after a broken connection does it once. */
  send<S extends Shape>(op: Op<S>, ...given: Arguments<S>): Promise<S['reply']>
  /** Every row of a list that comes in pages, asked for as they are needed. */
  each<S extends Shape & { readonly rows: string }>(op: Op<S>, ...given: Arguments<S>): AsyncGenerator<RowOf<S>>
}

/** The smallest client: knows no operation by itself, so that a bundle holds those alone that are sent. */
export function createSender({ key, org, headers = {}, retries = 3, ...how }: Carrier): Sender {
  const own = { ...headers, ...(key ? { authorization: `Bearer ${key}` } : {}), ...(org ? { 'evenkeel-org': org } : {}) }
  const once = async (op: Op, given: Given) => {
    const repeat = op.method === 'GET' ? {} : { 'idempotency-key': newIdempotencyKey() }
    const sent = { ...how, retries, headers: { ...own, ...repeat } }
    return op.file ? askFile(op, given, sent) : (await ask(op, given, sent)).reply
  }
  return {
    send: (op, ...[given]) => once(op as Op, (given ?? {}) as Given),
    async *each(op, ...[given]) {
      const [rows, cursor] = op.page ?? []
      if (rows === undefined || cursor === undefined) throw new Error(`${op.path} does not come in pages`)
      const asked = (given ?? {}) as Given
      for (let next: unknown = null; ; ) {
        const query = next === null ? asked.query : { ...asked.query, [cursor]: next }
        const page = (await once(op as Op, { ...asked, ...(query ? { query } : {}) })) as Record<string, unknown>
        yield* page[rows] as RowOf<never>[]
        next = page.next
        if (next === null) return
      }
    },
  }
}

/** Narrows what was thrown to the problems an operation names, so that a switch over `slug` is checked. Common ones (429, 503 ...) may come too. */
export function isProblemOf<S extends Shape>(_op: Op<S>, thrown: unknown): thrown is Problem<S['refusals']> {
  return thrown instanceof Problem
}
