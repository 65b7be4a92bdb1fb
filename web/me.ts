import { contract, type Me } from '../features/accounts/contract.ts'
import { type Problem, useAsk } from '../features/ask.ts'

export type MeState =
  | { readonly known: false; readonly problem: Problem | null; readonly again: () => void }
  | { readonly known: true; readonly me: Me | null }

/** Who is looking: not known yet (and why, when asking failed), nobody, or somebody. */
export function useMe(): MeState {
  const { data, error, isFetching, refetch } = useAsk(contract.showMe, {})
  if (data) return { known: true, me: data }
  if (error?.status === 401) return { known: true, me: null }
  return { known: false, problem: isFetching ? null : error, again: () => void refetch() }
}
