import { useQuery } from '@tanstack/react-query'
import { contract, type Me } from '../features/accounts/contract.ts'
import { Problem, send } from '../features/ask.ts'

export type MeState =
  | { readonly known: false; readonly problem: Problem | null; readonly again: () => void }
  | { readonly known: true; readonly me: Me | null }

/** Who is looking: not known yet (and why, when asking failed), nobody, or somebody. Nobody is an answer too, and is kept like one. */
export function useMe(): MeState {
  const { data, error, isFetching, refetch } = useQuery<Me | null, Problem>({
    queryKey: [contract.showMe.shows],
    queryFn: askWho,
    retry: (tries, { status }) => (status === 0 || status >= 502) && tries < 2,
    staleTime: aWhile,
  })
  if (data !== undefined) return { known: true, me: data }
  return { known: false, problem: isFetching ? null : error, again: () => void refetch() }
}

/** Milliseconds; a write that changes who one is makes it ask again at once. */
const aWhile = 300_000

async function askWho(): Promise<Me | null> {
  try {
    return (await send(contract.showMe, {})).reply
  } catch (problem) {
    if (problem instanceof Problem && problem.status === 401) return null
    throw problem
  }
}
