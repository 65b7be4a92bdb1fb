import { ErrorNotice, Page, Section, Stack, Switch, Text } from '@evenkeel/ui'
import { useAsk, useTell } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'

/** Which kinds of evidence those who manage you see. Nothing, until you say so. */
export function SharingPage({ me }: PageProps) {
  const { personId } = me
  const known = useAsk(contract.showSharing, { params: { personId } })
  const save = useTell(contract.saveSharing)
  return (
    <Page
      title="What I share"
      counts={null}
      lead="Those who manage you see the kinds you share, and estimates made from them alone. Every look is listed under My data."
    >
      <Loaded from={known}>
        {({ organisation, kind, managers, sources }) =>
          kind === 'solo' ? (
            <Text>
              Nobody is here to share with: this is your own account. When you join an organisation, you choose here what its managers see.
            </Text>
          ) : (
            <Stack gap="large">
              <Text>
                {managers.length === 0
                  ? `Nobody manages you in ${organisation} today. What you choose holds for whoever does later, from that day on.`
                  : `In ${organisation} you are managed by ${list(managers)}.`}
              </Text>
              {save.error ? <ErrorNotice problem={save.error} next="Nothing has changed." /> : null}
              <Section title="Kinds of evidence">
                <Stack>
                  {sources.map(({ source, label, explains, pieces, known: there, shared }) => (
                    <Switch
                      key={source}
                      isSelected={shared}
                      onChange={(on) => save.mutate({ params: { personId, source }, body: { shared: on } })}
                      help={`${explains} ${count(pieces)}${there > 0 ? ` ${there} more came from people here and ${there === 1 ? 'is' : 'are'} known to them.` : ''}`}
                    >
                      {label}
                    </Switch>
                  ))}
                </Stack>
              </Section>
            </Stack>
          )
        }
      </Loaded>
    </Page>
  )
}

const count = (pieces: number) => (pieces === 0 ? 'You have none yet.' : `You have ${pieces}.`)
const list = (names: readonly string[]) => new Intl.ListFormat(undefined).format(names)
