import type { ReactElement } from 'react'
import {
  Card,
  Chance,
  Change,
  Disclosure,
  Grid,
  Heading,
  Histogram,
  IntervalBar,
  IntervalBars,
  Keel,
  KeelIcon,
  PullStack,
  Row,
  Section,
  ShareBars,
  Stack,
  Text,
  Timeline,
  Trend,
} from '../index.ts'
import {
  competencies,
  keel,
  keels,
  lanes,
  levelCounts,
  longRole,
  manyLanes,
  manyPieces,
  manyPulls,
  pieces,
  shareRows,
  trend,
} from './data.ts'

/** Every chart, in its ordinary state and at the ends. */
export function ShowCharts(): ReactElement {
  return (
    <>
      <Section title="The keel">
        <Keel data={keel([3.5, 0.3], [2.4, 0.25])} />
        <Disclosure label="More states of the keel" kind="part" open>
          <Stack gap="large">
            {keels.map(({ name, data }) => (
              <Stack key={name}>
                <Heading level={3}>{name}</Heading>
                <Keel data={data} />
              </Stack>
            ))}
            <Stack>
              <Heading level={3}>A long name of a role, on somebody else’s page</Heading>
              <Keel data={keel([3.1, 0.3], [3.4, 0.3], longRole)} whose="Ada’s" />
            </Stack>
          </Stack>
        </Disclosure>
        <Text kind="quiet">Small, for the packet and a mail; and as an icon.</Text>
        <Grid least="small">
          {keels.map(({ name, data }) => (
            <Keel key={name} data={data} size="small" />
          ))}
        </Grid>
        <Row gap="medium">
          {keels.map(({ name, data }) => (
            <KeelIcon key={name} data={data} label={name} />
          ))}
        </Row>
      </Section>
      <Section title="Estimates">
        <IntervalBars title="Competencies against Senior engineer" rows={competencies} askedBy="Senior engineer" />
        <Card title="One estimate">
          <IntervalBar row={competencies[1]!} askedBy="Senior engineer" />
        </Card>
      </Section>
      <Section title="Changes">
        <Grid least="large">
          <Card>
            <Change
              title="Debugging"
              showTitle
              half="technical"
              before={{ mean: 2.6, sd: 0.35 }}
              now={{ mean: 3.6, sd: 0.25 }}
              difference={{ mean: 1, sd: 0.35 }}
              since="March"
            />
          </Card>
          <Card>
            <Change
              title="Active listening"
              showTitle
              half="people"
              before={{ mean: 2.4, sd: 0.4 }}
              now={{ mean: 2.2, sd: 0.4 }}
              difference={{ mean: -0.2, sd: 0.3 }}
            />
          </Card>
          <Card>
            <Change
              title="Networks"
              showTitle
              half="technical"
              before={{ mean: 3.4, sd: 0.2 }}
              now={{ mean: 2.4, sd: 0.3 }}
              difference={{ mean: -1, sd: 0.3 }}
            />
          </Card>
          <Card>
            <Change title="Empathy" showTitle half="people" before={null} now={{ mean: 3, sd: 0.6 }} difference={null} />
          </Card>
        </Grid>
      </Section>
      <Section title="Chances">
        <Grid least="large">
          {[
            { value: 0.01, low: 0, high: 0.07 },
            { value: 0.48, low: 0.3, high: 0.66 },
            { value: 0.71, low: 0.56, high: 0.84 },
            { value: 0.98, low: 0.91, high: 1 },
            null,
          ].map((chance) => (
            <Card key={chance?.value ?? 'unknown'}>
              <Chance title="Chance that a panel would say yes today" chance={chance} />
            </Card>
          ))}
        </Grid>
      </Section>
      <Section title="Why?">
        <Card>
          <PullStack
            title="What makes 2.9 in debugging"
            showTitle
            half="technical"
            start={2.07}
            pieces={pieces}
            estimate={{ mean: 2.9, sd: 0.3 }}
          />
        </Card>
        <Card>
          <PullStack
            title="Two hundred pieces"
            showTitle
            half="people"
            start={2.5}
            pieces={manyPieces}
            estimate={{ mean: 2.5 + manyPulls, sd: 0.2 }}
          />
        </Card>
      </Section>
      <Section title="Over time">
        <Card>
          <ShareBars title="Halves" showTitle rows={shareRows} />
          <Histogram title="Levels that were picked" showTitle by="Level" counted="Ratings" bins={levelCounts} />
          <Timeline title="Evidence" showTitle span={{ from: 19480, to: 19900 }} fromText="May 2023" toText="today" lanes={lanes} />
        </Card>
        <Card>
          <Timeline
            title="A lot of evidence"
            showTitle
            span={{ from: 19000, to: 19900 }}
            fromText="2022"
            toText="today"
            lanes={manyLanes}
          />
        </Card>
        <Card>
          <Trend title="Software design since January" showTitle half="technical" points={trend} requirement={3} />
        </Card>
        <Row gap="medium">
          <Trend title="Small trend" small half="people" points={trend} />
          <Trend title="Trend without evidence" small points={[{ day: 0, when: 'today', estimate: null }]} />
        </Row>
      </Section>
    </>
  )
}
