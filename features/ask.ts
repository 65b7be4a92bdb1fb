import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { Problem } from '../sdk/src/problem.ts'
import { type Given as Asked, ask, askFile, newIdempotencyKey } from '../sdk/src/transport.ts'
import type { Stale } from './context.ts'
import type { Body, Operation, Params, Query, Received } from './contract.ts'
import { placeOfTab } from './where.ts'

export { Problem } from '../sdk/src/problem.ts'

type Given<O extends Operation> = (keyof Params<O> extends never ? { params?: undefined } : { params: Params<O> }) &
  (keyof Body<O> extends never ? { body?: undefined } : { body: Body<O> }) & { query?: Query<O> }

/** One request, typed by its contract. Throws a Problem when it is refused. */
export async function send<O extends Operation>(
  operation: O,
  given: Given<O>,
  key?: string,
): Promise<{ reply: Received<O>; changed: readonly string[] }> {
  const headers = { ...(key ? { 'idempotency-key': key } : {}), ...where() }
  const { reply, changed } = await ask(operation, given as Asked, { headers })
  return { reply: reply as Received<O>, changed }
}

/** A file as an operation hands it out, with the name it is saved as. */
export async function fetchFile<O extends Operation>(operation: O, given: Given<O>): Promise<{ name: string; blob: Blob }> {
  return askFile(operation, given as Asked, { headers: where() })
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
      const { reply, changed } = await send(operation, given, newIdempotencyKey())
      await refresh(client, changed)
      return reply
    },
  })
}

/** For work in many steps, which refreshes at its end what it changed. */
export function useRefresh(): (...changed: readonly Stale[]) => Promise<void> {
  const client = useQueryClient()
  return (...changed) => refresh(client, changed)
}

export async function refresh(client: QueryClient, changed: readonly string[]): Promise<void> {
  await Promise.all(changed.map((name) => client.invalidateQueries({ queryKey: [name] })))
}
