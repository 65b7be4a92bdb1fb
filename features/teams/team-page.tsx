import { ButtonLink, EmptyState, HeatMap, Notice, Page, Section, Stack, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract, type HeatMap as Shown } from './contract.ts'
import { Bands } from './parts/bands.tsx'

/** What a team can do, from what its people share; whoever is in it sees that one looked. */
export function TeamPage({ params }: PageProps) {
  const map = useAsk(contract.showHeatMap, { params: { teamId: params.teamId ?? '' } })
  return (
    <Loaded from={map} page={{ title: 'Team', counts: null }}>
      {(data) => (
        <Page
          title={data.team}
          counts={null}
          width="wide"
          lead="What the team can do in both halves, from what its people share. Everybody in it sees that you looked."
        >
          <Whole map={data} />
        </Page>
      )}
    </Loaded>
  )
}

function Whole({ map }: { readonly map: Shown }) {
  const people = peopleIn(map)
  if (map.sharing === 0) {
    return (
      <EmptyState
        level={2}
        title="Both halves of the team, side by side"
        takes="a minute"
        action={<ButtonLink href="/organisation">See who is in the team</ButtonLink>}
      >
        {people === 0
          ? 'Nobody is in this team beside its managers. Once people have a place in it and share something, it shows here.'
          : 'Nobody in this team shares anything yet. Each person decides that for themselves, kind by kind; you can tell them what you would use it for.'}
      </EmptyState>
    )
  }
  return (
    <Stack gap="large">
      <OnlyOne map={map} />
      {map.rows ? (
        <Section title="Who can do what">
          <Text kind="quiet">
            The level on the 0 to 5 scale and how far it may be off (90 %). The bar is thin from 2 and thick from 3.5. Dashes: not shared,
            which says nothing about a level.
          </Text>
          <HeatMap
            title="Who can do what"
            lines={map.competencies.map(({ competency, name, half }) => ({ id: competency, name, half }))}
            people={map.rows.map((row) => ({
              id: row.personId,
              name: row.name,
              href: `/reports/${row.personId}`,
              cells: new Map(row.cells.map(({ competency, estimate }) => [competency, estimate && { estimate, enough: estimate.enough }])),
            }))}
          />
        </Section>
      ) : (
        <Section title="What the team can do">
          <Text kind="quiet">
            {map.sharing} of {people} {people === 1 ? 'person shares' : 'people share'} something. With fewer than {map.fewest}, how many
            stand where is told, and nobody by name.
          </Text>
          <Bands competencies={map.competencies} />
        </Section>
      )}
    </Stack>
  )
}

/** Members of the team, sharing or not: each is in exactly one band of every competency. */
function peopleIn({ competencies: [first] }: Shown): number {
  return first ? first.band.low + first.band.middle + first.band.high + first.band.unknown : 0
}

/** When that person is away, nobody is. Said about the team, so that it can be helped; never by name. */
function OnlyOne({ map }: { readonly map: Shown }) {
  const names = map.competencies.filter(({ onlyOne }) => onlyOne).map(({ name }) => name)
  if (names.length === 0) return null
  return (
    <Notice title={names.length === 1 ? 'One competency rests on one person' : `${names.length} competencies rest on one person each`}>
      From what is shared, only one person is likely at level 3 or above in {inWords(names)}. When they are away, nobody is.
    </Notice>
  )
}

const inWords = (names: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
