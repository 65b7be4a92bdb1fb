import { Button, ErrorNotice, Page, Skeleton } from '@evenkeel/ui'
import { useEffect, useState } from 'react'
import { useTell } from '../ask.ts'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'
import { BaselineDone } from './parts/baseline-done.tsx'
import { BaselineDoor, StartFirst } from './parts/baseline-door.tsx'
import type { Sitting } from './parts/places.ts'
import { SittingRoom } from './parts/sitting-room.tsx'

/** The first twelve minutes: about yourself, questions, situations. Goes on where it was left. */
export function BaselinePage({ me }: PageProps) {
  const [sitting, setSitting] = useState<Sitting | null>(null)
  const opening = useTell(contract.openSitting)
  const open = () => opening.mutate({ params: { personId: me.personId }, body: { kind: 'baseline' } }, { onSuccess: setSitting })
  // What was begun before is opened without asking; a first visit is told first what comes.
  const isBegun = me.baseline === 'open'
  useEffect(() => {
    if (isBegun && opening.isIdle) open()
  })
  const slug = opening.error?.slug
  if (sitting) return <SittingRoom personId={me.personId} title="Baseline" opened={sitting} />
  if (me.baseline === 'finished' || slug === 'already-done') return <BaselineDone personId={me.personId} />
  if (!me.hasAim || slug === 'start-first') return <StartFirst title="Baseline" />
  if (opening.error) {
    return (
      <Page title="Baseline" counts>
        <ErrorNotice problem={opening.error} next={<Button onPress={open}>Try again</Button>} />
      </Page>
    )
  }
  if (isBegun) {
    return (
      <Page title="Baseline" counts>
        <Skeleton lines={8} />
      </Page>
    )
  }
  return <BaselineDoor onBegin={open} isBusy={opening.isPending} />
}
