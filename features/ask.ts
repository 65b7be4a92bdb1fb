import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Stale } from './context.ts'
import type { Body, Operation, Params, Query, Received } from './contract.ts'
import { placeOfTab } from './where.ts'

/** What a refused or failed request looks like on a screen: a title, what to do next, and the places of mistakes. */
export class Problem extends Error {
  readonly slug: string
  readonly status: number
  readonly title: string
  readonly detail: string
  readonly errors: readonly { readonly place: string; readonly message: string }[]
  constructor(given: { type?: string; status?: number; title?: string; detail?: string; errors?: Problem['errors'] }) {
    super(given.title ?? 'The server did not answer')
    this.slug = given.type?.split('/').at(-1) ?? 'no-answer'
    this.status = given.status ?? 0
    this.title = this.message
    this.detail = given.detail ?? 'Check that Evenkeel is running and that you are connected, then try again. What you typed is still here.'
    this.errors = given.errors ?? []
  }
}

type Given<O extends Operation> = (keyof Params<O> extends never ? { params?: undefined } : { params: Params<O> }) &
  (keyof Body<O> extends never ? { body?: undefined } : { body: Body<O> }) & { query?: Query<O> }

/** One request, typed by its contract. Throws a Problem when it is refused. */
export async function send<O extends Operation>(
  operation: O,
  given: Given<O>,
  key?: string,
): Promise<{ reply: Received<O>; changed: readonly string[] }> {
  const response = await fetch(addressOf(operation, given.params, given.query), {
    method: operation.method,
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(operation.body ? { 'content-type': 'application/json' } : {}),
      ...(key ? { 'idempotency-key': key } : {}),
      ...where(),
    },
    ...(operation.body ? { body: JSON.stringify(given.body ?? {}) } : {}),
  }).catch(() => {
    throw new Problem({})
  })
  const answer: unknown = await response.json().catch(() => ({ status: response.status }))
  if (!response.ok) throw new Problem(answer as object)
  return { reply: answer as Received<O>, changed: response.headers.get('evenkeel-changed')?.split(',') ?? [] }
}

function where(): Readonly<Record<string, string>> {
  const orgId = placeOfTab()
  return orgId ? { 'evenkeel-org': orgId } : {}
}

/** Reads something and keeps it fresh: a write that says it changed this part of the screens loads it again. */
export function useAsk<O extends Operation>(
  operation: O,
  given: Given<O>,
  { enabled = true, keep = false }: { enabled?: boolean; keep?: boolean } = {},
) {
  return useQuery<Received<O>, Problem>({
    queryKey: [operation.shows ?? 'fixed', operation.path, given.params ?? null, given.query ?? null],
    queryFn: async () => (await send(operation, given)).reply,
    enabled,
    retry: (tries, problem) => (problem.status === 0 || problem.status >= 502 ? tries < 2 : false),
    staleTime: operation.shows ? 0 : Number.POSITIVE_INFINITY,
    ...(keep ? { placeholderData: (before: unknown) => before as never } : {}),
  })
}

/** Reads a list to its end, page by page: to look somebody up in it, all of it is needed. */
export function useAskAll<Row>(operation: Operation, load: () => Promise<readonly Row[]>, enabled = true) {
  return useQuery<readonly Row[], Problem>({
    queryKey: [operation.shows ?? 'fixed', operation.path, 'all'],
    queryFn: load,
    enabled,
    retry: false,
  })
}

/** Does something, once even if it has to be sent twice, and refreshes exactly what it changed. */
export function useTell<O extends Operation>(operation: O) {
  const client = useQueryClient()
  return useMutation<Received<O>, Problem, Given<O>>({
    mutationFn: async (given) => {
      const { reply, changed } = await send(operation, given, newKey())
      await refresh(client, changed)
      return reply
    },
  })
}

/** Not randomUUID: browsers offer that only over https, and a house on a plain local network must work too. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** For work in many steps, which refreshes at its end what it changed. */
export function useRefresh(): (...changed: readonly Stale[]) => Promise<void> {
  const client = useQueryClient()
  return (...changed) => refresh(client, changed)
}

export async function refresh(client: QueryClient, changed: readonly string[]): Promise<void> {
  await Promise.all(changed.map((name) => client.invalidateQueries({ queryKey: [name] })))
}

function addressOf(operation: Operation, params: unknown, query: unknown): string {
  const path = operation.path.replace(/:([A-Za-z]+)/g, (_, name: string) =>
    encodeURIComponent(String((params as Record<string, unknown>)[name])),
  )
  const search = new URLSearchParams(
    Object.entries((query ?? {}) as Record<string, unknown>)
      .filter(([, value]) => value !== undefined)
      .map(([name, value]) => [name, String(value)]),
  ).toString()
  return search ? `${path}?${search}` : path
}
