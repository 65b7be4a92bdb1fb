import { type FormEvent, type MouseEvent, type ReactElement, type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { Form as AriaForm } from 'react-aria-components/Form'
import { flushSync } from 'react-dom'
import { classNames } from '../class-names.ts'
import styles from './form.module.css'

type Problem = { readonly field: string; readonly label: string; readonly words: string }

type Props = {
  readonly children: ReactNode
  /** What was entered, by field name. Called only when every field holds something usable. */
  readonly onSubmit: (entered: FormData) => void
  /** What the server refused, as the remedy, by field name. Shown at the field and in the summary until that field changes or all is sent again. */
  readonly problems?: Readonly<Record<string, string>>
}

/**
 * A form that says what is wrong once, in one place, and takes the focus there: the summary above the fields, each line a way to its field.
 * The summary reads what stands at the fields, so the two never differ.
 */
export function Form({ children, onSubmit, problems }: Props): ReactElement {
  const form = useRef<HTMLFormElement>(null)
  const summary = useRef<HTMLDivElement>(null)
  const reading = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [attempt, setAttempt] = useState(0)
  const [found, setFound] = useState<readonly Problem[]>([])

  const [isSentAgain, setSentAgain] = useState(false)

  // Other words from the server are news; the same words in another object are not, and must not bring back what was mended.
  const refused = JSON.stringify(problems ?? {})
  const refusals = useMemo(() => (isSentAgain ? {} : (JSON.parse(refused) as Record<string, string>)), [refused, isSentAgain])
  useEffect(() => setSentAgain(false), [refused])

  // A new attempt, or other words from the server, make it read the fields again.
  useEffect(() => {
    if (form.current !== null) setFound(readProblems(form.current))
  }, [attempt, refusals])
  // Each new list takes the focus once, when it has been drawn.
  useEffect(() => {
    if (found.length > 0) summary.current?.focus()
  }, [found])

  // The browser names the fields one by one, before they show their errors: read them when all of that is done.
  const refuse = (event: FormEvent) => {
    event.preventDefault()
    clearTimeout(reading.current)
    reading.current = setTimeout(() => setAttempt((n) => n + 1))
  }
  // A refusal is about what was sent. It may have been mended at another field, so it must not keep the browser from sending again:
  // gone before the browser looks. Enter in a field is a click on this button too.
  const sendAgain = ({ target }: MouseEvent<HTMLFormElement>) => {
    if ((target as Element).closest('button[type="submit"]')) flushSync(() => setSentAgain(true))
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    setFound([])
    onSubmit(new FormData(event.currentTarget))
  }
  return (
    <AriaForm
      ref={form}
      className={classNames(styles.form)}
      onInvalid={refuse}
      onSubmit={submit}
      onClickCapture={sendAgain}
      validationErrors={refusals}
    >
      {found.length === 0 ? null : (
        <div ref={summary} className={styles.summary} role="alert" tabIndex={-1}>
          <p className={styles.title}>
            {found.length === 1 ? 'One answer needs another look' : `${found.length} answers need another look`}
          </p>
          <ul>
            {found.map((problem) => (
              <li key={problem.field}>
                <button type="button" className={styles.jump} onClick={() => focusField(form.current, problem.field)}>
                  {problem.label}
                </button>
                <span>{problem.words}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {children}
    </AriaForm>
  )
}

/** Buttons at the end of a form, the one that sends it first. */
export function FormActions({ children }: { readonly children: ReactNode }): ReactElement {
  return <div className={styles.actions}>{children}</div>
}

function readProblems(form: HTMLFormElement): readonly Problem[] {
  return [...form.querySelectorAll<HTMLElement>('[data-field][data-invalid]')].map((field) => ({
    field: field.dataset.field ?? '',
    label: (field.querySelector('[data-label]')?.firstChild ?? field.querySelector('label'))?.textContent?.trim() ?? '',
    words: field.querySelector('[data-problem]')?.textContent ?? '',
  }))
}

function focusField(form: HTMLFormElement | null, name: string): void {
  const field = form?.querySelector(`[data-field="${CSS.escape(name)}"]`)
  field?.querySelector<HTMLElement>('input:not([type="hidden"]):not([tabindex="-1"]), textarea, button')?.focus()
}
