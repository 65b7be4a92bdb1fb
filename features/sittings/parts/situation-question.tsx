import { Card, Stack, Text } from '@evenkeel/ui'
import { useRef, useState } from 'react'
import type { Ratings } from '../contract.ts'
import type { Sitting } from './places.ts'
import styles from './question.module.css'
import { type Asked, Question } from './question.tsx'
import { RatingScale } from './rating-scale.tsx'

type Props = Asked & {
  readonly question: Sitting['situations'][number]
  readonly onAnswer: (ratings: Ratings) => void
}

/** A moment at work and five things one could do, each rated for how well it works. Saved as soon as all five are rated. */
export function SituationQuestion({ question, onAnswer, ...asked }: Props) {
  const { title, moment, options, name } = question
  const [ratings, setRatings] = useState<Partial<Ratings>>(question.ratings ?? {})
  const [isAsked, setAsked] = useState(false)
  const list = useRef<HTMLOListElement>(null)
  const open = options.filter(({ id }) => ratings[id as Option] === undefined)

  const rate = (id: string, rating: number) => {
    const rated = { ...ratings, [id]: rating }
    setRatings(rated)
    if (options.every((option) => rated[option.id as Option] !== undefined)) onAnswer(rated as Ratings)
  }
  /** A number rates the option that has the focus, or the first one without a rating, and goes on to the next. */
  const onKey = (key: string) => {
    const rating = Number(key)
    if (!(rating >= 1 && rating <= 5)) return
    const focused = document.activeElement?.closest<HTMLElement>('[data-option]')?.dataset.option
    const at = options.findIndex(({ id }) => id === (focused ?? open[0]?.id))
    const option = options[at]
    if (!option) return
    rate(option.id, rating)
    focusOption(list.current, options[at + 1]?.id ?? option.id, options[at + 1] ? undefined : rating)
  }
  const next = () => {
    if (open.length === 0) return asked.onNext()
    setAsked(true)
    focusOption(list.current, open[0]?.id)
  }
  return (
    <Question
      {...asked}
      title={title}
      topic={<Text kind="small">{name}</Text>}
      said={<Text>{moment}</Text>}
      keys="1 to 5 rate one option after the other"
      onKey={onKey}
      onNext={next}
      checksItself
    >
      <Stack>
        <Text>
          How well would each of these work here? Two may deserve the same rating; the same for all five counts as not telling them apart.
        </Text>
        <ol ref={list} className={styles.options}>
          {options.map(({ id, text }) => (
            <li key={id} data-option={id}>
              <Card>
                <RatingScale
                  name={id}
                  text={text}
                  rating={ratings[id as Option] ?? null}
                  isMissing={isAsked && ratings[id as Option] === undefined}
                  onRate={(rating) => rate(id, rating)}
                />
              </Card>
            </li>
          ))}
        </ol>
        <div role="status">
          {isAsked && open.length > 0 ? (
            <Text>{open.length === 1 ? 'One option has no rating yet.' : `${open.length} options have no rating yet.`}</Text>
          ) : null}
        </div>
      </Stack>
    </Question>
  )
}

/** Puts the focus on an option's chosen rating, or on its first one. */
function focusOption(list: HTMLElement | null, id: string | undefined, rating?: number): void {
  const option = list?.querySelector(`[data-option="${id}"]`)
  const radio = rating ? option?.querySelector<HTMLElement>(`input[value="${rating}"]`) : null
  ;(radio ?? option?.querySelector<HTMLElement>('input:checked, input'))?.focus()
}

type Option = keyof Ratings
