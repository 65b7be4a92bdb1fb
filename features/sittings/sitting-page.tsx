import { ButtonLink, ErrorNotice, Page, Skeleton } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { contract as frameworks } from '../frameworks/contract.ts'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'
import type { Sitting } from './parts/places.ts'
import { SittingRoom } from './parts/sitting-room.tsx'

/** A short test or a situation, from where it was left. */
export function SittingPage({ me, params: { sittingId = '' } }: PageProps) {
  const asked = useAsk(contract.showSitting, { params: { personId: me.personId, sittingId } })
  const { data: framework } = useAsk(frameworks.showMyFramework, { params: { personId: me.personId } })
  // What is remembered from an earlier visit may be behind what the server holds.
  if (!asked.data || !asked.isFetchedAfterMount) {
    return (
      <Page title="Sitting" counts>
        {asked.error ? <ErrorNotice problem={asked.error} next={<ButtonLink href="/">Home</ButtonLink>} /> : <Skeleton lines={8} />}
      </Page>
    )
  }
  const subject = framework?.competencies.find(({ id }) => id === asked.data.subject)?.name
  return <SittingRoom key={sittingId} personId={me.personId} title={titleOf(asked.data, subject)} opened={asked.data} />
}

function titleOf({ kind, subject }: Sitting, name = subject): string {
  const title = { baseline: 'Baseline', test: 'Short test', situation: 'Situations' }[kind] ?? 'Sitting'
  return name === null ? title : `${title}: ${name}`
}
