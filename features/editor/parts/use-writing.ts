import type { Saving } from '@evenkeel/ui'
import { useRef, useState } from 'react'
import { type Problem, useAsk, useTell } from '../../ask.ts'
import { contract, type Draft, type Step } from '../contract.ts'

export type Written = { readonly added: string | null } | { readonly overtaken: true } | null

export type Writing = {
  readonly state: Saving
  readonly problem: Problem | null
  /** One step after the other, each on the version the one before has left. Null when it was refused; nothing typed is lost. */
  write(step: Step): Promise<Written>
}

/** The draft as it stands, and the one way to change it. */
export function useDraft() {
  return useAsk(contract.showDraft, {})
}

export function useWriting(draft: Draft, reload: () => Promise<unknown>): Writing {
  const tell = useTell(contract.changeDraft)
  const version = useRef(draft.version)
  version.current = Math.max(version.current, draft.version)
  const queue = useRef<Promise<unknown>>(Promise.resolve())
  const [state, setState] = useState<Saving>('idle')
  const [problem, setProblem] = useState<Problem | null>(null)

  const send = async (step: Step): Promise<Written> => {
    setState('saving')
    setProblem(null)
    try {
      const reply = await tell.mutateAsync({ body: { step, version: version.current } })
      version.current = reply.version
      setState('saved')
      return { added: reply.added }
    } catch (error) {
      const refused = error as Problem
      if (refused.slug === 'changed-meanwhile') {
        await reload()
        setState('idle')
        return { overtaken: true }
      }
      setProblem(refused)
      setState('failed')
      return null
    }
  }
  const write = (step: Step) => {
    const next = queue.current.then(() => send(step))
    queue.current = next
    return next
  }
  return { state, problem, write }
}
