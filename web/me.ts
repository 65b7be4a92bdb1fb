import { contract, type Me } from '../features/accounts/contract.ts'
import { useAsk } from '../features/ask.ts'

export type MeState = { readonly known: false } | { readonly known: true; readonly me: Me | null }

/** Who is looking: not known yet, nobody, or somebody. */
export function useMe(): MeState {
  const asked = useAsk(contract.showMe, {})
  if (asked.data) return { known: true, me: asked.data }
  return asked.error?.status === 401 ? { known: true, me: null } : { known: false }
}
