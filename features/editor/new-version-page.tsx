import {
  Button,
  ButtonLink,
  Chance,
  EmptyState,
  ErrorNotice,
  Facts,
  Grid,
  Heading,
  Notice,
  Page,
  Row,
  Section,
  Stack,
  Text,
} from '@evenkeel/ui'
import type { ReactNode } from 'react'
import { useAsk, useTell } from '../ask.ts'
import type { Received } from '../contract.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { dateText } from '../words.ts'
import { contract, type Stand } from './contract.ts'
import { Changes } from './parts/changes.tsx'

type Move = Received<typeof contract.showMove>

/** What a new version of the framework would change for one person, before anything changes: they move over, or stay. */
export function NewVersionPage({ me }: PageProps) {
  const move = useAsk(contract.showMove, { params: { personId: me.personId } }, { enabled: me.hasAim })
  const over = useTell(contract.moveOver)
  if (!me.hasAim) {
    return (
      <Page title="A new version" counts>
        <EmptyState
          level={2}
          title="What a new version would change for you"
          takes="a minute"
          action={<ButtonLink href="/start">Say where you want to go</ButtonLink>}
        >
          Once you have an aim, you read here what a newer version of the framework would change for it.
        </EmptyState>
      </Page>
    )
  }
  return (
    <Loaded from={move} page={{ title: 'A new version', counts: true }}>
      {(data) => (
        <Page title="A new version" counts width="wide" lead={leadOf(data)}>
          {over.data ? (
            <Arrived>
              <Notice title="You moved over">
                You are judged by version {over.data.number} from now on. <ButtonLink href="/role-gap">See your role gap</ButtonLink>
              </Notice>
            </Arrived>
          ) : null}
          {data.from === data.to ? null : (
            <WhatChanges move={data}>
              {over.error ? (
                <ErrorNotice problem={over.error} next="Nothing has changed. Load the page again to read what is in force now." />
              ) : null}
              {data.after ? (
                <Row>
                  <Button
                    kind="primary"
                    isPending={over.isPending}
                    onPress={() => over.mutate({ params: { personId: me.personId }, body: { to: data.to } })}
                  >
                    Move over
                  </Button>
                  <ButtonLink href="/">Stay for now</ButtonLink>
                </Row>
              ) : (
                <Row>
                  <ButtonLink href="/start" kind="primary">
                    Choose among the roles in force
                  </ButtonLink>
                </Row>
              )}
            </WhatChanges>
          )}
        </Page>
      )}
    </Loaded>
  )
}

function leadOf({ from, to, published }: Move): string {
  if (from === to) return 'You are judged by the version in force. There is nothing to decide.'
  return `Version ${to} is in force${published ? ` since ${dateText(published.publishedOn)}: ${published.why}` : '.'}`
}

function WhatChanges({ move: { changes, before, after }, children }: { readonly move: Move; readonly children: ReactNode }) {
  return (
    <Stack gap="large">
      <Section title="What is different in your two roles">
        <Changes changes={changes} none="Nothing in your two roles, and nothing in what they ask for." />
      </Section>
      <Section title="What it would mean for you today">
        <Stack>
          <Text kind="quiet">The same evidence, on the same day, under both versions. Nobody but you sees this.</Text>
          <Grid least="large">
            <StandCard title="As it is" stand={before} />
            {after ? (
              <StandCard title="After moving over" stand={after} />
            ) : (
              <Notice title="One of your roles is not in the new version">
                You keep the version you have for as long as you like. To move over, choose among the roles in force.
              </Notice>
            )}
          </Grid>
        </Stack>
      </Section>
      {children}
    </Stack>
  )
}

function StandCard({ title, stand }: { readonly title: string; readonly stand: Stand }) {
  return (
    <Stack>
      <Heading level={3}>{title}</Heading>
      <Chance title={`${title}: chance of ${stand.title} today`} showTitle={false} chance={stand.chance} />
      <Facts facts={stand.gates.map(({ label, state }) => ({ name: label, value: stateWords[state] ?? state }))} />
    </Stack>
  )
}

/** As the role gap says it. */
const stateWords: Readonly<Record<string, string>> = {
  met: 'Met',
  likely: 'Likely',
  'not-yet': 'Not yet',
  'no-chance-to-show': 'No chance to show it',
  stale: 'Stale',
  'needs-evidence': 'Needs evidence',
}
