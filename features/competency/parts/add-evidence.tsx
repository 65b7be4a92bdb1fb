import {
  Button,
  ErrorNotice,
  Form,
  FormActions,
  LevelChoice,
  NumberField,
  Section,
  Stack,
  Tabs,
  Text,
  TextArea,
  TextField,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { contract as certificates } from '../../certificates/contract.ts'
import { contract as sittings } from '../../sittings/contract.ts'
import { fieldProblems } from '../../words.ts'
import { contract as work } from '../../work/contract.ts'
import { type CompetencyDetail, contract } from '../contract.ts'
import { CopyLink } from './copy-link.tsx'

type Props = { readonly detail: CompetencyDetail; readonly personId: string }

/** Every way one person alone can add evidence; the address may say which one to open with (?do=work). */
export function AddEvidence({ detail, personId, doing }: Props & { readonly doing: string | null }) {
  const at = { detail, personId }
  const tabs = [
    { id: 'work', label: 'Work', content: <AddWork {...at} /> },
    ...(detail.canTest ? [{ id: 'test', label: 'Short test', content: <Sit {...at} kind="test" /> }] : []),
    ...(detail.canRateSituation ? [{ id: 'situation', label: 'Situation', content: <Sit {...at} kind="situation" /> }] : []),
    { id: 'certificate', label: 'Certificate', content: <AddCertificate {...at} /> },
    { id: 'self', label: 'My own view', content: <AssessMyself {...at} /> },
    { id: 'practise', label: 'Practise', content: <Grow detail={detail} /> },
  ]
  const wanted = doing === 'study' ? 'practise' : doing
  const [selected, setSelected] = useState(tabs.find((tab) => tab.id === wanted)?.id ?? tabs[0]!.id)
  return (
    <Section title="Add evidence">
      <Tabs label="Ways to add evidence" tabs={tabs} selected={selected} onSelect={setSelected} />
    </Section>
  )
}

const text = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim()

function AddWork({ detail, personId }: Props) {
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
      <Stack>
        {add.data.link ? (
          <CopyLink link={add.data.link} verifier={verifier} />
        ) : (
          <Text>{verifier} gets a letter with a link. It counts once they have rated it.</Text>
        )}
        <Button onPress={() => add.reset()}>Add another piece of work</Button>
      </Stack>
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

function AddCertificate({ detail, personId }: Props) {
  const add = useTell(certificates.addCertificate)
  const submit = (entered: FormData) =>
    add.mutate({
      params: { personId },
      body: {
        competency: detail.competency,
        level: Number(entered.get('level')),
        title: text(entered, 'title'),
        issuer: text(entered, 'issuer'),
        number: text(entered, 'number'),
        issuedOn: text(entered, 'issuedOn'),
        expiresOn: text(entered, 'expiresOn') || null,
        verifyLink: text(entered, 'verifyLink') || null,
      },
    })
  if (add.data) return <Added again={() => add.reset()} words="Your certificate counts from the day it was issued." />
  return (
    <Form onSubmit={submit} problems={fieldProblems(add.error, { 'dates-crossed': 'issuedOn' })}>
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
      <NumberField
        name="level"
        label="Level it comes closest to"
        help="Compare what it proves with the level texts below."
        minValue={1}
        maxValue={5}
        defaultValue={3}
        remedy="Choose a level from 1 to 5."
      />
      <FormActions>
        <Button type="submit" kind="primary" isPending={add.isPending}>
          Add certificate
        </Button>
      </FormActions>
    </Form>
  )
}

function AssessMyself({ detail, personId }: Props) {
  const assess = useTell(contract.assess)
  if (assess.data)
    return (
      <Added
        again={() => assess.reset()}
        words="Noted. Your own view counts a little; the difference to other evidence is what you can learn from."
      />
    )
  return (
    <Form
      onSubmit={(entered) => {
        const level = entered.get('level')
        assess.mutate({
          params: { personId },
          body: { competency: detail.competency, level: level === null || level === 'not-seen' ? null : Number(level) },
        })
      }}
    >
      {assess.error ? <ErrorNotice problem={assess.error} next="Your choice is still here." /> : null}
      <LevelChoice
        name="level"
        label="Where do you see yourself today?"
        anchors={detail.anchors.map((anchor, i) => ({ level: i + 1, anchor }))}
        notSeen="I have not had a chance to do this yet"
        remedy="Choose the text that comes closest."
      />
      <FormActions>
        <Button type="submit" kind="primary" isPending={assess.isPending}>
          Save my view
        </Button>
      </FormActions>
    </Form>
  )
}

function Sit({ detail, personId, kind }: Props & { readonly kind: 'test' | 'situation' }) {
  const open = useTell(sittings.openSitting)
  const begin = () =>
    open.mutate(
      { params: { personId }, body: { kind, competency: detail.competency } },
      { onSuccess: ({ id }) => window.location.assign(`/sittings/${id}`) },
    )
  return (
    <Stack>
      <Text>
        {kind === 'test'
          ? 'Six problems that adapt to you, about five minutes. There is no timer, and "I don\'t know" is an answer.'
          : 'One moment at work, five things one could do. You say how well each works; about two minutes.'}
      </Text>
      {open.error ? <ErrorNotice problem={open.error} next="Choose another kind of evidence, or try again." /> : null}
      <Button kind="primary" onPress={begin} isPending={open.isPending}>
        {kind === 'test' ? 'Begin the test' : 'Show me the situation'}
      </Button>
    </Stack>
  )
}

/** Growing is not evidence; it says so, and names one thing to try. */
function Grow({ detail }: { readonly detail: CompetencyDetail }) {
  const next = Math.min(5, detail.atLevel + 1)
  return (
    <Stack>
      <Text>Practice belongs to you and is not evidence. Take the text of level {next} into one real moment this week:</Text>
      <Text kind="lead">{detail.anchors[next - 1]}</Text>
      <Text kind="quiet">
        Choose the moment now, with a day and a place, and afterwards note what the other person did. When it went well, ask somebody who
        was there to rate it: that is work evidence.
      </Text>
    </Stack>
  )
}

function Added({ again, words }: { readonly again: () => void; readonly words: string }) {
  return (
    <Stack>
      <Text>{words}</Text>
      <Button onPress={again}>Add another</Button>
    </Stack>
  )
}
