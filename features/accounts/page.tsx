import {
  Button,
  Card,
  Confirm,
  ErrorNotice,
  Form,
  FormActions,
  Heading,
  Notice,
  Page,
  Row,
  Section,
  Stack,
  Tag,
  Text,
  TextField,
} from '@evenkeel/ui'
import { type ReactNode, useState } from 'react'
import { Problem, useAsk, useTell } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { goTo } from '../where.ts'
import { fieldProblems, timeText } from '../words.ts'
import { contract } from './contract.ts'
import { enter } from './parts/enter.ts'
import { Hours } from './parts/hours.tsx'
import { Letters } from './parts/letters.tsx'
import { addPasskey, passkeysWork } from './parts/passkeys.ts'

/** Ways in, and the way out. */
export function AccountPage({ me }: PageProps) {
  const signOut = useTell(contract.signOut)
  return (
    <Page
      title="Account"
      counts={null}
      lead={
        <>
          {me.name}
          {me.orgKind === 'demo' ? null : (
            <>
              <br />
              {me.email}
            </>
          )}
        </>
      }
      actions={
        <Button onPress={() => signOut.mutate({}, { onSuccess: () => enter('/welcome') })} isPending={signOut.isPending}>
          Sign out
        </Button>
      }
    >
      <Stack gap="large">
        {me.places.length > 1 ? <Places me={me} /> : null}
        {me.orgKind === 'demo' ? (
          <Notice title="In the demo there are no keys">
            People of the demo have no password and no passkey: anybody may look around as them. With an account of your own both stand
            here.
          </Notice>
        ) : (
          <>
            <WaysIn />
            <Section title="Time zone and language">
              <Hours personId={me.personId} />
            </Section>
            <Section title="Change your password">
              <ChangePassword />
            </Section>
          </>
        )}
        <Letters me={me} />
      </Stack>
    </Page>
  )
}

/** Where this tab asks: one's own account, or an organisation. */
function Places({ me }: Pick<PageProps, 'me'>) {
  return (
    <Section title="Where you are">
      <Stack>
        {me.places.map(({ orgId, name, kind }) => (
          <Card
            key={orgId}
            title={kind === 'solo' ? 'Your own account' : name}
            aside={orgId === me.orgId ? <Tag>You are here</Tag> : undefined}
          >
            {orgId === me.orgId ? (
              <Text kind="quiet">{kind === 'solo' ? 'Nobody else looks in here.' : 'Managers see what you share.'}</Text>
            ) : (
              <Button
                onPress={() => {
                  goTo(orgId)
                  enter('/')
                }}
              >
                {kind === 'solo' ? 'Go to your own account' : `Go to ${name}`}
              </Button>
            )}
          </Card>
        ))}
      </Stack>
    </Section>
  )
}

function WaysIn() {
  const ways = useAsk(contract.showWaysIn, {})
  const remove = useTell(contract.removePasskey)
  const end = useTell(contract.endSession)
  const [problem, setProblem] = useState<Problem | null>(null)
  const again = () => void ways.refetch()
  const add = async () => {
    setProblem(null)
    try {
      await addPasskey()
      again()
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
    }
  }
  const failed = problem ?? remove.error ?? end.error
  return (
    <Loaded from={ways}>
      {({ passkeys, sessions }) => (
        <Stack gap="large">
          {failed ? <ErrorNotice problem={failed} next="Nothing has changed." /> : null}
          <Section title="Passkeys">
            <Stack>
              {passkeys.length === 0 ? (
                <Text kind="quiet">
                  None yet. With a passkey you sign in with your finger, face or code; there is nothing to remember and nothing to steal.
                </Text>
              ) : null}
              {passkeys.map((passkey) => (
                <Way key={passkey.id} name={passkey.name} since={passkey.addedAt ? `Added ${timeText(passkey.addedAt)}` : null}>
                  <Confirm
                    title="Remove this passkey?"
                    trigger={<Button aria-label={`Remove ${passkey.name}`}>Remove</Button>}
                    confirm="Remove it"
                    danger
                    onConfirm={() => remove.mutate({ params: { passkeyId: passkey.id } }, { onSuccess: again })}
                  >
                    You can no longer sign in with it. You can add it again later.
                  </Confirm>
                </Way>
              ))}
              {passkeysWork() ? (
                <Row>
                  <Button onPress={() => void add()}>Add a passkey</Button>
                </Row>
              ) : (
                <Text kind="quiet">Passkeys need https or localhost; this address has neither.</Text>
              )}
            </Stack>
          </Section>
          <Section title="Devices signed in">
            <Stack>
              {sessions
                .toSorted((a, b) => Number(b.thisOne) - Number(a.thisOne) || b.startedAt.localeCompare(a.startedAt))
                .map((session) => (
                  <Way key={session.id} name={deviceText(session.device)} since={`Since ${timeText(session.startedAt)}`}>
                    {session.thisOne ? (
                      <Tag tone="accent">This device</Tag>
                    ) : (
                      <Button onPress={() => end.mutate({ params: { sessionId: session.id } }, { onSuccess: again })}>Sign it out</Button>
                    )}
                  </Way>
                ))}
            </Stack>
          </Section>
        </Stack>
      )}
    </Loaded>
  )
}

type WayProps = { readonly name: string; readonly since: string | null; readonly children: ReactNode }

/** One way in, and beside it what can be done about it. */
function Way({ name, since, children }: WayProps) {
  return (
    <Card>
      <Row spread gap="medium">
        <div>
          <Heading level={3}>{name}</Heading>
          {since ? <Text kind="quiet">{since}</Text> : null}
        </div>
        {children}
      </Row>
    </Card>
  )
}

function ChangePassword() {
  const change = useTell(contract.changePassword)
  if (change.data) {
    return (
      <Arrived>
        <Notice title="Your password is changed">Other devices are signed out.</Notice>
      </Arrived>
    )
  }
  const atFields = fieldProblems(change.error, { 'wrong-password': 'current' })
  return (
    <Form
      onSubmit={(entered) =>
        change.mutate({ body: { current: String(entered.get('current') ?? ''), next: String(entered.get('next') ?? '') } })
      }
      problems={atFields}
    >
      {change.error && Object.keys(atFields).length === 0 ? (
        <ErrorNotice problem={change.error} next="What you typed is still here." />
      ) : null}
      <TextField
        name="current"
        label="Current password"
        type="password"
        autoComplete="current-password"
        maxLength={256}
        remedy="Write your current password."
      />
      <TextField
        name="next"
        label="New password"
        type="password"
        autoComplete="new-password"
        minLength={15}
        maxLength={256}
        help="At least 15 characters."
        remedy="Make it at least 15 characters long."
      />
      <FormActions>
        <Button type="submit" isPending={change.isPending}>
          Change password
        </Button>
      </FormActions>
    </Form>
  )
}

function deviceText(agent: string): string {
  const browser = ['Firefox', 'Edg', 'Chrome', 'Safari'].find((name) => agent.includes(name)) ?? 'A browser'
  const system = ['iPhone', 'iPad', 'Android', 'Windows', 'Mac', 'Linux'].find((name) => agent.includes(name))
  return `${browser === 'Edg' ? 'Edge' : browser}${system ? ` on ${system}` : ''}`
}
