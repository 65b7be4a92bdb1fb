import { Button, ErrorNotice, Link, Page, Row, Section, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'
import { Deliveries } from './parts/deliveries.tsx'
import { NewSecret } from './parts/new-secret.tsx'
import { hookName } from './parts/words.ts'

/** What one webhook was sent, what became of it, and a way to try it. */
export function DeliveriesPage({ params }: PageProps) {
  const hookId = params.hookId ?? ''
  const known = useAsk(contract.listHooks, {})
  const ping = useTell(contract.pingHook)
  const [tests, setTests] = useState(0)
  return (
    <Loaded from={known} page={{ title: 'What was sent', counts: null }}>
      {({ hooks }) => {
        const hook = hooks.find((one) => one.hookId === hookId)
        if (!hook) {
          return (
            <Page title="There is no such webhook" counts={null} lead="It may have been removed.">
              <Link href="/organisation/connections">Connections</Link>
            </Page>
          )
        }
        return (
          <Page
            title={`What was sent: ${hookName(hook)}`}
            counts={null}
            width="wide"
            lead="The last 30 days, newest first. Only whether it was taken is kept, never what the receiver said."
          >
            <Stack gap="large">
              <Stack>
                <Row>
                  <Button
                    isPending={ping.isPending}
                    onPress={() => ping.mutate({ params: { hookId } }, { onSuccess: () => setTests((n) => n + 1) })}
                  >
                    Send a test
                  </Button>
                  <Link href="/organisation/connections">All connections</Link>
                </Row>
                {tests > 0 && !ping.error ? (
                  <Arrived key={tests}>
                    <Text>A test is on its way. It is listed below; press Look again in a moment to see what became of it.</Text>
                  </Arrived>
                ) : null}
                {ping.error ? <ErrorNotice problem={ping.error} next="Nothing was sent." /> : null}
              </Stack>
              <Section title="Deliveries">
                <Deliveries hookId={hookId} />
              </Section>
              <Section title="The secret">
                <NewSecret hookId={hookId} />
              </Section>
            </Stack>
          </Page>
        )
      }}
    </Loaded>
  )
}
