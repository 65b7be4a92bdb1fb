import type { EvenWeight } from '@evenkeel/content/level-balance'
import { HalfName, Halves, halfNames, Stack, Tag, Text } from '@evenkeel/ui'
import styles from '../editor.module.css'

const halves = ['technical', 'people'] as const

/** The two halves of a level as a beam: even or not. Follows every key, and stays in view where there is room. */
export function ParityMeter({ weight }: { readonly weight: EvenWeight }) {
  const { technical, people, isEven } = weight
  const sum = Math.max(1, technical.share + people.share)
  const words = `The technical half weighs ${technical.share}, the people half ${people.share}. ${isEven ? 'The halves are of equal weight.' : 'The halves are not of equal weight yet.'}`
  return (
    <div className={styles.meter}>
      <div className={styles.beam} role="img" aria-label={words}>
        <div className={styles.technical} style={{ width: `${(100 * technical.share) / sum}%` }} />
        <div className={styles.people} style={{ width: `${(100 * people.share) / sum}%` }} />
        <span className={styles.limit} style={{ insetInlineStart: '40%' }} />
        <span className={styles.limit} style={{ insetInlineStart: '60%' }} />
      </div>
      <div role="status" className={styles.verdict}>
        <Tag tone={isEven ? 'accent' : 'warning'}>{isEven ? 'Equal weight' : 'Not even yet'}</Tag>
        <Text kind="small">
          Technical {technical.share}, people {people.share} of 100
        </Text>
      </div>
    </div>
  )
}

/** What the beam means, and what each side asks for and still needs. */
export function ParitySides({ weight }: { readonly weight: EvenWeight }) {
  return (
    <Stack gap="small">
      <Text kind="small">The edge between the halves stands between the two lines when both weigh 40 to 60 of 100.</Text>
      <Halves technical={<Side half="technical" weight={weight} />} people={<Side half="people" weight={weight} />} />
    </Stack>
  )
}

function Side({ half, weight }: { readonly half: (typeof halves)[number]; readonly weight: EvenWeight }) {
  const { share, competencies, kinds, mean, lacks } = weight[half]
  return (
    <Stack gap="small">
      <HalfName half={half} />
      <Text kind="quiet">
        Weighs {share}, asks for {competencies} {competencies === 1 ? 'competency' : 'competencies'}
        {mean === null ? '' : ` at ${mean.toFixed(1)} on average`}, and {kinds} independent {kinds === 1 ? 'kind' : 'kinds'} of evidence may
        speak.
      </Text>
      {lacks.length > 0 ? (
        <Text>
          {halfNames[half]} half needs {lacks.join('; ')}.
        </Text>
      ) : null}
    </Stack>
  )
}
