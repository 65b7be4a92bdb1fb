import { Button, ButtonLink, Card, ErrorNotice, FormActions, Stack, Text } from '@evenkeel/ui'
import { useEffect, useRef } from 'react'
import { countsOf, type Part } from './places.ts'
import styles from './question.module.css'
import { goOnWith, isOpen, partNames } from './room-words.ts'
import type { OpenSitting } from './use-sitting.ts'

type Props = {
  readonly open: OpenSitting
  readonly onBack: (() => void) | null
  readonly onGoOn: (part: Part) => void
}

/** Before anything counts: what was answered, what happens now, and a way back to what was left out. */
export function End({ open, onBack, onGoOn }: Props) {
  const { sitting, isFinishing } = open
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    window.scrollTo(0, 0)
  }, [])
  const counts = countsOf(sitting)
  const isComplete = !counts.some(isOpen)
  const isEmpty = counts.every(({ answered }) => answered === 0)
  const unsaved = open.problem ? open.waiting.length : 0
  const finish = async () => {
    if (unsaved > 0) open.letGo()
    if (await open.finish()) window.location.assign(`/sittings/${sitting.id}/review`)
  }
  return (
    <Stack gap="large">
      <h2 ref={heading} tabIndex={-1} className={styles.heading}>
        {isComplete ? 'That was everything' : 'Finish here, or go on?'}
      </h2>
      <Card title="What you answered">
        <ul className={styles.counts}>
          {counts.map((count) => (
            <li key={count.part}>
              <span>
                {partNames[count.part]}: {count.answered} of {count.total}
              </span>
              {isOpen(count) ? <Button onPress={() => onGoOn(count.part)}>{goOnWith[count.part]}</Button> : null}
            </li>
          ))}
        </ul>
      </Card>
      <Stack>
        <Text>
          {isEmpty
            ? 'Nothing is answered yet, so there is nothing to finish. It stays here for you until you come back.'
            : 'When you finish, each answer becomes a piece of evidence, your estimates are worked out, and you see what was right and why. Answers cannot be changed after that; you can withdraw each one.'}
        </Text>
        {isComplete || isEmpty ? null : (
          <Text>
            What you did not reach says nothing about you, neither good nor bad; the estimates stay wider. "I don't know" was an answer and
            counts as one. {again[sitting.kind]}
          </Text>
        )}
        {unsaved > 0 ? (
          <Text>{unsaved === 1 ? 'One answer is' : `${unsaved} answers are`} not saved yet. Wait a moment, or finish without.</Text>
        ) : null}
        {open.finishProblem ? (
          <ErrorNotice problem={open.finishProblem} next="Nothing is lost. Press the button again in a moment." />
        ) : null}
        <FormActions>
          {isEmpty ? (
            <ButtonLink kind="primary" href="/">
              Leave for now
            </ButtonLink>
          ) : (
            <Button kind="primary" onPress={() => void finish()} isPending={isFinishing}>
              {unsaved === 0 ? 'Finish and see what was right' : `Finish without ${unsaved === 1 ? 'it' : 'them'}`}
            </Button>
          )}
          {onBack ? (
            <Button icon="left" onPress={onBack}>
              Back
            </Button>
          ) : null}
        </FormActions>
      </Stack>
    </Stack>
  )
}

/** What finishing early means for later. */
const again: Readonly<Record<string, string>> = {
  baseline: 'The baseline is done once; what you leave out now can come later as short tests and situations.',
  test: 'You can take another short test at any time.',
  situation: 'The situations you did not reach can come another day.',
}
