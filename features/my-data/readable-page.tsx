import { Button, Exhibit, Facts, Page, Section, Stack, Table, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { dateText, timeText } from '../words.ts'
import { contract, type Export } from './contract.ts'

/** The export as a page: for reading, and for paper. */
export function ReadablePage({ me }: PageProps) {
  const data = useAsk(contract.exportPerson, { params: { personId: me.personId } })
  return <Loaded from={data}>{(everything) => <Readable everything={everything} />}</Loaded>
}

function Readable({ everything }: { readonly everything: Export }) {
  const { person, evidence, estimates, consents, sittings, log } = everything
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
              { id: 'half', name: 'Half', cell: (row) => row.half },
              {
                id: 'estimate',
                name: 'Estimate, 90 % interval',
                number: true,
                cell: (row) =>
                  `${row.mean.toFixed(1)} (${(row.mean - 1.645 * row.sd).toFixed(1)} to ${(row.mean + 1.645 * row.sd).toFixed(1)})`,
              },
              { id: 'start', name: 'Started at', number: true, cell: (row) => row.start.toFixed(1) },
            ]}
          />
        </Section>
        <Section title="Evidence">
          <Table
            caption="Every piece, withdrawn ones too"
            rows={evidence}
            rowId={(row) => row.id}
            empty="No evidence yet."
            columns={[
              { id: 'day', name: 'Day', cell: (row) => dateText(row.day) },
              { id: 'source', name: 'Source', cell: (row) => row.source },
              { id: 'counts', name: 'Counts', cell: (row) => (row.withdrawn ? 'Withdrawn' : 'Yes') },
              {
                id: 'says',
                name: 'What was recorded',
                cell: (row) => <Exhibit label={`Record of ${row.day}`}>{JSON.stringify(row.payload, null, 1)}</Exhibit>,
              },
            ]}
          />
        </Section>
        <Section title="What you agreed to">
          <Table
            caption="Each answer, oldest first"
            rows={consents}
            rowId={(row) => `${row.kind}${row.at}`}
            empty="Nothing asked yet."
            columns={[
              { id: 'at', name: 'When', cell: (row) => timeText(row.at) },
              { id: 'kind', name: 'What', cell: (row) => row.kind },
              { id: 'given', name: 'Answer', cell: (row) => (row.given ? 'Yes' : 'No') },
            ]}
          />
        </Section>
        <Text kind="quiet">
          {sittings.length} {sittings.length === 1 ? 'sitting' : 'sittings'} and {log.length} log entries are in the JSON file too.
        </Text>
      </Stack>
    </Page>
  )
}
