import { ButtonLink, Page, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'
import { WorkToRate } from './parts/work-to-rate.tsx'

type At = { readonly personId: string; readonly workId: string }

/** For a manager who was asked about a piece of work: three minutes, from the Monday page and back to it. */
export function AskedWorkPage({ params }: PageProps) {
  const [answered, setAnswered] = useState<Answered | null>(null)
  const at = { personId: params.personId ?? '', workId: params.workId ?? '' }
  if (answered) return <Thanks answered={answered} />
  return <ToAnswer at={at} onAnswered={setAnswered} />
}

type Answered = { readonly person: string; readonly rated: boolean }

function ToAnswer({ at, onAnswered }: { readonly at: At; readonly onAnswered: (answered: Answered) => void }) {
  const known = useAsk(contract.showWorkRequest, { params: at })
  const rate = useTell(contract.rateWorkRequest)
  const decline = useTell(contract.declineWorkRequest)
  return (
    <Loaded from={known} page={{ title: 'A piece of work to rate', counts: true }}>
      {(request) => (
        <Page
          title={`${request.person} asks about a piece of work`}
          counts
          lead={`You are asked at which level this work was done. It takes about three minutes. ${request.person} sees that you looked.`}
        >
          <WorkToRate
            request={request}
            problem={rate.error ?? decline.error}
            next="Go back to My people: it may have been taken back, or your place in the team has ended."
            isRating={rate.isPending}
            isDeclining={decline.isPending}
            onRate={(level) =>
              rate.mutate({ params: at, body: { level } }, { onSuccess: () => onAnswered({ person: request.person, rated: true }) })
            }
            onDecline={() => decline.mutate({ params: at }, { onSuccess: () => onAnswered({ person: request.person, rated: false }) })}
          />
        </Page>
      )}
    </Loaded>
  )
}

function Thanks({ answered }: { readonly answered: Answered }) {
  return (
    <Arrived>
      <Page
        title="Thank you"
        counts={null}
        lead={
          answered.rated
            ? `${answered.person} sees what you said, with your name, and may answer it.`
            : `${answered.person} sees that you did not see this work. Nothing else was kept.`
        }
        actions={<ButtonLink href="/reports">Back to my people</ButtonLink>}
      >
        <Text kind="quiet">It no longer waits for you.</Text>
      </Page>
    </Arrived>
  )
}
