import { Button, estimateText, Facts, type Half, halfNames, Page, Section, Stack, Table, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract as startContract } from '../start/contract.ts'
import { dateText, timeText } from '../words.ts'
import { contract, type Export } from './contract.ts'

/** The export as a page: for reading, and for paper. */
export function ReadablePage({ me }: PageProps) {
  const params = { personId: me.personId }
  const data = useAsk(contract.exportPerson, { params })
  const start = useAsk(startContract.showStart, { params })
  return (
    <Loaded from={data} page={{ title: 'Everything about you', counts: null }}>
      {(everything) => <Readable everything={everything} consents={start.data?.consents ?? []} />}
    </Loaded>
  )
}

type ReadableProps = { readonly everything: Export; readonly consents: readonly { readonly kind: string; readonly title: string }[] }

function Readable({ everything, consents }: ReadableProps) {
  const { person, evidence, estimates, sittings, work, log } = everything
  const titles = new Map(consents.map(({ kind, title }) => [kind, title]))
  const names = new Map(estimates.map(({ competency, name }) => [competency, name]))
  const nameOf = (payload: unknown) => {
    const { competency = '' } = payload as { competency?: string }
    return names.get(competency) ?? competency
  }
  return (
    <Page
      title={`Everything about ${person.name}`}
      counts={null}
      width="wide"
      lead={`As of ${timeText(everything.exportedAt)}`}
      actions={<Button onPress={() => window.print()}>Print</Button>}
    >
      <Stack gap="large">
        <Section title="You">
          <Facts
            facts={[
              { name: 'Name', value: person.name },
              { name: 'E-mail', value: person.email },
              { name: 'Here since', value: dateText(person.since) },
            ]}
          />
        </Section>
        <Section title="Estimates">
          <Table
            caption="Worked out from the evidence below"
            rows={estimates}
            rowId={(row) => row.competency}
            columns={[
              { id: 'name', name: 'Competency', cell: (row) => row.name },
              { id: 'half', name: 'Half', cell: (row) => halfNames[row.half as Half] },
              {
                id: 'estimate',
                name: 'Estimate, 90 % interval',
                number: true,
                cell: (row) => estimateText(row),
              },
              { id: 'start', name: 'Started at', number: true, cell: (row) => row.start.toFixed(1) },
            ]}
          />
        </Section>
        <Section title="Evidence">
          <Table
            caption="Every piece, withdrawn ones too"
            rows={evidence.toSorted((a, b) => b.day.localeCompare(a.day) || nameOf(a.payload).localeCompare(nameOf(b.payload)))}
            rowId={(row) => row.id}
            empty="No evidence yet."
            columns={[
              { id: 'day', name: 'Day', cell: (row) => dateText(row.day) },
              { id: 'about', name: 'Competency', cell: (row) => nameOf(row.payload) },
              { id: 'source', name: 'Source', cell: (row) => row.label },
              { id: 'says', name: 'What it says', cell: (row) => <Said row={row} /> },
              { id: 'counts', name: 'Counts', cell: (row) => (row.withdrawn ? 'Withdrawn' : 'Yes') },
            ]}
          />
        </Section>
        <Section title="What you agreed to">
          <Table
            caption="Each answer, oldest first"
            rows={everything.consents}
            rowId={(row) => `${row.kind}${row.at}`}
            empty="Nothing asked yet."
            columns={[
              { id: 'at', name: 'When', cell: (row) => timeText(row.at) },
              { id: 'kind', name: 'What', cell: (row) => titles.get(row.kind) ?? row.kind },
              { id: 'given', name: 'Answer', cell: (row) => (row.given ? 'Yes' : 'No') },
            ]}
          />
        </Section>
        <Text kind="quiet">
          The JSON file holds all of this with every field as it was recorded, and {sittings.length}{' '}
          {sittings.length === 1 ? 'sitting' : 'sittings'}, {work.length} {work.length === 1 ? 'request' : 'requests'} about work and{' '}
          {log.length} log entries.
        </Text>
      </Stack>
    </Page>
  )
}

function Said({ row }: { readonly row: Export['evidence'][number] }) {
  return (
    <Stack gap="small">
      <Text>{row.says}</Text>
      {row.details.map(({ label, text }) => (
        <Text key={label} kind="small">
          {label}: {text}
        </Text>
      ))}
      {row.disputes.map(({ words, at }) => (
        <Text key={at} kind="small">
          Contested on {dateText(at)}: {words}
        </Text>
      ))}
    </Stack>
  )
}
