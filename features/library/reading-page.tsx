import { Button, ButtonLink, Confirm, ErrorNotice, Facts, Notice, Page, Row, Section, Stack, Table, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract, type Import } from './contract.ts'
import styles from './library.module.css'
import { Changes } from './parts/changes.tsx'
import { HowRead } from './parts/how-read.tsx'
import { MappingOf } from './parts/mapping.tsx'
import { Problems } from './parts/problems.tsx'
import { useReading } from './parts/use-reading.ts'
import { counted, countsText, figure, sourceText, undated, whatToDo } from './parts/words.ts'

const title = 'What was read'

/** What was read from the files, before anything comes in: a person looks it over, corrects how it was read, and decides. */
export function ReadingPage({ params }: PageProps) {
  const importId = params.importId ?? ''
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const found = useAsk(contract.showFrameworkImport, { params: { readingId: importId } }, { enabled: outcome === null })
  if (outcome) return <Done outcome={outcome} />
  return (
    <Loaded from={found} page={{ title, counts: null }}>
      {(known) => <Reading found={known} onDone={setOutcome} />}
    </Loaded>
  )
}

type Outcome = { readonly frameworkId: string; readonly number: number; readonly brought: boolean } | 'dropped'

function Reading({ found, onDone }: { readonly found: Import; readonly onDone: (outcome: Outcome) => void }) {
  const { importId, reading, version } = found
  const params = { readingId: importId }
  const { chosen, say, isReading, problem } = useReading(importId, found.chosen)
  const bring = useTell(contract.bringInFramework)
  const drop = useTell(contract.dropImport)
  const holds = reading !== null && reading.counts.roles + reading.counts.skills > 0
  return (
    <Page title={title} counts={null} width="wide" lead="Nothing has come in yet. Look it over, correct how it was read, then decide.">
      <Stack gap="large">
        {problem ? <ErrorNotice problem={problem} next="What was read before still stands below." /> : null}
        <Summary found={found} />
        <Section title="How it was read">
          <div className={styles.form}>
            <HowRead found={found} chosen={chosen} onSay={say} isReading={isReading} />
          </div>
        </Section>
        {reading?.table ? (
          <Section title="What the columns mean">
            <MappingOf found={found} chosen={chosen} onSay={say} />
          </Section>
        ) : null}
        {reading && reading.preview.length > 0 ? (
          <Section title="The first of what comes out">
            <Preview preview={reading.preview} />
          </Section>
        ) : null}
        {reading && reading.problems > 0 ? (
          <Section title={`${counted(reading.problems, 'problem')} to know about`}>
            <Problems importId={importId} version={version} />
          </Section>
        ) : null}
        {found.against && found.against.changes > 0 ? (
          <Section title="What is different from the release in the library">
            <DifferencesOf importId={importId} />
          </Section>
        ) : null}
        <Section title="Decide">
          <Stack>
            {bring.error ? <ErrorNotice problem={bring.error} next="Nothing has come in. What was read is still here." /> : null}
            {drop.error ? <ErrorNotice problem={drop.error} next={whatToDo} /> : null}
            <Text>{decision(found)}</Text>
            <Row>
              {holds ? (
                <Button
                  kind="primary"
                  isPending={bring.isPending || isReading}
                  onPress={() => bring.mutate({ params, body: { version } }, { onSuccess: onDone })}
                >
                  Bring it in
                </Button>
              ) : null}
              <Confirm
                title="Let go of this import?"
                trigger={<Button>Let it go</Button>}
                confirm="Let it go"
                onConfirm={() => drop.mutate({ params }, { onSuccess: () => onDone('dropped') })}
              >
                The library stays as it is. You can choose the same files again at any time.
              </Confirm>
            </Row>
          </Stack>
        </Section>
      </Stack>
    </Page>
  )
}

function Summary({ found: { reading, files } }: { readonly found: Import }) {
  if (!reading?.source) {
    return (
      <Notice tone="warning" title="No way to read a framework knows these files">
        Choose below how they should be read, or choose other files: {files.map(({ name }) => name).join(', ')}.
      </Notice>
    )
  }
  const { source, counted: upstream, counts } = reading
  return (
    <Section title={sourceText(source)}>
      <Stack>
        <Facts
          facts={[
            { name: 'Version', value: source.version === undated ? 'The files do not say. Say it below.' : source.version },
            { name: 'Licence', value: source.licence },
            { name: 'Notice', value: source.notice },
            ...(source.address === null ? [] : [{ name: 'Address', value: source.address }]),
            { name: 'Files', value: files.map(({ name }) => name).join(', ') },
            { name: 'In all', value: countsText(counts) },
          ]}
        />
        {Object.keys(upstream).length > 0 ? (
          <>
            <Text>Counted in the files, in the words of the framework: compare it with what its publisher says.</Text>
            <Table
              caption="Counted in the files"
              rows={Object.entries(upstream).map(([what, number]) => ({ what, number }))}
              rowId={({ what }) => what}
              columns={[
                { id: 'what', name: 'What', cell: ({ what }) => what.charAt(0).toUpperCase() + what.slice(1) },
                { id: 'number', name: 'How many', number: true, cell: ({ number }) => figure(number) },
              ]}
            />
          </>
        ) : null}
      </Stack>
    </Section>
  )
}

function Preview({ preview }: { readonly preview: NonNullable<Import['reading']>['preview'] }) {
  return (
    <Table
      caption="The first requirements"
      rows={preview.map((row, i) => ({ ...row, id: String(i) }))}
      rowId={({ id }) => id}
      columns={[
        { id: 'role', name: 'Role', cell: ({ role }) => role },
        { id: 'level', name: 'Role level', cell: ({ level }) => level },
        { id: 'skill', name: 'Skill', cell: ({ skill }) => skill },
        { id: 'half', name: 'Half', cell: ({ half }) => (half === null ? 'Not sorted' : half === 'people' ? 'People' : 'Technical') },
        { id: 'required', name: 'Level asked for', number: true, cell: ({ required }) => required ?? 'None' },
      ]}
    />
  )
}

const size = 50

function DifferencesOf({ importId }: { readonly importId: string }) {
  const [after, setAfter] = useState(0)
  const changes = useAsk(contract.listImportChanges, { params: { readingId: importId }, query: { after, limit: size } }, { keep: true })
  return <Loaded from={changes}>{(page) => <Changes page={page} after={after} size={size} onGo={setAfter} />}</Loaded>
}

function decision({ reading, against }: Import): string {
  if (!reading || reading.counts.roles + reading.counts.skills === 0) return 'Nothing was found that could come in.'
  if (against === null)
    return 'This framework is new here. Everybody in the organisation can read it once it has come in; nobody is measured by it.'
  const held = against.version === undated ? 'a release' : `release ${against.version}`
  if (against.changes === 0) return `The library holds exactly this already, as ${held}. Bringing it in changes nothing.`
  return `The library holds ${held}: ${counted(against.changes, 'change')}. That release stays, so that you can look at the difference later.`
}

function Done({ outcome }: { readonly outcome: Outcome }) {
  const [words, href, link] =
    outcome === 'dropped'
      ? ['The import was let go; the library is as it was.', '/library', 'See the library']
      : outcome.brought
        ? ['The framework is in the library now.', `/library/${outcome.frameworkId}`, 'See the framework']
        : ['The library holds exactly this already: nothing was changed.', `/library/${outcome.frameworkId}`, 'See the framework']
  return (
    <Page title={title} counts={null}>
      <Arrived>
        <Notice title={words}>
          <ButtonLink kind="primary" href={href}>
            {link}
          </ButtonLink>
        </Notice>
      </Arrived>
    </Page>
  )
}
