import { ButtonLink, Facts, Link, Page, Row, Section, Stack, Table, Tag, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { dateText } from '../words.ts'
import { contract, type Entry } from './contract.ts'
import { figure, tends, undated } from './parts/words.ts'

const title = 'Library of frameworks'

/** Every framework at hand: ours, and those of others that were brought in and are kept as they are. */
export function LibraryPage({ me }: PageProps) {
  const library = useAsk(contract.listLibrary, {})
  const mayImport = tends(me.role) && me.orgKind === 'organisation'
  return (
    <Loaded from={library} page={{ title, counts: null }}>
      {({ frameworks, importers }) => (
        <Page
          title={title}
          counts={null}
          width="wide"
          lead="What roles ask for, in the words of those who wrote it, and how each framework balances the two halves."
          actions={
            <Row>
              {mayImport ? (
                <ButtonLink kind="primary" href="/library/import">
                  Bring in a framework
                </ButtonLink>
              ) : null}
              <ButtonLink href="/library/notices">Sources and licences</ButtonLink>
            </Row>
          }
        >
          <Stack gap="large">
            <Frameworks frameworks={frameworks} />
            {frameworks.length === 1 ? (
              <Text kind="quiet">
                {mayImport
                  ? 'Only the built-in framework is here yet. Bring in a published one, or a table of your own: it takes a few minutes, and nobody is measured by it.'
                  : me.orgKind === 'demo'
                    ? 'Only the built-in framework is here, and none comes into the demo. In an organisation of your own, HR and owners bring in others.'
                    : 'Only the built-in framework is here yet. HR and owners of an organisation can bring in others.'}
              </Text>
            ) : null}
            <Section title="What can be read">
              <Facts facts={importers.map(({ label, reads }) => ({ name: label, value: reads }))} />
            </Section>
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function Frameworks({ frameworks }: { readonly frameworks: readonly Entry[] }) {
  return (
    <Table
      caption="Frameworks in the library"
      rows={frameworks}
      rowId={({ frameworkId }) => frameworkId}
      columns={[
        {
          id: 'name',
          name: 'Framework',
          cell: ({ frameworkId, source, builtIn }) => (
            <Row>
              <Link href={`/library/${frameworkId}`}>{source.name}</Link>
              {builtIn ? <Tag>Built in</Tag> : null}
            </Row>
          ),
        },
        { id: 'version', name: 'Version', cell: ({ source }) => (source.version === undated ? 'Not said' : source.version) },
        { id: 'licence', name: 'Licence', cell: ({ source }) => source.licence },
        { id: 'roles', name: 'Roles', number: true, cell: ({ counts }) => figure(counts.roles) },
        { id: 'levels', name: 'Role levels', number: true, cell: ({ counts }) => figure(counts.levels) },
        { id: 'skills', name: 'Skills', number: true, cell: ({ counts }) => figure(counts.skills) },
        {
          id: 'brought',
          name: 'Brought in',
          cell: ({ importedAt, importedBy }) => (importedAt === null ? 'With Evenkeel' : `${dateText(importedAt)} by ${importedBy}`),
        },
        {
          id: 'balance',
          name: 'Balance',
          cell: ({ frameworkId, source }) => (
            <Link href={`/library/${frameworkId}/balance`} aria-label={`See its balance: ${source.name}`}>
              See its balance
            </Link>
          ),
        },
      ]}
    />
  )
}
