import type { ReactElement } from 'react'
import {
  Button,
  ButtonLink,
  Card,
  Checklist,
  Confirm,
  Dialog,
  Disclosure,
  EmptyState,
  ErrorNotice,
  Exhibit,
  Facts,
  Grid,
  HalfName,
  Halves,
  IconButton,
  IntervalBars,
  KeelIcon,
  Link,
  Mark,
  Notice,
  PracticeBadge,
  ProgressBar,
  Quote,
  Row,
  Section,
  Skeleton,
  Stack,
  Table,
  Tabs,
  Tag,
  Text,
  Turns,
} from '../index.ts'
import { competencies, keel, longName } from './data.ts'

/** Everything that is neither a chart nor a field. */
export function ShowParts(): ReactElement {
  return (
    <>
      <Section title="Actions">
        <Row>
          <Button kind="primary">Start practising</Button>
          <Button icon="plus">Add evidence</Button>
          <Confirm
            title="Delete this note?"
            trigger={<Button kind="danger">Delete the note</Button>}
            confirm="Delete it"
            danger
            onConfirm={() => {}}
          >
            It is deleted for good; nobody else has a copy.
          </Confirm>
          <Button isDisabled>Not now</Button>
          <ButtonLink href="#plan" icon="plan">
            Open the plan
          </ButtonLink>
          <IconButton icon="close" label="Close" />
        </Row>
        <Text>
          Text with a <Link href="#place">link to a place</Link> in it.
        </Text>
        <Row>
          <Dialog title="Ask for feedback" trigger={<Button>Open a dialog</Button>}>
            <Text>Three colleagues who saw you work on this in the last four weeks.</Text>
          </Dialog>
        </Row>
        <Disclosure label="Why?" name="Why? 2.4 in software design">
          <Text>Because two pieces of evidence say so.</Text>
        </Disclosure>
        <Tabs
          label="Views of the plan"
          tabs={[
            { id: 'week', label: 'This week', content: <Text>Two steps, three hours.</Text> },
            { id: 'all', label: 'The whole plan', content: <Text>Twelve steps.</Text> },
            { id: 'done', label: 'What is done', content: <Text>Four steps.</Text> },
          ]}
        />
      </Section>
      <Section title="States and words">
        <Row>
          <PracticeBadge counts={false} />
          <PracticeBadge counts />
          <Tag>Stale</Tag>
          <Tag tone="technical">Technical</Tag>
          <Tag tone="people">People</Tag>
          <Tag tone="accent">Likely</Tag>
          <Tag tone="warning">No chance to show it</Tag>
        </Row>
        <Notice title="Your ratings are published together">At least five people, in one batch, without names or dates.</Notice>
        <Notice tone="warning" title="This is about somebody else">
          They will see that you looked.
        </Notice>
        <ErrorNotice
          problem={{
            title: 'This could not be saved',
            detail: 'Somebody changed the same plan a moment ago.',
            instance: 'request 7f3a',
          }}
          next={<Button>Show the newest plan</Button>}
        />
        <ProgressBar
          happening="Reading 1,204 of 3,000 people"
          done={0.4}
          leave={<Link href="#away">Leave; you will find the result under People</Link>}
        />
        <ProgressBar happening="Looking for the shortest plan" done={null} />
        <Skeleton />
        <EmptyState
          title="Your two halves against the next role"
          takes="twelve minutes"
          picture={<KeelIcon data={keel(null, null)} label="An empty keel" />}
          action={
            <ButtonLink kind="primary" href="#start">
              Start
            </ButtonLink>
          }
        >
          Answer twelve questions about yourself, eight short items and four situations.
        </EmptyState>
      </Section>
      <Section title="Layout">
        <Halves
          technical={
            <Stack>
              <HalfName half="technical" />
              <IntervalBars title="Technical half" rows={competencies.slice(0, 3)} />
            </Stack>
          }
          people={
            <Stack>
              <HalfName half="people" />
              <IntervalBars title="People half" rows={competencies.slice(4, 7)} />
            </Stack>
          }
        />
        <Grid>
          <Card title="Next step" kind="next" aside={<Tag tone="accent">40 minutes</Tag>}>
            <Text>Play back what you heard in one meeting this week, and write down what changed.</Text>
            <Row>
              <Button kind="primary">Plan it</Button>
            </Row>
          </Card>
          <Card title={longName} aside={<Tag tone="warning">No chance to show it</Tag>}>
            <Facts
              facts={[
                { name: 'Role', value: 'Senior engineer' },
                { name: 'Since', value: 'March 2024' },
                { name: 'Where to see it', value: 'https://example.org/handbook/engineering/levels-and-what-changes-between-them' },
              ]}
            />
          </Card>
        </Grid>
        <Table
          caption="Teams"
          showCaption
          columns={[
            { id: 'team', name: 'Team', cell: (row) => row.team, sort: (row) => row.team },
            { id: 'people', name: 'People', cell: (row) => row.people, sort: (row) => row.people, number: true },
            { id: 'stale', name: 'Evidence older than a year', cell: (row) => row.stale, number: true },
          ]}
          rows={teams}
          rowId={(row) => row.team}
        />
        <Table caption="Nothing to show" columns={[{ id: 'x', name: 'Team', cell: () => '' }]} rows={[]} rowId={() => ''} />
        <Turns
          turns={[
            { id: '1', who: 'Mara, customer', yours: false, words: 'The export is broken again. Third time this month.' },
            { id: '2', who: 'You', yours: true, words: 'Third time. What were you in the middle of when it stopped?' },
          ]}
        />
        <Checklist
          items={[
            { id: 'a', done: true, words: 'Evidence of two kinds' },
            { id: 'b', done: false, words: 'One project with people outside the team' },
          ]}
        />
        <Quote by="A colleague">You made the outage understandable to the whole sales floor.</Quote>
        <Exhibit label="Query">
          {"select customer, count(*)\nfrom orders\nwhere placed_at > now() - interval '30 days' and status = 'open' group by customer"}
        </Exhibit>
        <Mark />
      </Section>
    </>
  )
}

const teams = Array.from({ length: 200 }, (_, i) => ({
  team: i === 3 ? longName : `Team ${i + 1}`,
  people: 3 + ((i * 7) % 9),
  stale: i % 4,
}))
