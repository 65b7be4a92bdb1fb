import { Button, ErrorNotice, Facts, Form, FormActions, LevelChoice, Notice, Section, Stack } from '@evenkeel/ui'
import type { Problem } from '../../ask.ts'
import { dateText } from '../../words.ts'
import type { WorkRequest } from '../contract.ts'

type Props = {
  readonly request: WorkRequest
  readonly problem: Problem | null
  readonly next: string
  readonly isRating: boolean
  readonly isDeclining: boolean
  readonly onRate: (level: number) => void
  readonly onDecline: () => void
}

/** A piece of work and the level texts beside the choice; the same for whoever follows a link and for a manager who was asked. */
export function WorkToRate({ request, problem, next, isRating, isDeclining, onRate, onDecline }: Props) {
  return (
    <Stack gap="large">
      <Section title="The work">
        <Facts
          facts={[
            { name: 'What came of it', value: request.outcome },
            { name: 'The situation', value: request.context },
            { name: 'Who benefited', value: request.benefited },
            ...(request.link ? [{ name: 'Where to see it', value: request.link }] : []),
            { name: 'Asked on', value: dateText(request.askedOn) },
          ]}
        />
      </Section>
      <Form onSubmit={(entered) => onRate(Number(entered.get('level')))}>
        {problem ? <ErrorNotice problem={problem} next={next} /> : null}
        <LevelChoice
          name="level"
          label={`${request.competency}: which text comes closest to what you saw?`}
          help={request.about}
          anchors={request.anchors.map((anchor, i) => ({ level: i + 1, anchor }))}
          remedy="Choose the text that comes closest."
        />
        <Notice title="What happens with your answer">
          Your name stands beside it, and {request.person} sees it. How strict you are in general is taken into account; one rating alone
          never decides anything. Nothing else about you is kept.
        </Notice>
        <FormActions>
          <Button type="submit" kind="primary" isPending={isRating}>
            Send my rating
          </Button>
          <Button onPress={onDecline} isPending={isDeclining}>
            I did not see this work
          </Button>
        </FormActions>
      </Form>
    </Stack>
  )
}
