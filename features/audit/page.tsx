import { Button, Combobox, Notice, Page, Row, Section, Stack, Table, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import { timeText } from '../words.ts'
import { contract } from './contract.ts'

/** For whoever checks the organisation: what was done to whom, and whether the log itself can be trusted. */
export function AuditPage() {
  return (
    <Page
      title="Audit log"
      counts={null}
      width="wide"
      lead="Who did what to what kind of thing. No content is ever logged, and what people do with their own data is not listed."
    >
      <Stack gap="large">
        <Section title="Is the log whole?">
          <ChainCheck />
        </Section>
        <Section title="What was done">
          <Entries />
        </Section>
      </Stack>
    </Page>
  )
}

function ChainCheck() {
  const [asked, setAsked] = useState(false)
  const check = useAsk(contract.checkAudit, {}, { enabled: asked })
  return (
    <Stack>
      <Text>
        Each row carries the hash of the row before it. Whoever changes, removes or adds one breaks the chain. From the command line:{' '}
        <code>evenkeel audit verify</code>.
      </Text>
      {asked ? (
        <Loaded from={check}>
          {({ whole, says }) => (
            <Notice title={whole ? 'The log is whole' : 'The log was tampered with'} tone={whole ? 'plain' : 'warning'}>
              {says}
            </Notice>
          )}
        </Loaded>
      ) : null}
      <Row>
        <Button onPress={() => (asked ? void check.refetch() : setAsked(true))}>{asked ? 'Check again' : 'Check every row'}</Button>
      </Row>
    </Stack>
  )
}

const everything = 'everything'

function Entries() {
  const [deed, setDeed] = useState(everything)
  const [pages, setPages] = useState<readonly string[]>([])
  const before = pages.at(-1)
  const query = { limit: 50, ...(before ? { before } : {}), ...(deed === everything ? {} : { deed }) }
  const log = useAsk(contract.listAudit, { query }, { keep: true })
  return (
    <Loaded from={log}>
      {({ entries, next, deeds }) => (
        <Stack>
          <Combobox
            label="Show"
            optional="unsaid"
            selectedKey={deed}
            onSelectionChange={(chosen) => {
              setPages([])
              setDeed(String(chosen ?? everything))
            }}
            choices={[{ id: everything, name: 'Everything' }, ...deeds.map(({ op, did }) => ({ id: op, name: did }))]}
          />
          <Table
            caption="Newest first"
            rows={entries}
            rowId={(row) => row.seq}
            columns={[
              { id: 'at', name: 'When', cell: (row) => timeText(row.at) },
              { id: 'who', name: 'Who', cell: (row) => row.who },
              { id: 'did', name: 'Did what', cell: (row) => row.did },
              { id: 'whom', name: 'To whom', cell: (row) => row.whom ?? '' },
              { id: 'seq', name: 'Row', cell: (row) => row.seq },
            ]}
            empty={deed === everything ? 'Nothing yet: it begins with the first invitation.' : 'Nobody has done this so far.'}
          />
          {pages.length > 0 || next ? (
            <Row>
              {pages.length > 0 ? <Button onPress={() => setPages(pages.slice(0, -1))}>Newer</Button> : null}
              {next ? <Button onPress={() => setPages([...pages, next])}>Older</Button> : null}
            </Row>
          ) : null}
        </Stack>
      )}
    </Loaded>
  )
}
