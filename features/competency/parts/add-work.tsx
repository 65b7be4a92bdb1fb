import { Button, ErrorNotice, Form, FormActions, Notice, Row, Stack, Text, TextArea, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { Arrived } from '../../loaded.tsx'
import { fieldProblems } from '../../words.ts'
import { contract as work } from '../../work/contract.ts'
import type { CompetencyDetail } from '../contract.ts'
import { CopyLink } from './copy-link.tsx'

type Props = { readonly detail: CompetencyDetail; readonly personId: string }

/** A piece of work, described outcome first, and who saw it. */
export function AddWork({ detail, personId }: Props) {
  const add = useTell(work.addWork)
  const [verifier, setVerifier] = useState('')
  const submit = (entered: FormData) => {
    setVerifier(text(entered, 'verifierName'))
    add.mutate({
      params: { personId },
      body: {
        competency: detail.competency,
        outcome: text(entered, 'outcome'),
        context: text(entered, 'context'),
        benefited: text(entered, 'benefited'),
        link: text(entered, 'link') || null,
        verifierName: text(entered, 'verifierName'),
        verifierEmail: text(entered, 'verifierEmail') || null,
      },
    })
  }
  if (add.data) {
    return (
      <Arrived>
        <Stack>
          {add.data.link ? (
            <CopyLink link={add.data.link} verifier={verifier} />
          ) : (
            <Notice title={`${verifier} gets a letter with a link`}>It counts once they have rated it.</Notice>
          )}
          <Row>
            <Button onPress={() => add.reset()}>Add another piece of work</Button>
          </Row>
        </Stack>
      </Arrived>
    )
  }
  return (
    <Form onSubmit={submit} problems={fieldProblems(add.error)}>
      <Text kind="quiet">
        A piece of work counts once somebody who saw it has rated it by the level texts. You name them; they need no account and about three
        minutes.
      </Text>
      {add.error && add.error.errors.length === 0 ? <ErrorNotice problem={add.error} next="What you typed is still here." /> : null}
      <TextArea
        name="outcome"
        label="What came of it"
        help="The outcome first: what is better now, for whom."
        minLength={10}
        maxLength={600}
        rows={2}
        remedy="Write at least a short sentence."
      />
      <TextArea
        name="context"
        label="What the situation was"
        help="What made it hard, what you did yourself."
        minLength={10}
        maxLength={600}
        rows={3}
        remedy="Write at least a short sentence."
      />
      <TextField
        name="benefited"
        label="Who benefited"
        minLength={3}
        maxLength={300}
        remedy="Name who is better off: a team, customers, people on call."
      />
      <TextField
        name="link"
        label="Where to see it"
        type="url"
        optional
        maxLength={500}
        pattern="https?://\S+"
        remedy="Write a web address that begins with https://, or leave it empty."
      />
      <TextField
        name="verifierName"
        label="Who saw it"
        help="Somebody who knows this work and would put their name to a rating."
        maxLength={80}
        remedy="Name one person."
      />
      <TextField
        name="verifierEmail"
        label="Their e-mail address"
        type="email"
        optional
        help="Only if this installation sends mail; otherwise you get a link to pass on."
        maxLength={254}
        remedy="Write an address such as name@example.org, or leave it empty."
      />
      <FormActions>
        <Button type="submit" kind="primary" isPending={add.isPending}>
          Ask for a rating
        </Button>
      </FormActions>
    </Form>
  )
}

const text = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim()
