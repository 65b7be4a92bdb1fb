import { HalfName, LevelChoice, Text } from '@evenkeel/ui'
import { chooseRadio } from './keys.ts'
import type { Sitting } from './places.ts'
import { type Asked, Question } from './question.tsx'

type Props = Asked & {
  readonly question: Sitting['self'][number]
  readonly onAnswer: (level: number | null) => void
}

/** One competency, and where you see yourself in it: what each level looks like stands beside its control. */
export function SelfQuestion({ question, onAnswer, ...asked }: Props) {
  const { name, half, about, anchors, answered, level } = question
  const answer = (value: string) => onAnswer(value === notSeen ? null : Number(value))
  const onKey = (key: string, form: HTMLFormElement) => chooseRadio(form, key === '-' ? notSeen : key)
  return (
    <Question
      {...asked}
      title={name}
      topic={<HalfName half={half} />}
      said={<Text kind="quiet">{about}</Text>}
      keys="0 to 5 choose a level"
      onKey={onKey}
    >
      <LevelChoice
        label="Which comes closest to what others have seen you do?"
        remedy="Choose the text that comes closest, or say that there was no occasion."
        anchors={[{ level: 0, anchor: below }, ...anchors.map((anchor, i) => ({ level: i + 1, anchor }))]}
        notSeen="Not seen yet: there was no occasion for it."
        value={answered ? (level === null ? notSeen : String(level)) : null}
        onChange={answer}
      />
    </Question>
  )
}

const notSeen = 'not-seen'
const below = 'Below level 1: none of these texts fits yet.'
