import { Button, ButtonLink, ErrorNotice, Link, Notice, Page, ProgressBar, Row, SaveStatus, Stack } from '@evenkeel/ui'
import { useState } from 'react'
import { isPassing } from './desk.ts'
import { End } from './end.tsx'
import { ItemQuestion } from './item-question.tsx'
import { firstOpen, type Place, placeAfter, placeAfterPart, placeBefore, type QuestionPlace, resumePlace, type Sitting } from './places.ts'
import { countText, progressText, shareDone } from './room-words.ts'
import { SelfQuestion } from './self-question.tsx'
import { SituationQuestion } from './situation-question.tsx'
import { itemKey, type OpenSitting, useSitting } from './use-sitting.ts'

type Props = { readonly personId: string; readonly title: string; readonly opened: Sitting }

/** A sitting from where it was left: one question at a time, saved as it goes, until it is finished. Key it by the sitting's id. */
export function SittingRoom({ personId, title, opened }: Props) {
  const open = useSitting(personId, opened)
  const { place, go } = usePlace(open)
  const { sitting } = open
  if (sitting.state === 'finished') return <Finished title={title} id={sitting.id} />
  return (
    <Page title={title} counts>
      <ProgressBar happening={progressText(sitting, place)} done={shareDone(sitting)} leave={<Leave open={open} />} />
      <Stack>
        <Trouble open={open} />
        <Here open={open} place={place} go={go} />
      </Stack>
    </Page>
  )
}

/** Where the person is. When another window was further on, the way leads to what is open now. */
function usePlace({ sitting, overtaken }: OpenSitting) {
  const [at, setAt] = useState(() => ({ place: resumePlace(sitting), overtaken }))
  const go = (place: Place) => setAt({ place, overtaken })
  // The last item leaves the table with its answer.
  const isThrough = at.place.part === 'test' && sitting.test.current === null
  if (at.overtaken !== overtaken) go(resumePlace(sitting))
  else if (isThrough) go(placeAfterPart(sitting, 'test'))
  return { place: at.place, go }
}

type HereProps = { readonly open: OpenSitting; readonly place: Place; readonly go: (to: Place) => void }

function Here({ open, place, go }: HereProps) {
  const { sitting } = open
  const before = placeBefore(sitting, place)
  const onBack = before ? () => go(before) : null
  if (place.part === 'end') return <End open={open} onBack={onBack} onGoOn={(part) => go(firstOpen(sitting, part))} />
  const ways = {
    count: countText(sitting, place.part, place.part === 'test' ? sitting.test.answered : place.index),
    onBack,
    onLeavePart: isLastPart(sitting, place) ? null : () => go(placeAfterPart(sitting, place.part)),
    onFinish: () => go({ part: 'end' }),
    onNext: () => go(placeAfter(sitting, place)),
  }
  const self = place.part === 'self' ? sitting.self[place.index] : undefined
  const item = place.part === 'test' ? sitting.test.current : null
  const situation = place.part === 'situations' ? sitting.situations[place.index] : undefined
  if (self) {
    return <SelfQuestion key={self.competency} {...ways} question={self} onAnswer={(level) => open.saveSelf(self.competency, level)} />
  }
  if (item) {
    return (
      <ItemQuestion
        key={item.id}
        {...ways}
        item={item}
        isBusy={open.waiting.includes(itemKey(item.id))}
        onAnswer={(answered, seconds) => open.saveItem(item.id, answered, seconds)}
      />
    )
  }
  return situation ? (
    <SituationQuestion
      key={situation.situation}
      {...ways}
      question={situation}
      onAnswer={(ratings) => open.saveSituation(situation.situation, ratings)}
    />
  ) : null
}

/** Leaving out the rest of the last part is finishing. */
const isLastPart = (sitting: Sitting, { part }: QuestionPlace) => placeAfterPart(sitting, part).part === 'end'

function Leave({ open }: { readonly open: OpenSitting }) {
  return (
    <Row spread>
      <Link href="/">Leave, and come back later</Link>
      <SaveStatus
        state={open.saving}
        failed={!open.problem || isPassing(open.problem) ? 'Not saved yet. We will try again.' : 'Not saved yet.'}
      />
    </Row>
  )
}

/** What stands in the way of saving, and what another window has done. */
function Trouble({ open }: { readonly open: OpenSitting }) {
  const { problem, saving, overtaken } = open
  const passing = problem && isPassing(problem) ? problem : null
  return (
    <>
      {problem && !passing ? <ErrorNotice problem={problem} next={<Remedy status={problem.status} retry={open.retry} />} /> : null}
      <div role="status">
        {passing ? (
          <Notice tone="warning" title={passing.status === 0 ? 'There is no connection just now' : 'The last answer is not saved yet'}>
            <Stack>
              <span>Your answer stays here and is tried again by itself. You can go on; keep this window open.</span>
              <Row>
                <Button onPress={open.retry}>Try now</Button>
              </Row>
            </Stack>
          </Notice>
        ) : null}
        {saving === 'idle' && overtaken > 0 ? (
          <Notice title="This sitting went on in another window">
            You see its newest state now. Your last answer in this window was not kept; what stood there already was not overwritten.
          </Notice>
        ) : null}
      </div>
    </>
  )
}

/** Signing in happens in a window of its own, so that what is not saved yet stays here. */
function Remedy({ status, retry }: { readonly status: number; readonly retry: () => void }) {
  if (status === 404) return <ButtonLink href="/">Home</ButtonLink>
  return (
    <Row>
      {status === 401 ? (
        <ButtonLink href="/sign-in" target="_blank">
          Sign in in a new window
        </ButtonLink>
      ) : null}
      <Button onPress={retry}>Try again</Button>
    </Row>
  )
}

function Finished({ title, id }: { readonly title: string; readonly id: string }) {
  return (
    <Page title={title} counts lead="This sitting is finished, and what you answered counts.">
      <Row>
        <ButtonLink kind="primary" href={`/sittings/${id}/review`}>
          See what was right and why
        </ButtonLink>
        <ButtonLink href="/">See your home</ButtonLink>
      </Row>
    </Page>
  )
}
