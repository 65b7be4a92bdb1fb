import { useState } from 'react'
import { type Problem, useTell } from '../../ask.ts'
import { contract, type Listed } from '../contract.ts'

type Who = Pick<Listed, 'personId' | 'name' | 'version'>

/** What was just done about somebody, to be said and, where it can be, undone. */
export type Deed = { readonly at: number; readonly person: Who } & (
  | { readonly did: 'suspended' | 'let-in' }
  | { readonly did: 'renewed'; readonly link: string | null }
)
type Said = { readonly person: Who } & (
  | { readonly did: 'suspended' | 'let-in' }
  | { readonly did: 'renewed'; readonly link: string | null }
)

export function usePersonDeeds() {
  const suspension = useTell(contract.suspendPerson)
  const renewal = useTell(contract.renewInvitation)
  const [done, setDone] = useState<Deed | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const say = (said: Said) => {
    setProblem(null)
    setDone((before) => ({ ...said, at: (before?.at ?? 0) + 1 }))
  }
  const refuse = (refused: Problem) => {
    setDone(null)
    setProblem(refused)
  }
  return {
    done,
    problem,
    suspend: (person: Who, suspended: boolean) =>
      suspension.mutate(
        { params: { personId: person.personId }, body: { suspended, version: person.version } },
        {
          onSuccess: ({ version }) => say({ did: suspended ? 'suspended' : 'let-in', person: { ...person, version } }),
          onError: refuse,
        },
      ),
    renew: (person: Who) =>
      renewal.mutate(
        { params: { personId: person.personId } },
        { onSuccess: ({ link }) => say({ did: 'renewed', link, person }), onError: refuse },
      ),
  }
}
