import { useState } from 'react'

export const steps = ['name', 'rules', 'framework', 'people'] as const
export type Step = (typeof steps)[number]

export type Guest = { readonly row: number; readonly name: string; readonly email: string }

/** What was typed so far. It waits in this browser, so that one can go away and come back. */
export type Draft = {
  readonly step: Step
  readonly name: string
  readonly language: string
  /** Months as a number in text, a word for ever, or empty: not chosen yet. */
  readonly kept: string
  readonly proposes: 'yes' | 'no'
  readonly guests: readonly Guest[]
}

/** One more row to fill in, told apart from those there are. */
export const withRoom = (guests: readonly Guest[]): readonly Guest[] => [
  ...guests,
  { row: 1 + Math.max(-1, ...guests.map(({ row }) => row)), name: '', email: '' },
]
const blank: Draft = { step: 'name', name: '', language: 'en', kept: '', proposes: 'no', guests: withRoom(withRoom(withRoom([]))) }
const key = (orgId: string) => `evenkeel-set-up-${orgId}`

/** The draft of this organisation, kept with every change; `clear` forgets it. `isResumed`: there was one before. */
export function useDraft(orgId: string) {
  const [kept] = useState(() => read(orgId))
  const [draft, setDraft] = useState<Draft>(kept ?? blank)
  const change = (part: Partial<Draft>) =>
    setDraft((before) => {
      const after = { ...before, ...part }
      write(orgId, after)
      return after
    })
  return { draft, change, clear: () => write(orgId, null), isResumed: kept !== null }
}

/** Whether somebody has begun and not finished. */
export const hasDraft = (orgId: string): boolean => read(orgId) !== null

function read(orgId: string): Draft | null {
  try {
    const found = JSON.parse(localStorage.getItem(key(orgId)) ?? 'null') as Partial<Draft> | null
    // Written by this version or by an older one: what is missing is as at the start.
    return found ? { ...blank, ...found, step: steps.find((step) => step === found.step) ?? 'name' } : null
  } catch {
    return null // storage can be forbidden; then it is all said in one go
  }
}

function write(orgId: string, draft: Draft | null): void {
  try {
    if (draft) localStorage.setItem(key(orgId), JSON.stringify(draft))
    else localStorage.removeItem(key(orgId))
  } catch {
    // As above.
  }
}
