import { useState } from 'react'
import type { Problem } from '../../ask.ts'
import { useTell } from '../../ask.ts'
import type { Reply } from '../../contract.ts'
import { contract } from '../contract.ts'
import { type AimDraft, aimOf, draftOf } from './aim-draft.ts'

export type Start = Reply<typeof contract.showStart>

/** The form of the start: what stands in it, and saving it. Nothing typed is lost when the server refuses. */
export function useStart(personId: string, { aim, version, consents }: Start, reload: () => Promise<unknown>) {
  const [draft, setDraft] = useState<AimDraft>(() => draftOf(aim, consents))
  const [state, setState] = useState<'open' | 'saving' | 'saved' | 'overtaken'>('open')
  const [problem, setProblem] = useState<Problem | null>(null)
  const tellAim = useTell(contract.saveAim)
  const tellConsent = useTell(contract.saveConsent)

  /** What is agreed to comes first: nothing is kept before it. */
  const save = async () => {
    const entered = aimOf(draft)
    if (!entered) return
    setState('saving')
    setProblem(null)
    try {
      for (const { kind, given } of consents) {
        const now = draft.given.has(kind)
        if (now !== given) await tellConsent.mutateAsync({ params: { personId, kind }, body: { given: now } })
      }
      await tellAim.mutateAsync({ params: { personId }, body: { aim: entered, version } })
      setState('saved')
    } catch (error) {
      const refused = error as Problem
      if (refused.slug === 'changed-meanwhile') {
        await reload()
        setState('overtaken')
      } else {
        setProblem(refused)
        setState('open')
      }
    }
  }
  return {
    draft,
    state,
    problem,
    save,
    change: (part: Partial<AimDraft>) => {
      setDraft({ ...draft, ...part })
      if (state === 'saved') setState('open')
    },
    /** Takes what was saved elsewhere instead of what stands in the form. */
    takeOther: () => {
      setDraft(draftOf(aim, consents))
      setState('open')
    },
  }
}
