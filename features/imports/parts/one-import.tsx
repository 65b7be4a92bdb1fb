import {
  Button,
  Confirm,
  Copyable,
  Disclosure,
  ErrorNotice,
  FileChoice,
  Heading,
  Notice,
  ProgressBar,
  Row,
  Section,
  Stack,
  Text,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../../ask.ts'
import { Arrived, Loaded } from '../../loaded.tsx'
import { contract, type Shown } from '../contract.ts'
import { BadRows } from './bad-rows.tsx'
import { Columns } from './columns.tsx'
import { Outcome } from './outcome.tsx'
import { useWork } from './use-work.ts'
import { amount, kindNames } from './words.ts'

type Props = { readonly importId: string; readonly file: Blob | null }

/** One file on its way in: what is happening with it, what would be done, and the one thing to press. */
export function OneImport({ importId, file }: Props) {
  const shown = useAsk(contract.showImport, { params: { importId } })
  return <Loaded from={shown}>{(data) => <Standing key={importId} shown={data} first={file} />}</Loaded>
}

function Standing({ shown, first }: { readonly shown: Shown; readonly first: Blob | null }) {
  const [file, setFile] = useState(first)
  const work = useWork(shown, file)
  const bring = useTell(contract.bringIn)
  const discard = useTell(contract.discardImport)
  const { importId, state, result, version } = shown
  const params = { importId }
  const isOpen = ['receiving', 'checking', 'ready', 'broken'].includes(state)
  const problem = work.problem ?? bring.error ?? discard.error
  return (
    <Section title={`${kindNames[shown.kind]}: ${shown.fileName}`}>
      <Stack>
        {problem ? (
          <ErrorNotice
            problem={problem}
            next={
              work.problem ? (
                <Button onPress={work.again}>Try again</Button>
              ) : (
                'Nothing was brought in. Load the page again to see how it stands.'
              )
            }
          />
        ) : null}
        {work.happening !== null ? (
          <ProgressBar
            happening={work.happening}
            done={work.done}
            leave="You can leave: what has been sent is kept for 14 days, and goes on when you come back."
          />
        ) : null}
        {state === 'receiving' && file === null ? (
          <FileChoice
            label="The file has not come whole"
            help="Choose the same file again; it goes on where it stopped."
            choose="Choose the file again"
            accept={['.csv', '.tsv', '.txt', 'text/csv']}
            onFiles={([file]) => setFile(file)}
          />
        ) : null}
        {state === 'broken' ? (
          <Notice tone="warning" title="The file cannot be read">
            {shown.fault} Nothing was brought in.
          </Notice>
        ) : null}
        {state === 'checking' && shown.unmapped.length > 0 ? (
          <Notice tone="warning" title="Some columns are not known">
            Say below which columns hold: {shown.unmapped.join(', ')}.
          </Notice>
        ) : null}
        {state === 'ready' && result && result.rows.bad > 0 ? <BadRows shown={shown} count={result.rows.bad} /> : null}
        {state === 'done' ? <Done shown={shown} /> : null}
        {state === 'discarded' ? (
          <Arrived>
            <Notice title="It is thrown away">Nothing was brought in.</Notice>
          </Arrived>
        ) : null}
        {state === 'taken-back' ? (
          <Notice title="This import was taken back">What it brought in no longer counts. The same file can be brought in again.</Notice>
        ) : null}
        {state === 'ready' && result?.rows.bad === 0 ? <Text>Nothing has been done yet. Bringing it in would do this:</Text> : null}
        {result && state !== 'taken-back' && result.rows.bad === 0 ? <Outcome shown={shown} result={result} /> : null}
        {shown.header.length > 0 && ['checking', 'ready'].includes(state) ? (
          <Disclosure kind="part" label="What the columns mean" open={shown.unmapped.length > 0}>
            <Columns key={version} shown={shown} />
          </Disclosure>
        ) : null}
        {isOpen ? (
          <Row>
            {state === 'ready' && result?.rows.bad === 0 ? (
              <Button kind="primary" isPending={bring.isPending} onPress={() => bring.mutate({ params, body: { version } })}>
                Bring it in
              </Button>
            ) : null}
            <Button isPending={discard.isPending} onPress={() => discard.mutate({ params })}>
              Throw it away
            </Button>
          </Row>
        ) : null}
      </Stack>
    </Section>
  )
}

function Done({ shown }: { readonly shown: Shown }) {
  const back = useTell(contract.takeBackImport)
  const invite = useTell(contract.inviteImported)
  const params = { importId: shown.importId }
  return (
    <Stack>
      <Arrived>
        <Notice title="It is brought in">
          {shown.kind === 'people'
            ? shown.toInvite > 0
              ? 'Nobody has been written to.'
              : 'Everybody is in the list under Organisation.'
            : 'Each person sees under their own profile what came in about them, and may contest it.'}
        </Notice>
      </Arrived>
      {(invite.error ?? back.error) ? <ErrorNotice problem={(invite.error ?? back.error)!} next="Nothing has changed." /> : null}
      {invite.data ? (
        <Notice title={invite.data.mailed > 0 ? `${amount(invite.data.mailed, 'letter goes', 'letters go')} out` : 'Links to hand over'}>
          <Stack gap="small">
            <Text>Each link works once, for 14 days, and is shown only now.</Text>
            {invite.data.links.map(({ name, link }) => (
              <Stack key={link} gap="small">
                <Heading level={3}>{name}</Heading>
                <Copyable label={`The link for ${name}`} text={link} copy="Copy the link" />
              </Stack>
            ))}
          </Stack>
        </Notice>
      ) : null}
      <Row>
        {shown.toInvite > 0 ? (
          <Button kind="primary" isPending={invite.isPending} onPress={() => invite.mutate({ params })}>
            {`Invite ${amount(shown.toInvite, 'person', 'people')}`}
          </Button>
        ) : null}
        <Confirm
          title="Take this import back?"
          trigger={<Button>Take this import back</Button>}
          confirm="Take it back"
          danger
          onConfirm={() => back.mutate({ params, body: { version: shown.version } })}
        >
          {shown.kind === 'people'
            ? 'People it added who have not come yet are taken off the list. Who has come stays, and so do places in teams that changed.'
            : 'The evidence it brought is withdrawn: it no longer counts, and both stays on record. You can bring the file in again.'}
        </Confirm>
      </Row>
    </Stack>
  )
}
