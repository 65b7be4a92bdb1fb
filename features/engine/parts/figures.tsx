import { Facts, Histogram, Section, Stack, Text } from '@evenkeel/ui'
import type { Engine } from '../contract.ts'

/** What is known about raters as a whole, each figure with what it means. */
export function Figures({ leniency, halo, surprise, levels, oneLevelOnly, together }: NonNullable<Engine['figures']>) {
  const { raters, of, ratings } = oneLevelOnly
  return (
    <Stack gap="large">
      <Section title="Do the predictions hold?">
        <Stack>
          <Text>{surprise.words}</Text>
          <Histogram
            title="Where ratings came out within what was predicted of them"
            by="Percent of the prediction below it"
            counted="Ratings"
            bins={surprise.places.map((count, i) => ({ name: `${10 * i} to ${10 * (i + 1)}`, label: '', count }))}
            expected={surprise.ratings / surprise.places.length}
            ends={['lower than predicted', 'higher']}
          />
          <Text kind="quiet">
            Each of {surprise.ratings} ratings is predicted from everything said before it, with what is known about the rater from other
            people only. Where every prediction holds, all ten bars reach the dashed line, give or take chance. Chi-square{' '}
            {surprise.chiSquare.toFixed(1)} with nine degrees of freedom: {chanceText(surprise.chance)}
          </Text>
        </Stack>
      </Section>
      <Section title="How far raters are apart">
        <Stack>
          <Spread name="In how strict they are" spread={leniency} />
          <Spread name="In how they see single people" spread={halo} />
        </Stack>
      </Section>
      <Section title="How the levels are used">
        <Stack>
          <Histogram
            title="How often each level was picked"
            by="Level"
            counted="Ratings"
            bins={levels.map((count, i) => ({ name: `${i + 1}`, count }))}
          />
          <Text>
            {of === 0
              ? `Nobody has rated ${ratings} times yet, so it is too early to say whether anybody uses one level only.`
              : `Of ${of} ${of === 1 ? 'rater' : 'raters'} with ${ratings} ratings or more, ${raters === 0 ? 'none picks' : `${raters} ${raters === 1 ? 'picks' : 'pick'}`} the same level every time.`}
            {raters > 0
              ? ' One level for everything says little about anybody: the anchors in the framework describe what sets two levels apart.'
              : null}
          </Text>
        </Stack>
      </Section>
      <Section title="Who can be compared">
        <Stack>
          <Text>{together.words}</Text>
          <Facts
            facts={[
              { name: 'Groups that share no rater', value: together.groups },
              { name: 'Without a test, situations or a certificate', value: together.unanchored },
              { name: 'People in those', value: together.relative },
            ]}
          />
          {together.unanchored > 0 ? (
            <Text kind="quiet">One person who sits a test there, or one rater who also rates elsewhere, is enough to connect a group.</Text>
          ) : null}
        </Stack>
      </Section>
    </Stack>
  )
}

function Spread({ name, spread }: { readonly name: string; readonly spread: NonNullable<Engine['figures']>['leniency'] }) {
  return (
    <div>
      <Facts facts={[{ name, value: `${spread.sd.toFixed(1)} levels; assumed ${spread.assumed.toFixed(1)}` }]} />
      <Text kind="quiet">{spread.words}</Text>
    </div>
  )
}

const chanceText = (chance: number) =>
  chance < 0.001
    ? 'by chance alone it would be this uneven less than once in a thousand times.'
    : `by chance alone it would be this uneven in ${chance < 0.02 ? 'about one' : `about ${Math.round(100 * chance)}`} of a hundred cases.`
