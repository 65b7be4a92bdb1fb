import { ButtonLink, Card, Link, Row, Tag, Text } from '@evenkeel/ui'
import type { ReactElement } from 'react'
import type { Step } from './shapes.ts'
import styles from './step-card.module.css'
import { minutesText } from './words.ts'

/** The one thing to do next: what, why, how long it takes, and the way there. A page has one at most. */
export function StepCard({ step }: { readonly step: Step }): ReactElement {
  return (
    <Card title={step.title} kind="next" aside={<Tag>about {minutesText(step.minutes)}</Tag>}>
      <Text>{step.because}</Text>
      <Row>
        <ButtonLink href={step.where} kind="primary">
          Do this now
        </ButtonLink>
      </Row>
    </Card>
  )
}

/** Other things one could do, a line each. */
export function StepList({ steps }: { readonly steps: readonly Step[] }): ReactElement {
  return (
    <ul className={styles.steps}>
      {steps.map((step) => (
        <li key={`${step.kind}-${step.competency}`}>
          <Link href={step.where}>{step.title}</Link>
          <Text kind="small">about {minutesText(step.minutes)}</Text>
        </li>
      ))}
    </ul>
  )
}
