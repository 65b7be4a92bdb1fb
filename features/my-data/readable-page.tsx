import { Button, estimateText, Facts, type Half, Halves, Heading, halfNames, Page, Section, Stack, Table, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { contract as frameworks } from '../frameworks/contract.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { type Aim, contract as startContract } from '../start/contract.ts'
import { dateText, detailText, timeText } from '../words.ts'
import { contract, type Export } from './contract.ts'

/** The export as a page: for reading, and for paper. */
export function ReadablePage({ me }: PageProps) {
  const params = { personId: me.personId }
  const data = useAsk(contract.exportPerson, { params })
  const start = useAsk(startContract.showStart, { params })
  return (
    <Loaded from={data} page={{ title: 'Everything about you', counts: null }}>
      {(everything) => <Readable everything={everything} consents={start.data?.consents ?? []} aim={start.data?.aim ?? null} />}
    </Loaded>
  )
}

type ReadableProps = {
  readonly everything: Export
  readonly consents: readonly { readonly kind: string; readonly title: string }[]
  readonly aim: Aim | null
}

function Readable({ everything, consents, aim }: ReadableProps) {
  const { person, evidence, estimates, sittings, work, certificateRequests, howYouRate, log } = everything
  const titles = new Map(consents.map(({ kind, title }) => [kind, title]))
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
        {aim ? <WayAhead aim={aim} personId={person.id} /> : null}
        <Section title="Estimates">
          <Text kind="quiet">Worked out from the evidence below: the level with its 90 % interval, and where it started.</Text>
          <Halves technical={<Estimates of="technical" estimates={estimates} />} people={<Estimates of="people" estimates={estimates} />} />
        </Section>
        <Section title="Evidence">
          <Text kind="quiet">{evidence.length === 0 ? 'No evidence yet.' : 'Every piece, the newest first; withdrawn ones too.'}</Text>
          {estimates.map(({ competency, name }) => (
            <PiecesAbout key={competency} name={name} pieces={evidence.filter(({ payload }) => isAbout(payload, competency))} />
          ))}
          <PiecesAbout
            name="About competencies the framework does not hold now"
            pieces={evidence.filter(({ payload }) => !estimates.some(({ competency }) => isAbout(payload, competency)))}
          />
        </Section>
        {howYouRate ? (
          <Section title="How you rate">
            <Text>
              Learned from what you said about {howYouRate.people} people, and taken out of what they read: about{' '}
              {Math.abs(howYouRate.mean).toFixed(1)} levels {howYouRate.mean < 0 ? 'stricter' : 'more generous'} than others, give or take{' '}
              {howYouRate.sd.toFixed(1)}.
            </Text>
          </Section>
        ) : null}
        <Section title="What you agreed to">
          <Table
            caption="Each answer, oldest first"
            rows={everything.consents}
            rowId={(row) => `${row.kind}${row.at}`}
            empty="Nothing asked yet."
            columns={[
              { id: 'kind', name: 'What', cell: (row) => titles.get(row.kind) ?? row.kind },
              { id: 'given', name: 'Answer', cell: (row) => `${row.given ? 'Yes' : 'No'}, ${timeText(row.at)}` },
            ]}
          />
        </Section>
        <Text kind="quiet">
          The JSON file holds all of this with every field as it was recorded, and {sittings.length}{' '}
          {sittings.length === 1 ? 'sitting' : 'sittings'}, {work.length} {work.length === 1 ? 'request' : 'requests'} about work,{' '}
          {certificateRequests.length} about certificates and {log.length} log entries.
        </Text>
      </Stack>
    </Page>
  )
}

function WayAhead({ aim, personId }: { readonly aim: Aim; readonly personId: string }) {
  const { data } = useAsk(frameworks.showMyFramework, { params: { personId } })
  const titleOf = (family: string, level: string) =>
    data?.families.find(({ id }) => id === family)?.levels.find(({ id }) => id === level)?.title ?? level
  return (
    <Section title="Where you are and want to go">
      <Facts
        facts={[
          { name: 'Now', value: titleOf(aim.currentFamily, aim.currentLevel) },
          { name: 'In view', value: titleOf(aim.targetFamily, aim.targetLevel) },
          { name: 'Hours a week for it', value: aim.hoursAWeek },
          ...(aim.why ? [{ name: 'Why', value: aim.why }] : []),
        ]}
      />
    </Section>
  )
}

function Estimates({ of, estimates }: { readonly of: Half; readonly estimates: Export['estimates'] }) {
  return (
    <Table
      caption={`${halfNames[of]} half`}
      rows={estimates.filter(({ half }) => half === of)}
      rowId={(row) => row.competency}
      columns={[
        { id: 'name', name: `${halfNames[of]} half`, cell: (row) => row.name },
        {
          id: 'estimate',
          name: 'Estimate',
          number: true,
          cell: (row) => (
            <>
              {estimateText(row)}
              <Text kind="small">from {row.start.toFixed(1)}</Text>
            </>
          ),
        },
      ]}
    />
  )
}

type Piece = Export['evidence'][number]

/** The sources' schemas see to it that every payload names its competency. */
const isAbout = (payload: unknown, competency: string) => (payload as { competency?: string }).competency === competency

function PiecesAbout({ name, pieces }: { readonly name: string; readonly pieces: readonly Piece[] }) {
  if (pieces.length === 0) return null
  return (
    <Stack gap="small">
      <Heading level={3}>{name}</Heading>
      {pieces
        .toSorted((a, b) => b.recordedAt.localeCompare(a.recordedAt))
        .map((piece) => (
          <Facts key={piece.id} facts={[{ name: dateText(piece.day), value: <PieceWhole piece={piece} /> }]} />
        ))}
    </Stack>
  )
}

/** What it says, and under it what was written with it. */
function PieceWhole({ piece }: { readonly piece: Piece }) {
  const written = [
    ...piece.details.map(({ label, text }) => ({ name: label, value: detailText(text) })),
    ...piece.disputes.map(({ words, at }) => ({ name: `Contested on ${dateText(at)}`, value: words })),
  ]
  return (
    <Stack gap="small">
      <Text>
        {piece.label}
        {piece.withdrawn ? ', withdrawn' : ''}. {piece.says}
      </Text>
      {written.length > 0 ? <Facts facts={written} /> : null}
    </Stack>
  )
}
