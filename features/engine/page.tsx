import { ButtonLink, EmptyState, Facts, Notice, Page, Section, Stack, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import { timeText } from '../words.ts'
import { contract, type Engine } from './contract.ts'
import { Figures } from './parts/figures.tsx'

const title = 'Engine health'

/** For whoever answers for the figures of an organisation: how well what is predicted of ratings holds. */
export function EnginePage() {
  const engine = useAsk(contract.showEngine, {})
  return (
    <Loaded from={engine} page={{ title, counts: null }}>
      {(found) => (
        <Page
          title={title}
          counts={null}
          width="wide"
          lead="How strict raters are is learned every night, from what all of them say, and taken out of what people read about themselves. Here is how well that holds. Nobody is named or ranked."
        >
          <Health {...found} />
        </Page>
      )}
    </Loaded>
  )
}

function Health({ run, fewest, figures }: Engine) {
  if (run === null)
    return (
      <EmptyState
        level={2}
        title="How well predictions of ratings hold"
        takes="three minutes for a rating, and a night"
        action={<ButtonLink href="/organisation">See who manages whom</ButtonLink>}
      >
        Nobody has rated anybody yet. Managers rate what they saw under My people, and people ask for finished work to be rated. In the
        night after the first rating the engine learns how those who rate judge, and this page fills by itself.
      </EmptyState>
    )
  return (
    <Stack gap="large">
      <Section title="The last night">
        <Facts
          facts={[
            { name: 'Ran', value: timeText(run.at) },
            { name: 'People who were rated', value: run.people },
            { name: 'People who rated', value: run.raters },
          ]}
        />
        <Text kind="quiet">
          It runs in the night after evidence came in or was withdrawn, and leaves everything as it is after a quiet day.
        </Text>
      </Section>
      {figures === null ? (
        <Notice title="Too few raters for figures" tone="plain">
          With fewer than {fewest} people who rate, figures about how they rate would be about one of them. What is learned is used all the
          same, and is seen by nobody.
        </Notice>
      ) : (
        <Figures {...figures} />
      )}
    </Stack>
  )
}
