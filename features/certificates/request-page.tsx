import {
  Button,
  ButtonLink,
  ErrorNotice,
  Facts,
  Form,
  FormActions,
  Notice,
  Page,
  RadioChoice,
  Section,
  Stack,
  Tag,
  Text,
  TextField,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { dateText, fieldProblems } from '../words.ts'
import { type CertificateToSee, contract } from './contract.ts'

type At = { readonly personId: string; readonly requestId: string }

/** For a manager who was asked to look at a certificate. It says that somebody looked, and changes no estimate. */
export function CertificateRequestPage({ params }: PageProps) {
  const [person, setPerson] = useState<string | null>(null)
  const at = { personId: params.personId ?? '', requestId: params.requestId ?? '' }
  return person === null ? <ToAnswer at={at} onAnswered={setPerson} /> : <Thanks person={person} />
}

function ToAnswer({ at, onAnswered }: { readonly at: At; readonly onAnswered: (person: string) => void }) {
  const known = useAsk(contract.showCertificateRequest, { params: at })
  return (
    <Loaded from={known} page={{ title: 'A certificate to look at', counts: true }}>
      {(certificate) => (
        <Page
          title={`${certificate.person} asks you to look at a certificate`}
          counts
          lead={`Say whether you saw it. It takes about three minutes. ${certificate.person} sees that you looked.`}
        >
          <Stack gap="large">
            <Section title={certificate.title} aside={certificate.isExpired ? <Tag tone="warning">Expired</Tag> : null}>
              <Facts facts={factsOf(certificate)} />
            </Section>
            <Answer at={at} certificate={certificate} onAnswered={() => onAnswered(certificate.person)} />
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function factsOf({ competency, issuer, number, issuedOn, expiresOn, isExpired, verifyLink, askedOn, checks }: CertificateToSee) {
  return [
    { name: 'Speaks about', value: competency },
    { name: 'Issued by', value: issuer },
    { name: 'Number', value: number ?? 'None given' },
    { name: 'Issued on', value: dateText(issuedOn) },
    { name: isExpired ? 'Expired on' : 'Valid until', value: expiresOn ? dateText(expiresOn) : 'No end given' },
    { name: 'Where to check it', value: verifyLink ?? 'No address given: ask to be shown it' },
    { name: 'Asked on', value: dateText(askedOn) },
    ...(checks.length > 0
      ? [
          {
            name: 'Looked at before',
            value: checks.map(({ by, on, seen }) => `${by} ${seen ? 'saw it' : 'could not check it'} on ${dateText(on)}`).join('; '),
          },
        ]
      : []),
  ]
}

type AnswerProps = { readonly at: At; readonly certificate: CertificateToSee; readonly onAnswered: () => void }

function Answer({ at, certificate, onAnswered }: AnswerProps) {
  const answer = useTell(contract.answerCertificateRequest)
  const [outcome, setOutcome] = useState<string | null>(null)
  const problems = fieldProblems(answer.error, { 'reason-missing': 'reason' })
  const submit = (entered: FormData) => {
    const seen = outcome === 'seen'
    const reason = seen ? null : String(entered.get('reason') ?? '').trim()
    answer.mutate({ params: at, body: { seen, reason } }, { onSuccess: onAnswered })
  }
  return (
    <Form onSubmit={submit} problems={problems}>
      {answer.error && Object.keys(problems).length === 0 ? (
        <ErrorNotice problem={answer.error} next="Go back to My people: it may have been taken back, or is no longer shared with you." />
      ) : null}
      <RadioChoice
        name="outcome"
        label="Did you see it?"
        choices={[
          { id: 'seen', name: 'I saw it', about: 'The document, or the entry where the issuer lists it.' },
          { id: 'not-checked', name: 'I could not check it', about: 'You say why in a line.' },
        ]}
        value={outcome}
        onChange={setOutcome}
        remedy="Choose one of the two."
      />
      {outcome === 'not-checked' ? (
        <TextField
          name="reason"
          label="Why not?"
          help={`${certificate.person} reads it and can mend it: a wrong number, an address that leads nowhere.`}
          maxLength={200}
          remedy="Say in a line why it could not be checked."
        />
      ) : null}
      <Notice title="What happens with your answer">
        It stands with the certificate, with your name and the day, for {certificate.person} and those it is shared with. It changes no
        estimate.
      </Notice>
      <FormActions>
        <Button type="submit" kind="primary" isPending={answer.isPending}>
          Send my answer
        </Button>
        <ButtonLink href="/reports">Not now</ButtonLink>
      </FormActions>
    </Form>
  )
}

function Thanks({ person }: { readonly person: string }) {
  return (
    <Arrived>
      <Page
        title="Thank you"
        counts={null}
        lead={`${person} sees what you said, with your name.`}
        actions={<ButtonLink href="/reports">Back to my people</ButtonLink>}
      >
        <Text kind="quiet">It no longer waits for you.</Text>
      </Page>
    </Arrived>
  )
}
