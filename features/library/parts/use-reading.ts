import { useRef, useState } from 'react'
import { useTell } from '../../ask.ts'
import { type Chosen, contract } from '../contract.ts'

/** Reads the files again each time something else is said; what is said while it reads is read next, the last word only. */
export function useReading(importId: string, start: Chosen) {
  const [chosen, setChosen] = useState<Chosen>(start)
  const tell = useTell(contract.readImport)
  const busy = useRef(false)
  const next = useRef<Chosen | null>(null)

  async function run(said: Chosen): Promise<void> {
    busy.current = true
    await tell.mutateAsync({ params: { readingId: importId }, body: said }).catch(() => undefined) // shown from tell.error
    busy.current = false
    const waiting = next.current
    next.current = null
    if (waiting) await run(waiting)
  }

  function say(said: Chosen): void {
    setChosen(said)
    if (busy.current) next.current = said
    else void run(said)
  }

  return { chosen, say, isReading: tell.isPending, problem: tell.error }
}
