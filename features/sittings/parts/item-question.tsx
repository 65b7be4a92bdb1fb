import { Exhibit, HalfName, RadioChoice, Stack, Text } from '@evenkeel/ui'
import { useRef, useState } from 'react'
import { chooseRadio } from './keys.ts'
import type { Sitting } from './places.ts'
import styles from './question.module.css'
import { type Asked, Question } from './question.tsx'

type Item = NonNullable<Sitting['test']['current']>
type Props = Omit<Asked, 'onNext'> & {
  readonly item: Item
  readonly isBusy: boolean
  /** The place of the chosen option, null for "I don't know", and how long it took. */
  readonly onAnswer: (answered: number | null, seconds: number) => void
}

/** One item of the test. No clock is shown: how long it takes does not count. */
export function ItemQuestion({ item, isBusy, onAnswer, ...asked }: Props) {
  const [chosen, setChosen] = useState<string | null>(null)
  const shownAt = useRef(performance.now())
  const { name, stem, exhibit, options } = item
  const choices = [...options.map((text, i) => ({ id: String(i), name: text })), { id: pass, name: "I don't know" }]
  const onKey = (key: string, form: HTMLFormElement) => chooseRadio(form, key === '0' ? pass : String(Number(key) - 1))
  const answer = () => {
    const seconds = Math.min(86_400, Math.round((performance.now() - shownAt.current) / 1000))
    if (chosen !== null) onAnswer(chosen === pass ? null : Number(chosen), seconds)
  }
  return (
    <Question
      {...asked}
      title={name}
      topic={<HalfName half="technical" />}
      said={<Text>{stem}</Text>}
      keys={`1 to ${options.length} choose an answer, 0 says "I don't know"`}
      onKey={onKey}
      onNext={answer}
      next="Answer"
      isBusy={isBusy}
    >
      <Stack>
        {exhibit ? <Exhibit label={`Belongs to the question (${exhibit.language})`}>{exhibit.text}</Exhibit> : null}
        <div className={styles.answers}>
          <RadioChoice
            label="Your answer"
            help="It cannot be changed afterwards: the next question is chosen by it. There is no time limit."
            remedy={'Choose an answer. "I don\'t know" is one too.'}
            choices={choices}
            value={chosen}
            onChange={setChosen}
            isDisabled={isBusy}
          />
        </div>
      </Stack>
    </Question>
  )
}

const pass = 'pass'
