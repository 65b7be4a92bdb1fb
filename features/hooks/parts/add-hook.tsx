import { Button, ErrorNotice, Form, FormActions, Row, Stack } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { Arrived } from '../../loaded.tsx'
import { fieldProblems } from '../../words.ts'
import { contract } from '../contract.ts'
import { HookFields, hookIn } from './hook-fields.tsx'
import { SecretNotice } from './secret-notice.tsx'

/** Adds a webhook, and shows the secret that signs what it sends this once. */
export function AddHook() {
  const add = useTell(contract.addHook)
  const [none, setNone] = useState(false)
  if (add.data) {
    return (
      <Arrived>
        <Stack>
          <SecretNotice title="The secret that signs what is sent" label="The secret" secret={add.data.secret} copy="Copy the secret">
            Give it to the receiver, which checks with it that what arrives came from here (Standard Webhooks). It is shown only now; you
            can make a new one at any time.
          </SecretNotice>
          <Row>
            <Button onPress={() => add.reset()}>I have it</Button>
          </Row>
        </Stack>
      </Arrived>
    )
  }
  const submit = (entered: FormData) => {
    const body = hookIn(entered)
    setNone(body.events.length === 0)
    if (body.events.length > 0) add.mutate({ body })
  }
  const atFields = fieldProblems(add.error, { 'address-not-allowed': 'url' })
  return (
    <Form onSubmit={submit} problems={atFields}>
      {add.error && Object.keys(atFields).length === 0 ? <ErrorNotice problem={add.error} next="What you entered is still here." /> : null}
      <HookFields now={null} none={none} />
      <FormActions>
        <Button type="submit" kind="primary" isPending={add.isPending}>
          Add the webhook
        </Button>
      </FormActions>
    </Form>
  )
}
