import {
  Button,
  ButtonLink,
  Card,
  Confirm,
  Disclosure,
  EmptyState,
  ErrorNotice,
  Facts,
  Link,
  Page,
  Row,
  Section,
  Stack,
  Text,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../ask.ts'
import type { Received } from '../contract.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { dateText } from '../words.ts'
import { contract, type Draft } from './contract.ts'
import { Difference } from './parts/difference.tsx'
import { editHref } from './parts/places.ts'
import { Publish } from './parts/publish.tsx'
import { useDraft } from './parts/use-writing.ts'

type Versions = Received<typeof contract.listVersions>
const writers = ['hr', 'owner']

/** What people here are judged by: the version in force, the draft of the next one, and how it came to be. */
export function FrameworkPage({ me }: PageProps) {
  const [before, setBefore] = useState<number | null>(null)
  const versions = useAsk(contract.listVersions, { query: before === null ? {} : { before } }, { keep: true })
  const mayWrite = writers.includes(me.role) && me.orgKind !== 'solo'
  return (
    <Loaded from={versions} page={{ title: 'Framework', counts: null }}>
      {(data) => (
        <Page
          title="Framework"
          counts={null}
          lead="What is asked of whom, in which words, with both halves of equal weight. Whoever has an aim keeps the version it was set under."
        >
          <Stack gap="large">
            <Section title="In force">
              <InForce versions={data} />
            </Section>
            {mayWrite ? (
              <Section title="The next version">{data.draft ? <Writing versions={data} /> : <Begin number={data.inForce + 1} />}</Section>
            ) : null}
            <Section title="Earlier versions">
              <History versions={data} isOlder={before !== null} onTurn={setBefore} />
            </Section>
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function InForce({ versions: { inForce, versions } }: { readonly versions: Versions }) {
  const newest = versions.find(({ number }) => number === inForce)
  return (
    <Stack>
      {newest ? (
        <Facts
          facts={[
            { name: 'Version', value: newest.number },
            { name: 'Since', value: dateText(newest.publishedOn) },
            { name: 'Published by', value: newest.publishedBy },
            { name: 'Why', value: newest.why },
          ]}
        />
      ) : (
        <Text>
          {inForce === 0 ? 'The framework Evenkeel comes with. Nobody here has published one of your own yet.' : `Version ${inForce}.`}
        </Text>
      )}
      <Text>
        <Link href="/how-it-works">Read every competency and its levels</Link>
      </Text>
    </Stack>
  )
}

function Begin({ number }: { readonly number: number }) {
  const begin = useTell(contract.beginDraft)
  return (
    <Stack>
      {begin.error ? <ErrorNotice problem={begin.error} next="Nothing has changed." /> : null}
      <EmptyState
        level={3}
        title="No draft yet"
        takes="an hour for a first round"
        action={
          <Button kind="primary" isPending={begin.isPending} onPress={() => begin.mutate({})}>
            Begin version {number}
          </Button>
        }
      >
        A draft begins as a copy of what is in force. Change what differs here: roles, levels, what they ask for, and the words of each
        competency. It is checked while you write, and judges nobody before you publish it.
      </EmptyState>
    </Stack>
  )
}

function Writing({ versions }: { readonly versions: Versions }) {
  const draft = useDraft()
  return <Loaded from={draft}>{(data) => (data.draft ? <TheDraft draft={data.draft} versions={versions} /> : null)}</Loaded>
}

function TheDraft({ draft, versions: { inForce, draft: stub } }: { readonly draft: Draft; readonly versions: Versions }) {
  const discard = useTell(contract.discardDraft)
  const errors = draft.findings.filter(({ severity }) => severity === 'error').length
  return (
    <Arrived>
      <Card title={`Draft of version ${draft.number}`}>
        <Stack>
          <Text>
            {stub ? `Begun by ${stub.begunBy} on ${dateText(stub.begunOn)}. ` : ''}
            {errors === 0
              ? 'Nothing keeps it from being published.'
              : `${errors} ${errors === 1 ? 'thing is' : 'things are'} needed before it can be published.`}
          </Text>
          <Difference number={draft.number} since={inForce} none="Nothing is different from what is in force yet." />
          {discard.error ? <ErrorNotice problem={discard.error} next="The draft is still there." /> : null}
          <Row>
            <ButtonLink href={editHref} kind={errors === 0 ? 'quiet' : 'primary'}>
              Go on writing
            </ButtonLink>
            <Publish draft={draft} since={inForce} />
            <Confirm
              title="Discard the draft?"
              trigger={<Button>Discard the draft</Button>}
              confirm="Discard it"
              cancel="Keep it"
              danger
              onConfirm={() => discard.mutate({ body: { version: draft.version } })}
            >
              Everything written in it is gone for good. What is in force stays as it is.
            </Confirm>
          </Row>
        </Stack>
      </Card>
    </Arrived>
  )
}

type HistoryProps = { readonly versions: Versions; readonly isOlder: boolean; readonly onTurn: (before: number | null) => void }

function History({ versions: { versions, next }, isOlder, onTurn }: HistoryProps) {
  if (versions.length === 0) {
    return <Text kind="quiet">Once you publish a version of your own, every one stays here: when, by whom, why, and what it changed.</Text>
  }
  return (
    <Stack>
      {versions.map(({ number, publishedOn, publishedBy, why }) => (
        <Card key={number} title={`Version ${number}`}>
          <Stack gap="small">
            <Text>{why}</Text>
            <Text kind="quiet">
              {publishedBy}, {dateText(publishedOn)}
            </Text>
            <Disclosure label={`What it changed against ${number === 1 ? 'the framework Evenkeel comes with' : `version ${number - 1}`}`}>
              <Difference number={number} since={number - 1} none="Nothing was different." />
            </Disclosure>
          </Stack>
        </Card>
      ))}
      <Row>
        {isOlder ? <Button onPress={() => onTurn(null)}>Newest versions</Button> : null}
        {next === null ? null : <Button onPress={() => onTurn(next)}>Older versions</Button>}
      </Row>
    </Stack>
  )
}
