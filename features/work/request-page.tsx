import { Button, ErrorNotice, Page, Skeleton, Text } from '@evenkeel/ui'
import { useEffect, useState } from 'react'
import { type Problem, useTell } from '../ask.ts'
import { Arrived } from '../loaded.tsx'
import { contract, type WorkRequest } from './contract.ts'
import { WorkToRate } from './parts/work-to-rate.tsx'

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
  return (
    <Page
      title={`${request.person} asks about a piece of work`}
      counts
      lead={`Hello ${request.verifier}. You are asked at which level this work was done. It takes about three minutes.`}
    >
      <WorkToRate
        request={request}
        problem={rate.error ?? decline.error}
        next={`Ask ${request.person} for a new link.`}
        isRating={rate.isPending}
        isDeclining={decline.isPending}
        onRate={(level) => rate.mutate({ body: { token, level } })}
        onDecline={() => decline.mutate({ body: { token } })}
      />
    </Page>
  )
}
