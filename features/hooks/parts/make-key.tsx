import { Button, ErrorNotice, Form, FormActions, Row, Select, Stack, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { contract } from '../../keys/contract.ts'
import { Arrived } from '../../loaded.tsx'
import { type Scope, scopes } from '../../scopes.ts'
import { dateText, fieldProblems } from '../../words.ts'
import { SecretNotice } from './secret-notice.tsx'
import { Several } from './several.tsx'
import { entry, terms } from './words.ts'

/** Makes a key for a program, and shows its secret this once. */
export function MakeKey() {
  const make = useTell(contract.makeKey)
  const [none, setNone] = useState(false)
  if (make.data) {
    return (
      <Arrived>
        <Stack>
          <SecretNotice title="Your new key" label="The key" secret={make.data.secret} copy="Copy the key">
            Give it to the program that needs it. It is shown only now, because only a fingerprint of it is kept. It expires on{' '}
            {dateText(make.data.expiresAt)}.
          </SecretNotice>
          <Row>
            <Button onPress={() => make.reset()}>I have it</Button>
          </Row>
        </Stack>
      </Arrived>
    )
  }
  const submit = (entered: FormData) => {
    const chosen = entered.getAll('scopes') as Scope[]
    setNone(chosen.length === 0)
    if (chosen.length > 0) make.mutate({ body: { name: entry(entered, 'keyName'), scopes: chosen, days: Number(entry(entered, 'days')) } })
  }
  const { name, ...others } = fieldProblems(make.error)
  const atFields = { ...others, ...(name ? { keyName: name } : {}) }
  return (
    <Form onSubmit={submit} problems={atFields}>
      {make.error && Object.keys(atFields).length === 0 ? (
        <ErrorNotice problem={make.error} next="What you entered is still here." />
      ) : null}
      <TextField
        name="keyName"
        label="What the key is for"
        help="The name of the program that will use it. People see it in their log."
        autoComplete="off"
        maxLength={60}
        remedy="Write a name, such as Staff list."
      />
      <Several name="scopes" label="What it may do" choices={scopes} problem={none ? 'Choose at least one thing it may do.' : null} />
      <Select
        name="days"
        label="It expires after"
        choices={terms}
        defaultValue="90"
        help="It also stops opening anything once you are no longer an owner here."
        remedy="Choose how long."
      />
      <FormActions>
        <Button type="submit" kind="primary" isPending={make.isPending}>
          Make the key
        </Button>
      </FormActions>
    </Form>
  )
}
