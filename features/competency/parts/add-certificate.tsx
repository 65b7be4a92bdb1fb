import { Button, ErrorNotice, Form, FormActions, LevelChoice, Text, TextField } from '@evenkeel/ui'
import { useTell } from '../../ask.ts'
import { contract as certificates } from '../../certificates/contract.ts'
import { fieldProblems } from '../../words.ts'
import type { CompetencyDetail } from '../contract.ts'
import { Added } from './added.tsx'

type Props = { readonly detail: CompetencyDetail; readonly personId: string }

const places = { 'dates-crossed': 'expiresOn' }

/** A certificate, with the level it proves and the day it was earned. */
export function AddCertificate({ detail, personId }: Props) {
  const add = useTell(certificates.addCertificate)
  const submit = (entered: FormData) =>
    add.mutate({
      params: { personId },
      body: {
        competency: detail.competency,
        level: Number(entered.get('level')),
        title: text(entered, 'title'),
        issuer: text(entered, 'issuer'),
        number: text(entered, 'number') || null,
        issuedOn: text(entered, 'issuedOn'),
        expiresOn: text(entered, 'expiresOn') || null,
        verifyLink: text(entered, 'verifyLink') || null,
      },
    })
  if (add.data) return <Added again={() => add.reset()}>Your certificate counts from the day it was issued.</Added>
  return (
    <Form onSubmit={submit} problems={fieldProblems(add.error, places)}>
      {add.error && Object.keys(fieldProblems(add.error, places)).length === 0 ? (
        <ErrorNotice problem={add.error} next="What you typed is still here." />
      ) : null}
      <Text kind="quiet">A certificate says what you could do on the day you passed, and less as time goes by.</Text>
      <TextField name="title" label="Title" maxLength={120} remedy="Write what stands on the certificate." />
      <TextField name="issuer" label="Issued by" maxLength={120} remedy="Name who issued it." />
      <TextField name="number" label="Number" optional maxLength={80} />
      <TextField name="issuedOn" label="Issued on" type="date" remedy="Choose the day it was issued." />
      <TextField name="expiresOn" label="Valid until" type="date" optional />
      <TextField
        name="verifyLink"
        label="Where it can be checked"
        type="url"
        optional
        maxLength={500}
        pattern="https?://\S+"
        remedy="Write a web address that begins with https://, or leave it empty."
      />
      <LevelChoice
        name="level"
        label="Which text comes closest to what it proves?"
        anchors={detail.anchors.map((anchor, i) => ({ level: i + 1, anchor }))}
        remedy="Choose the text that comes closest."
      />
      <FormActions>
        <Button type="submit" kind="primary" isPending={add.isPending}>
          Add certificate
        </Button>
      </FormActions>
    </Form>
  )
}

const text = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim()
