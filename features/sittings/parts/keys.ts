import { useLayoutEffect, useRef } from 'react'

/** Chooses a radio button as a hand would: it takes the focus, so that what was chosen is seen and read out. */
export function chooseRadio(within: Element, value: string): void {
  const radio = within.querySelector<HTMLInputElement>(`input[type="radio"][value="${CSS.escape(value)}"]`)
  radio?.focus()
  radio?.click()
}

/** Hears keys wherever the focus is, except where they write or press something. Held keys count once. */
export function useKeys(onKey: (key: string) => void): void {
  const newest = useRef(onKey)
  newest.current = onKey
  // With the drawing itself: a key pressed the moment a question appears belongs to that question.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.repeat || event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return
      if (event.target.closest('[role="dialog"], textarea, select, input:not([type="radio"])')) return
      if (event.key === 'Enter') {
        if (event.target.closest('a, button, summary')) return
        event.preventDefault() // otherwise a radio button would send the form a second time
      } else if (!/^[-0-9]$/.test(event.key)) return
      newest.current(event.key)
    }
    window.addEventListener('keydown', listen, true)
    return () => window.removeEventListener('keydown', listen, true)
  }, [])
}
