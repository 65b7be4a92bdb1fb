import { Button, Confirm, Dialog, ErrorNotice, Form, FormActions, Stack } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import type { EventId } from '../../events.ts'
import { fieldProblems } from '../../words.ts'
import { contract, type Hook } from '../contract.ts'
import { HookFields, hookIn } from './hook-fields.tsx'
import { hookName } from './words.ts'

type Of = { readonly hook: Hook }

/** Saves against the version the list showed when it was opened. */
export function ChangeHook({ hook }: Of) {
  const [open, setOpen] = useState(false)
  const [none, setNone] = useState(false)
  const save = useTell(contract.saveHook)
  const turn = (to: boolean) => {
    setOpen(to)
    setNone(false)
    save.reset()
  }
  const submit = (entered: FormData) => {
    const row = hookIn(entered)
    setNone(row.events.length === 0)
    if (row.events.length === 0) return
    const { hookId, version, state } = hook
    save.mutate({ params: { hookId }, body: { ...row, paused: state !== 'on', version } }, { onSuccess: () => turn(false) })
  }
  const atFields = fieldProblems(save.error, { 'address-not-allowed': 'url' })
  return (
    <Dialog
      title={`Change ${hookName(hook)}`}
      trigger={<Button aria-label={`Change ${hookName(hook)}`}>Change</Button>}
      open={open}
      onOpenChange={turn}
    >
      <Form onSubmit={submit} problems={atFields}>
        {save.error && Object.keys(atFields).length === 0 ? (
          <ErrorNotice problem={save.error} next="What you entered is still here." />
        ) : null}
        <HookFields now={hook} none={none} />
        <FormActions>
          <Button type="submit" kind="primary" isPending={save.isPending}>
            Save
          </Button>
          <Button onPress={() => turn(false)}>Keep it as it is</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

/** Pausing is undone by the button that stands there then. */
export function SwitchHook({ hook }: Of) {
  const save = useTell(contract.saveHook)
  const { hookId, url, description, events, version } = hook
  const paused = hook.state === 'on'
  const body = { url, description, events: events as Exclude<EventId, 'ping'>[], paused, version }
  const words = paused ? 'Pause' : 'Switch on'
  return (
    <Stack gap="small">
      <Button
        aria-label={`${words} ${hookName(hook)}`}
        isPending={save.isPending}
        onPress={() => save.mutate({ params: { hookId }, body })}
      >
        {words}
      </Button>
      {save.error ? <ErrorNotice problem={save.error} next="Nothing has changed." /> : null}
    </Stack>
  )
}

export function RemoveHook({ hook }: Of) {
  const remove = useTell(contract.removeHook)
  return (
    <Stack gap="small">
      <Confirm
        title={`Remove ${hookName(hook)}?`}
        trigger={<Button aria-label={`Remove ${hookName(hook)}`}>Remove</Button>}
        confirm="Remove the webhook"
        danger
        onConfirm={() => remove.mutate({ params: { hookId: hook.hookId } })}
      >
        Nothing more is sent there, what waits neither, and its secret is forgotten. To stop it for a while, pause it instead.
      </Confirm>
      {remove.error ? <ErrorNotice problem={remove.error} next="Nothing has changed." /> : null}
    </Stack>
  )
}
