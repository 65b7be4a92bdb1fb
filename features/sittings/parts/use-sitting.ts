import { useState, useSyncExternalStore } from 'react'
import { Problem, send, useTell } from '../../ask.ts'
import { contract, type Ratings } from '../contract.ts'
import { type Change, openDesk } from './desk.ts'
import type { Sitting } from './places.ts'

/** A sitting that saves each answer as it is given, and can be finished. */
export function useSitting(personId: string, opened: Sitting) {
  const at = { personId, sittingId: opened.id }
  const [desk] = useState(() => openDesk(opened, async () => (await send(contract.showSitting, { params: at })).reply))
  const state = useSyncExternalStore(desk.subscribe, desk.state)
  const finishing = useTell(contract.finishSitting)
  return {
    ...state,
    isFinishing: finishing.isPending,
    finishProblem: finishing.error,
    retry: desk.retry,
    letGo: desk.letGo,
    saveSelf: (competency: string, level: number | null) => desk.put(selfChange(at, competency, level)),
    saveSituation: (situation: string, ratings: Ratings) => desk.put(situationChange(at, situation, ratings)),
    saveItem: (item: string, answered: number | null, seconds: number) => desk.put(itemChange(at, item, answered, seconds)),
    /** Whether it is finished now. What is still on its way is saved first. */
    finish: async (): Promise<boolean> => {
      if (!(await desk.settled())) return false
      try {
        await finishing.mutateAsync({ params: at, body: { version: desk.state().sitting.version } })
        return true
      } catch (error) {
        if (error instanceof Problem && (await desk.catchUp(error))) finishing.reset()
        return desk.state().sitting.state === 'finished'
      }
    },
  }
}

export type OpenSitting = ReturnType<typeof useSitting>

type At = { readonly personId: string; readonly sittingId: string }

function selfChange(at: At, competencyId: string, level: number | null): Change {
  return {
    key: `self/${competencyId}`,
    apply: (sitting) => ({
      ...sitting,
      self: sitting.self.map((question) => (question.competency === competencyId ? { ...question, answered: true, level } : question)),
    }),
    isIn: (sitting) =>
      sitting.self.some((question) => question.competency === competencyId && question.answered && question.level === level),
    send: async (version) => (await send(contract.saveSelf, { params: { ...at, competencyId }, body: { level, version } })).reply,
  }
}

function situationChange(at: At, situationId: string, ratings: Ratings): Change {
  return {
    key: `situation/${situationId}`,
    apply: (sitting) => ({
      ...sitting,
      situations: sitting.situations.map((question) => (question.situation === situationId ? { ...question, ratings } : question)),
    }),
    isIn: ({ situations }) => situations.some((question) => question.situation === situationId && isSame(question.ratings, ratings)),
    send: async (version) => (await send(contract.saveSituation, { params: { ...at, situationId }, body: { ratings, version } })).reply,
  }
}

export const itemKey = (itemId: string) => `item/${itemId}`

/** The next item comes with the reply, so nothing changes on screen before it is here. */
function itemChange(at: At, itemId: string, answered: number | null, seconds: number): Change {
  return {
    key: itemKey(itemId),
    apply: (sitting) => sitting,
    isIn: (sitting) => sitting.test.current?.id !== itemId,
    send: async (version) => (await send(contract.saveItem, { params: { ...at, itemId }, body: { answered, seconds, version } })).reply,
  }
}

const isSame = (a: Ratings | null, b: Ratings) => a !== null && Object.entries(b).every(([option, rating]) => a[option as 'a'] === rating)
