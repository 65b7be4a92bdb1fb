import { Text } from '@evenkeel/ui'
import { useId } from 'react'
import styles from './rating-scale.module.css'

type Props = {
  readonly name: string
  /** What is rated. */
  readonly text: string
  readonly rating: number | null
  readonly isMissing: boolean
  readonly onRate: (rating: number) => void
}

/** Five steps side by side, with words under the first, the middle and the last. */
export function RatingScale({ name, text, rating, isMissing, onRate }: Props) {
  const id = useId()
  return (
    <fieldset aria-labelledby={`${id}-text`} {...(isMissing ? { 'aria-describedby': `${id}-missing` } : {})}>
      <div id={`${id}-text`}>
        <Text>{text}</Text>
      </div>
      <div className={styles.scale}>
        {[1, 2, 3, 4, 5].map((step) => (
          <label key={step} className={styles.step}>
            <input
              type="radio"
              name={`${id}-${name}`}
              value={step}
              checked={rating === step}
              onChange={() => onRate(step)}
              aria-label={ratingWords[step] ? `${step}, ${ratingWords[step].toLowerCase()}` : String(step)}
            />
            {step}
          </label>
        ))}
      </div>
      <div className={styles.words} aria-hidden="true">
        {[1, 3, 5].map((step) => (
          <Text key={step} kind="small">
            {ratingWords[step]}
          </Text>
        ))}
      </div>
      {isMissing ? (
        <div id={`${id}-missing`} className={styles.missing}>
          <Text kind="small">Choose a rating for this one.</Text>
        </div>
      ) : null}
    </fieldset>
  )
}

/** The ends and the middle of the scale; 2 and 4 lie between. */
export const ratingWords: Readonly<Record<number, string>> = { 1: 'Makes it worse', 3: 'Does little', 5: 'Works very well' }
