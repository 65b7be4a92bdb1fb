import { ButtonLink, Notice, Page, Row, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { Arrived } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { InvitedLinks, SetUp } from './parts/set-up.tsx'
import { hasDraft } from './parts/set-up-draft.ts'

const title = 'Set up an organisation'

/** The same door for somebody who has just made an account and for somebody who was here alone. */
export function SetUpPage({ me }: PageProps) {
  const [begun] = useState(me.orgKind === 'solo' || (me.orgKind === 'organisation' && hasDraft(me.orgId)))
  const [invited, setInvited] = useState<Parameters<Parameters<typeof SetUp>[0]['onDone']>[0] | null>(null)
  if (invited) {
    return (
      <Page title="Your organisation is set up" counts={null} lead="You are its owner. What you had in Evenkeel stays yours.">
        <Arrived>
          <Stack gap="large">
            {invited.length > 0 ? <InvitedLinks invited={invited} /> : null}
            <Text>Next: teams. Whoever manages a team sees what its people choose to share.</Text>
            <Row>
              <ButtonLink href="/organisation" kind="primary">
                Add a team
              </ButtonLink>
              <ButtonLink href="/start">Begin with yourself</ButtonLink>
            </Row>
          </Stack>
        </Arrived>
      </Page>
    )
  }
  if (!begun) {
    return (
      <Page title={title} counts={null} lead="You are in an organisation here already.">
        <Notice title="From your own account you can set up another one">Under Account you switch between the places you are in.</Notice>
        <Row>
          <ButtonLink href="/organisation" kind="primary">
            See this organisation
          </ButtonLink>
        </Row>
      </Page>
    )
  }
  return (
    <Page title={title} counts={null} lead="Four glances, about three minutes. Nothing is made before the last one.">
      <SetUp me={me} onDone={setInvited} />
    </Page>
  )
}
