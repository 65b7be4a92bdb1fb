import { Page } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { contract as frameworks } from '../frameworks/contract.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'
import { StartForm } from './parts/start-form.tsx'
import { withOwn } from './parts/with-own.ts'

/** The first minute, and the place to change one's mind later. */
export function StartPage({ me }: PageProps) {
  const asked = useAsk(contract.showStart, { params: { personId: me.personId } })
  const inForce = useAsk(frameworks.showFrameworkInForce, {})
  const own = useAsk(frameworks.showMyFramework, { params: { personId: me.personId } })
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
      <Loaded from={inForce}>
        {({ families }) => (
          <Loaded from={own}>
            {(mine) => (
              <Loaded from={asked}>
                {(start) => (
                  <StartForm
                    personId={me.personId}
                    baseline={me.baseline}
                    families={withOwn(families, mine.families, start.aim)}
                    start={start}
                    reload={() => asked.refetch()}
                  />
                )}
              </Loaded>
            )}
          </Loaded>
        )}
      </Loaded>
    </Page>
  )
}
