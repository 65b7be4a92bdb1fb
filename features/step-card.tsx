import { ButtonLink, Card, Tag, Text } from '@evenkeel/ui'
import type { ReactElement } from 'react'
import type { Step } from './shapes.ts'
import { minutesText } from './words.ts'

/** Something to do: what, why, how long it takes, and the way there. `isNext`: the one thing to do; a page has one at most. */
export function StepCard({ step, isNext = false }: { readonly step: Step; readonly isNext?: boolean }): ReactElement {
  return (
    <Card title={step.title} kind={isNext ? 'next' : 'plain'} aside={<Tag>about {minutesText(step.minutes)}</Tag>}>
      <Text>{step.because}</Text>
      <ButtonLink href={step.where} kind={isNext ? 'primary' : 'quiet'}>
        {isNext ? 'Do this now' : 'Look at it'}
      </ButtonLink>
    </Card>
  )
}
