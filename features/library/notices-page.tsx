import { Facts, Page, Section, Stack } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import { contract } from './contract.ts'
import { sourceFacts } from './parts/words.ts'

const title = 'Sources and licences'

/** Whose words these are: what each licence asks to be said wherever something of a framework is shown. */
export function NoticesPage() {
  const notices = useAsk(contract.listNotices, {})
  return (
    <Loaded from={notices} page={{ title, counts: null }}>
      {(known) => (
        <Page title={title} counts={null} lead="Whose words these are, and on what terms they are shown here.">
          <Stack gap="large">
            {known.notices.map((source) => (
              <Section key={source.id} title={source.name}>
                <Facts facts={sourceFacts(source)} />
              </Section>
            ))}
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}
