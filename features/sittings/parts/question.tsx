import { Button, Disclosure, FormActions, Row, Stack, Text } from '@evenkeel/ui'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { useKeys } from './keys.ts'
import styles from './question.module.css'

/** What every question is given by the room it is asked in. */
export type Asked = {
  /** "Competency 3 of 12" */
  readonly count: string
  readonly onNext: () => void
  readonly onBack: (() => void) | null
  readonly onLeavePart: (() => void) | null
  readonly onFinish: () => void
}

type Props = Asked & {
  readonly title: string
  /** What it belongs to, in a word: stands above the heading, beside the count. */
  readonly topic: ReactNode
  /** Read out together with the heading: what the question says. */
  readonly said: ReactNode
  /** Which keys choose, in a few words. */
  readonly keys: string
  readonly onKey: (key: string, form: HTMLFormElement) => void
  readonly next?: string
  readonly isBusy?: boolean
  /** True when the question itself says what is missing. */
  readonly checksItself?: boolean
  readonly children: ReactNode
}

/** One question and nothing else: its heading takes the focus, Enter goes on, and the ways to leave it out stand folded beneath. */
export function Question({
  count,
  title,
  topic,
  said,
  keys,
  onKey,
  next = 'Next',
  isBusy = false,
  checksItself = false,
  children,
  ...ways
}: Props) {
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const text = useId()
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [])
  useKeys((key) => {
    if (!form.current) return
    if (key === 'Enter') form.current.requestSubmit()
    else onKey(key, form.current)
  })
  return (
    <form
      ref={form}
      noValidate={checksItself}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) ways.onNext()
      }}
    >
      <Stack>
        <Stack gap="small">
          <div id={`${text}-count`}>
            <Row gap="medium">
              {topic}
              <Text kind="small">{count}</Text>
            </Row>
          </div>
          <h2 ref={heading} tabIndex={-1} className={styles.heading} aria-describedby={`${text}-count ${text}`}>
            {title}
          </h2>
          <div id={text}>{said}</div>
        </Stack>
        {children}
        <FormActions>
          <Button type="submit" kind="primary">
            {isBusy ? 'Saving' : next}
          </Button>
          {ways.onBack ? (
            <Button icon="left" onPress={ways.onBack}>
              Back
            </Button>
          ) : null}
        </FormActions>
        <div className={styles.keys}>
          <Text kind="small">{keys}, Enter goes on.</Text>
        </div>
        <WaysOut {...ways} />
      </Stack>
    </form>
  )
}

function WaysOut({ onLeavePart, onFinish }: Pick<Asked, 'onLeavePart' | 'onFinish'>) {
  return (
    <Disclosure label="Leave something out">
      <Stack>
        <Text kind="quiet">
          What you leave out says nothing about you, neither good nor bad: the estimates stay wider. Before the end you can still come back
          to it.
        </Text>
        <Row>
          {onLeavePart ? <Button onPress={onLeavePart}>Leave out the rest of this part</Button> : null}
          <Button onPress={onFinish}>Finish now</Button>
        </Row>
      </Stack>
    </Disclosure>
  )
}
