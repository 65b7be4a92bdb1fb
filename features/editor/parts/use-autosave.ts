import { useEffect, useRef, useState } from 'react'
import type { Step } from '../contract.ts'
import type { Writing } from './use-writing.ts'

/** Long enough to finish a word, short enough that the findings follow. */
const pauseInMilliseconds = 700

type Options<T> = {
  /** How it stands in the draft now. */
  readonly stored: T
  readonly writing: Writing
  step(value: T): Step
}

/**
 * One thing that is being written: kept here as it is typed, saved after a pause, and taken back one saved state at a time. When somebody else
 * has changed this very thing meanwhile, both stay in sight; when they changed another one, it is saved again without a word.
 */
export function useAutosave<T>({ stored, writing, step }: Options<T>) {
  const [value, setValue] = useState(stored)
  const [earlier, setEarlier] = useState<readonly T[]>([])
  const [isOvertaken, setOvertaken] = useState(false)
  const base = useRef(stored)
  const latest = useRef(stored)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const now = useRef(stored)
  now.current = stored
  const isSame = (a: T, b: T) => JSON.stringify(a) === JSON.stringify(b)

  const saving = useRef<Promise<void>>(Promise.resolve())

  /** One after the other: what is latest is known only once the one before is down. */
  const save = (): void => {
    saving.current = saving.current.then(() => saveLatest())
  }
  const saveLatest = async (tries = 2): Promise<void> => {
    const next = latest.current
    if (isSame(next, base.current)) return
    const written = await writing.write(step(next))
    if (written === null) return
    if (!('overtaken' in written)) {
      base.current = next
      return
    }
    // The page has loaded the draft again: wait for it to be drawn, then look whether it is this thing that changed.
    await new Promise((resolve) => setTimeout(resolve))
    if (isSame(now.current, base.current) && tries > 0) return saveLatest(tries - 1)
    setOvertaken(true)
  }
  const saveNow = useRef(save)
  saveNow.current = save

  // A fix, or something put back, changed it in the draft while nothing was being typed: show what is there.
  useEffect(() => {
    if (isSame(latest.current, base.current) && !isSame(stored, base.current)) {
      base.current = stored
      latest.current = stored
      setValue(stored)
    }
  })
  // Leaving the page saves what is still waiting.
  useEffect(
    () => () => {
      clearTimeout(timer.current)
      saveNow.current()
    },
    [],
  )

  const put = (next: T, wait: number) => {
    latest.current = next
    setValue(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => saveNow.current(), wait)
  }
  return {
    value,
    isOvertaken,
    canUndo: earlier.length > 0,
    change: (part: Partial<T>) => {
      if (isSame(latest.current, base.current)) setEarlier([...earlier, latest.current])
      put({ ...latest.current, ...part }, pauseInMilliseconds)
    },
    undo: () => {
      const before = earlier.at(-1)
      if (before === undefined) return
      setEarlier(earlier.slice(0, -1))
      put(before, 0)
    },
    takeOther: () => {
      base.current = stored
      latest.current = stored
      setValue(stored)
      setOvertaken(false)
    },
    keepMine: () => {
      base.current = stored
      setOvertaken(false)
      save()
    },
  }
}
