import {
  Button,
  Disclosure,
  ErrorNotice,
  Facts,
  FileChoice,
  Link,
  Notice,
  Page,
  RadioChoice,
  Row,
  Section,
  Stack,
  Table,
  Text,
  TextArea,
} from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { timeText } from '../words.ts'
import { contract, fields, type Kind } from './contract.ts'
import { keep } from './parts/csv-text.ts'
import { OneImport } from './parts/one-import.tsx'
import { examples, kindNames, stateNames } from './parts/words.ts'

/** Files of people and of ratings: choose one, see what it would do, bring it in. */
export function ImportsPage({ me }: PageProps) {
  const [begun, setBegun] = useState<{ importId: string; file: Blob } | null>(null)
  if (me.orgKind === 'solo') {
    return (
      <Page title="Import" counts={null} lead="Files of people and ratings belong to an organisation.">
        <Text>
          You are on your own here. <Link href="/organisation">Set up an organisation</Link> first.
        </Text>
      </Page>
    )
  }
  return (
    <Page
      title="Import"
      counts={null}
      width="wide"
      lead="Bring in people, teams and ratings from files. You see what would happen before it does; it is all of a file, or nothing."
    >
      <Stack gap="large">
        {begun ? (
          <>
            <OneImport key={begun.importId} importId={begun.importId} file={begun.file} />
            <Row>
              <Button onPress={() => setBegun(null)}>Bring in another file</Button>
            </Row>
          </>
        ) : (
          <Begin isDemo={me.orgKind === 'demo'} onBegun={(importId, file) => setBegun({ importId, file })} />
        )}
        <Section title="Files so far">
          <History />
        </Section>
      </Stack>
    </Page>
  )
}

type BeginProps = { readonly isDemo: boolean; readonly onBegun: (importId: string, file: Blob) => void }

function Begin({ isDemo, onBegun }: BeginProps) {
  const [kind, setKind] = useState<Kind>('people')
  const [pasted, setPasted] = useState('')
  const begin = useTell(contract.beginImport)
  const take = (file: Blob, fileName: string) =>
    begin.mutate(
      { body: { kind, fileName: fileName.slice(-200), size: Math.min(file.size, 2_147_483_647) } },
      { onSuccess: ({ importId }) => onBegun(importId, file) },
    )
  return (
    <Section title="A new file">
      <Stack>
        {begin.error ? <ErrorNotice problem={begin.error} next="The file is still on your computer; choose it again." /> : null}
        <RadioChoice
          label="What is in it?"
          choices={(['people', 'ratings'] as const).map((id) => ({ id, name: kindNames[id] }))}
          value={kind}
          onChange={(id) => setKind(id as Kind)}
        />
        {kind === 'ratings' ? (
          <Text>
            What people say about themselves and what managers say comes in under their names. Everybody else is heard as a group: five or
            more who rated the same competency of the same person, together, or not at all. Who said what is not kept.
          </Text>
        ) : null}
        {isDemo ? (
          <Notice title="No file comes into the demo">
            A file may name real people, and everybody who looks around would read it. In an organisation of your own you choose a file here
            and see what it would do before it does. What it may hold is below.
          </Notice>
        ) : (
          <FileChoice
            label={`A CSV file of ${kind === 'people' ? 'people' : 'ratings'}`}
            help="Choose it, or drop it here. Comma, semicolon or tab between the columns; the first line names them."
            choose="Choose a file"
            accept={['.csv', '.tsv', '.txt', 'text/csv']}
            onFiles={([file]) => take(file, file.name)}
          />
        )}
        <Row>
          <Button onPress={() => keep(examples[kind], `example-${kind}.csv`)}>Download an example</Button>
        </Row>
        <Disclosure label="Which columns there can be">
          <Facts facts={fields[kind].map(({ name, required, says }) => ({ name: required ? `${name} (needed)` : name, value: says }))} />
        </Disclosure>
        {isDemo ? null : (
          <Disclosure label="Paste rows instead">
            <Stack>
              <TextArea label="Rows, with a first line of headings" optional value={pasted} onChange={setPasted} rows={8} />
              <Row>
                <Button
                  isDisabled={pasted.trim() === ''}
                  isPending={begin.isPending}
                  onPress={() => take(new Blob([pasted]), 'Pasted rows')}
                >
                  Check these rows
                </Button>
              </Row>
            </Stack>
          </Disclosure>
        )}
      </Stack>
    </Section>
  )
}

function History() {
  const [after, setAfter] = useState<readonly string[]>([])
  const last = after.at(-1)
  const known = useAsk(contract.listImports, last ? { query: { after: last } } : {}, { keep: true })
  return (
    <Loaded from={known}>
      {({ imports, next }) => (
        <Stack>
          <Table
            caption="Files so far"
            rows={imports}
            rowId={({ importId }) => importId}
            empty="Nothing yet. What you bring in is listed here, and can be taken back."
            columns={[
              { id: 'file', name: 'File', cell: ({ importId, fileName }) => <Link href={`/imports/${importId}`}>{fileName}</Link> },
              { id: 'kind', name: 'What', cell: ({ kind }) => kindNames[kind] },
              { id: 'state', name: 'How it stands', cell: ({ state }) => stateNames[state] },
              { id: 'when', name: 'Begun', cell: ({ begunAt, begunBy }) => `${timeText(begunAt)}, ${begunBy}` },
            ]}
          />
          {next !== null || after.length > 0 ? (
            <Row>
              {after.length > 0 ? <Button onPress={() => setAfter(after.slice(0, -1))}>Newer</Button> : null}
              {next !== null ? <Button onPress={() => setAfter([...after, next])}>Older</Button> : null}
            </Row>
          ) : null}
        </Stack>
      )}
    </Loaded>
  )
}
