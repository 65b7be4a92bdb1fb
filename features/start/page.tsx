import { Page } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { contract as frameworks } from '../frameworks/contract.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'
import { StartForm } from './parts/start-form.tsx'

/** The first minute, and the place to change one's mind later. */
export function StartPage({ me }: PageProps) {
  const asked = useAsk(contract.showStart, { params: { personId: me.personId } })
  const framework = useAsk(frameworks.showFramework, {})
  return (
    <Page
      title="Where you are and want to go"
      counts={null}
      lead={
        me.hasAim
          ? 'Change it whenever it changes. Your evidence stays; what stands between you and the role is worked out anew.'
          : 'It takes a minute. Nobody but you sees it, and you can change it at any time.'
      }
    >
      <Loaded from={framework}>
        {({ families }) => (
          <Loaded from={asked}>
            {(start) => (
              <StartForm personId={me.personId} baseline={me.baseline} families={families} start={start} reload={() => asked.refetch()} />
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
