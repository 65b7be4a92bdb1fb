import { Button, ErrorNotice, Form, FormActions, Row, Skeleton, Stack, Text, TextArea, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { Arrived } from '../../loaded.tsx'
import { fieldProblems } from '../../words.ts'
import { contract as work } from '../../work/contract.ts'
import type { CompetencyDetail } from '../contract.ts'
import { Asked } from './asked.tsx'
import { useManagers, verifierPlaces, WhoSawIt, whoWasNamed } from './who-saw-it.tsx'

type Props = { readonly detail: CompetencyDetail; readonly personId: string; readonly isAlone: boolean }

/** A piece of work, described outcome first, and who saw it. */
export function AddWork({ detail, personId, isAlone }: Props) {
  const known = useManagers(personId, isAlone)
  const managers = known ?? []
  const add = useTell(work.addWork)
  const [verifier, setVerifier] = useState('')
  const submit = (entered: FormData) => {
    const { name, named } = whoWasNamed(entered, managers)
    setVerifier(name)
    add.mutate({
      params: { personId },
      body: {
        competency: detail.competency,
        outcome: text(entered, 'outcome'),
        context: text(entered, 'context'),
        benefited: text(entered, 'benefited'),
        link: text(entered, 'link') || null,
        ...named,
      },
    })
  }
  const problems = fieldProblems(add.error, verifierPlaces)
  if (add.data) {
    return (
      <Arrived>
        <Stack>
          <Asked link={add.data.link} name={verifier} managers={managers} />
          <Row>
            <Button onPress={() => add.reset()}>Add another piece of work</Button>
          </Row>
        </Stack>
      </Arrived>
    )
  }
  return (
    <Form onSubmit={submit} problems={problems}>
      <Text kind="quiet">
        A piece of work counts once somebody who saw it has rated it by the level texts. You say who; it takes them about three minutes, and
        somebody you name needs no account.
      </Text>
      {add.error && Object.keys(problems).length === 0 ? <ErrorNotice problem={add.error} next="What you typed is still here." /> : null}
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
      {known === null ? <Skeleton lines={3} /> : <WhoSawIt managers={known} />}
      <FormActions>
        <Button type="submit" kind="primary" isPending={add.isPending}>
          Ask for a rating
        </Button>
      </FormActions>
    </Form>
  )
}

const text = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim()
