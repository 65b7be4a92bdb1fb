import { BandBar, type BandOf, HalfName, Halves, Heading, halves, Stack, Text } from '@evenkeel/ui'
import type { HeatMap } from '../contract.ts'

type Lines = HeatMap['competencies']

/** How many people stand where, competency by competency, without saying who. What nothing sure is known about is listed at the end. */
export function Bands({ competencies }: { readonly competencies: Lines }) {
  const [technical, people] = halves.map((half) => competencies.filter((line) => line.half === half))
  return <Halves technical={<HalfOf half="technical" lines={technical ?? []} />} people={<HalfOf half="people" lines={people ?? []} />} />
}

function HalfOf({ half, lines }: { readonly half: 'technical' | 'people'; readonly lines: Lines }) {
  const told = lines.filter(({ band }) => band.low + band.middle + band.high > 0)
  const untold = lines.filter((line) => !told.includes(line))
  return (
    <Stack>
      <HalfName half={half} />
      {told.map(({ competency, name, band }) => (
        <Stack key={competency} gap="small">
          <Heading level={3}>{name}</Heading>
          <BandBar half={half} band={band} />
          <Text>{bandWords(band)}</Text>
        </Stack>
      ))}
      {untold.length > 0 ? (
        <Text kind="quiet">Nothing shared, or nothing sure yet, about {listed(untold.map(({ name }) => name))}.</Text>
      ) : null}
    </Stack>
  )
}

function bandWords({ low, middle, high, unknown }: BandOf): string {
  const told = [
    high > 0 ? `${high} at 3.5 or above` : null,
    middle > 0 ? `${middle} from 2 to 3.5` : null,
    low > 0 ? `${low} below 2` : null,
    unknown > 0 ? `${unknown} not shared, or not sure yet` : null,
  ]
  return `${told.filter((words) => words !== null).join(', ')}.`
}

const listed = (names: readonly string[]) => new Intl.ListFormat('en', { type: 'conjunction' }).format(names)
