import { Button, ErrorNotice, Facts, Form, FormActions, LevelChoice, Notice, Page, Section, Skeleton, Stack, Text } from '@evenkeel/ui'
import { useEffect, useState } from 'react'
import { type Problem, useTell } from '../ask.ts'
import { Arrived } from '../loaded.tsx'
import { dateText } from '../words.ts'
import { contract, type WorkRequest } from './contract.ts'

/** For somebody named as having seen a piece of work: three minutes, no account. */
export function WorkRequestPage() {
  const [token] = useState(() => window.location.hash.slice(1))
  const open = useTell(contract.openWorkRequest)
  const { mutate } = open
  useEffect(() => mutate({ body: { token: token || '-'.repeat(20) } }), [mutate, token])
  if (open.error) return <NoRequest problem={open.error} again={() => mutate({ body: { token } })} />
  if (open.data) return <Request request={open.data} token={token} />
  return (
    <Page title="A piece of work to rate" counts={null}>
      <Skeleton lines={6} />
    </Page>
  )
}

/** A link that was cut off in a letter is as good as one that is spent. */
function NoRequest({ problem, again }: { readonly problem: Problem; readonly again: () => void }) {
  const isOver = problem.slug === 'link-spent' || problem.status === 400
  if (isOver) {
    return (
      <Page
        title="This link is no longer good"
        counts={null}
        lead="It was used, taken back, is older than 30 days, or lost its end on the way."
      >
        <Text>Ask the person who sent it for a new one. They make it in a moment, and nothing you said before is lost.</Text>
      </Page>
    )
  }
  return (
    <Page title="A piece of work to rate" counts={null}>
      <ErrorNotice problem={problem} next={<Button onPress={again}>Try again</Button>} />
    </Page>
  )
}

function Request({ request, token }: { readonly request: WorkRequest; readonly token: string }) {
  const rate = useTell(contract.rateWork)
  const decline = useTell(contract.declineWork)
  if (rate.data ?? decline.data) {
    return (
      <Arrived>
        <Page
          title="Thank you"
          counts={null}
          lead={
            rate.data
              ? `${request.person} sees what you said, with your name.`
              : `${request.person} sees that you would rather not say. Nothing else was kept.`
          }
        >
          <Text kind="quiet">You can close this page.</Text>
        </Page>
      </Arrived>
    )
  }
  const problem = rate.error ?? decline.error
  return (
    <Page
      title={`${request.person} asks about a piece of work`}
      counts
      lead={`Hello ${request.verifier}. You are asked at which level this work was done. It takes about three minutes.`}
    >
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
        <Form onSubmit={(entered) => rate.mutate({ body: { token, level: Number(entered.get('level')) } })}>
          {problem ? <ErrorNotice problem={problem} next={`Ask ${request.person} for a new link.`} /> : null}
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
            <Button type="submit" kind="primary" isPending={rate.isPending}>
              Send my rating
            </Button>
            <Button onPress={() => decline.mutate({ body: { token } })} isPending={decline.isPending}>
              I did not see this work
            </Button>
          </FormActions>
        </Form>
      </Stack>
    </Page>
  )
}
