import { ButtonLink, Card, Facts, Notice, Row, Stack, Tag, Text } from '@evenkeel/ui'
import { useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { dateText, timeText } from '../../words.ts'
import { contract, type Hook } from '../contract.ts'
import { ChangeHook, RemoveHook, SwitchHook } from './hook-deeds.tsx'
import { eventText, hookName, hookStates } from './words.ts'

/** The webhooks there are, how each does, and what can be done with it. */
export function Hooks() {
  const known = useAsk(contract.listHooks, {})
  return (
    <Loaded from={known}>
      {({ hooks }) =>
        hooks.length === 0 ? (
          <Text kind="quiet">
            No webhook yet. With one, a program of yours hears at once when somebody joins or a team changes: who and what by id, never how
            anybody stands.
          </Text>
        ) : (
          <Stack>
            {hooks.map((hook) => (
              <HookCard key={hook.hookId} hook={hook} />
            ))}
          </Stack>
        )
      }
    </Loaded>
  )
}

function HookCard({ hook }: { readonly hook: Hook }) {
  return (
    <Card title={hookName(hook)} aside={<Tag tone={hook.state === 'stopped' ? 'warning' : 'plain'}>{hookStates[hook.state]}</Tag>}>
      <Stack>
        <Health hook={hook} />
        <Facts
          facts={[
            { name: 'Address', value: <span>{hook.url}</span> },
            { name: 'Sent when', value: hook.events.map(eventText).join('; ') },
            ...(hook.formerSecretUntil
              ? [{ name: 'The secret before', value: `signs too until ${timeText(hook.formerSecretUntil)}` }]
              : []),
          ]}
        />
        <Row>
          <ButtonLink href={`/organisation/connections/${hook.hookId}`}>What was sent</ButtonLink>
          <ChangeHook hook={hook} />
          <SwitchHook hook={hook} />
          <RemoveHook hook={hook} />
        </Row>
      </Stack>
    </Card>
  )
}

function Health({ hook: { state, failingSince } }: { readonly hook: Hook }) {
  if (state === 'stopped') {
    return (
      <Notice tone="warning" title="Evenkeel switched this off">
        The receiver took nothing for a week, or said that it is gone. Mend the receiver, then switch this on; what was not taken can be
        sent again under What was sent.
      </Notice>
    )
  }
  if (failingSince === null || state !== 'on') return null
  return (
    <Notice tone="warning" title={`Nothing was taken since ${dateText(failingSince)}`}>
      It is tried again for three days. After a week of this the webhook is switched off.
    </Notice>
  )
}
