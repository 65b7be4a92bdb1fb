import {
  Button,
  ButtonLink,
  Checkbox,
  ErrorNotice,
  Form,
  FormActions,
  Notice,
  Page,
  Row,
  Section,
  Skeleton,
  Stack,
  Text,
} from '@evenkeel/ui'
import { useEffect, useState } from 'react'
import { type Problem, useAsk, useTell } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { OpenPageProps } from '../page.ts'
import { contract as sharing } from '../sharing/contract.ts'
import { enter, goTo } from '../where.ts'
import { contract } from './contract.ts'

/** For somebody who was invited: what it is about, and what they bring along. Signing in comes first, and leads back here. */
export function InvitationPage({ me }: OpenPageProps) {
  const [token] = useState(tokenOfLink)
  const open = useTell(contract.openInvitation)
  const { mutate } = open
  useEffect(() => mutate({ body: { token: token || '-'.repeat(20) } }), [mutate, token])
  if (open.error) return <NoInvitation problem={open.error} again={() => mutate({ body: { token } })} />
  if (!open.data) {
    return (
      <Page title="An invitation" counts={null}>
        <Skeleton lines={6} />
      </Page>
    )
  }
  const { organisation, name, proposesSharing } = open.data
  const back = '?next=/invitation'
  return (
    <Page title={`${organisation} invites you`} counts={null} lead={`Hello ${name}. You decide what ${organisation} gets to see.`}>
      {me ? (
        <Join token={token} organisation={organisation} personId={me.personId} proposesSharing={proposesSharing} />
      ) : (
        <Stack gap="large">
          <Text>Sign in with your own account, or make one first. What you have there stays there, out of the organisation's sight.</Text>
          <Row>
            <ButtonLink kind="primary" href={`/sign-in${back}`}>
              Sign in
            </ButtonLink>
            <ButtonLink href={`/new-account${back}`}>Make an account</ButtonLink>
          </Row>
        </Stack>
      )}
    </Page>
  )
}

/**
 * The token stands after the number sign, where no server and no log sees it. For the way to signing in and back it waits in this tab.
 */
function tokenOfLink(): string {
  const token = window.location.hash.slice(1)
  try {
    if (token) sessionStorage.setItem('evenkeel-invitation', token)
    return token || (sessionStorage.getItem('evenkeel-invitation') ?? '')
  } catch {
    return token // storage can be forbidden; then the link has to be opened again after signing in
  }
}

function NoInvitation({ problem, again }: { readonly problem: Problem; readonly again: () => void }) {
  if (problem.slug === 'link-spent' || problem.status === 400) {
    return (
      <Page
        title="This link is no longer good"
        counts={null}
        lead="It was used, taken back, is older than 14 days, or lost its end on the way."
      >
        <Text>Ask whoever invited you for a new one; they make it in a moment.</Text>
      </Page>
    )
  }
  return (
    <Page title="An invitation" counts={null}>
      <ErrorNotice problem={problem} next={<Button onPress={again}>Try again</Button>} />
    </Page>
  )
}

type Joining = { readonly token: string; readonly organisation: string; readonly personId: string; readonly proposesSharing: boolean }

function Join({ token, organisation, personId, proposesSharing }: Joining) {
  const mine = useAsk(sharing.showSharing, { params: { personId } })
  const join = useTell(contract.acceptInvitation)
  const submit = (entered: FormData) =>
    join.mutate(
      { body: { token, bring: entered.getAll('bring').map(String), share: entered.has('share') } },
      {
        onSuccess: ({ orgId }) => {
          goTo(orgId)
          enter('/')
        },
      },
    )
  return (
    <Form onSubmit={submit}>
      {join.error ? <ErrorNotice problem={join.error} next="Nothing was brought along." /> : null}
      <Section title="What you bring along">
        <Loaded from={mine}>
          {({ sources }) => {
            const some = sources.filter(({ pieces }) => pieces > 0)
            if (some.length === 0) return <Text>You have no evidence of your own yet, so nothing is brought along.</Text>
            return (
              <Stack>
                <Text>
                  What you choose is copied, so that it counts there too. Even then those who manage you see it only once you share it, kind
                  by kind.
                </Text>
                {some.map(({ source, label, explains, pieces }) => (
                  <Checkbox key={source} name="bring" value={source} help={explains}>
                    {`${label} (${pieces})`}
                  </Checkbox>
                ))}
              </Stack>
            )
          }}
        </Loaded>
      </Section>
      {proposesSharing ? (
        <Section title="Who may see it there">
          <Checkbox
            name="share"
            value="all"
            help={`${organisation} proposes this to everybody. You decide, kind by kind if you like, and can stop at any time under What I share.`}
          >
            Share it with those who manage me
          </Checkbox>
        </Section>
      ) : null}
      <Notice title="Your own account stays">
        It stays yours, whatever becomes of {organisation}. You switch between the two under Account, and may leave at any time.
      </Notice>
      <FormActions>
        <Button type="submit" kind="primary" isPending={join.isPending}>
          {`Join ${organisation}`}
        </Button>
      </FormActions>
    </Form>
  )
}
