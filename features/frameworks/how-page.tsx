import { Disclosure, Facts, HalfName, Heading, IntervalBar, Link, Page, Section, Stack, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { OpenPageProps } from '../page.ts'
import { contract, type Framework } from './contract.ts'

/** The method in words anybody can follow, and every competency with its levels. */
export function HowPage({ me }: OpenPageProps) {
  const shipped = useAsk(contract.showFramework, {}, { enabled: me === null })
  const inForce = useAsk(contract.showFrameworkInForce, {}, { enabled: me !== null })
  const framework = me ? inForce : shipped
  return (
    <Page
      title="How your number is made"
      counts={null}
      lead="No opinion turned into a score: evidence, weighed by how sure it is, with the doubt always shown."
    >
      <Stack gap="large">
        <Section title="One ruler for both halves">
          <Text>
            Every competency has five levels, told as behaviour somebody in the room could see. Technical and people competencies stand on
            the same scale from 0 to 5, and nothing in the calculation knows which half it works on.
          </Text>
        </Section>
        <Section title="Evidence pulls, doubt stays visible">
          <Stack>
            <Text>
              You start where people in your role stand on average, with a wide interval. Each piece of evidence pulls the estimate, and
              narrows it, by how much it can tell: a rated piece of work more than a single test question, your own view a little. What one
              person says many times still counts as one voice. With time, what is known fades and the interval widens again.
            </Text>
            <IntervalBar
              row={{
                id: 'example',
                name: 'An example of an estimate',
                estimate: { mean: 2.7, sd: 0.4 },
                requirement: 3,
              }}
              askedBy="The role"
            />
            <Text kind="quiet">
              An example: the dot is the estimate, thick to 50 %, thin to 90 %, and the tick is what a role asks. Nine times in ten the
              truth lies inside the thin line; this is tested with thousands of simulated people each time the software changes.
            </Text>
          </Stack>
        </Section>
        <Section title="Floors, not sums">
          <Text>
            A role has a floor for each half. Strength makes up for weakness inside a half; no strength in one half buys off the other. Your
            own view, practice, or any single source never passes a gate alone.
          </Text>
        </Section>
        <Section title="A chance, and whose it is">
          <Text>
            The chance that everything a role asks holds together is worked out jointly, with the doubt about the bar itself. It belongs to
            you, is said in words first, and is never used to sort people. People decide, by name and with a reason.
          </Text>
        </Section>
        <Section title="What it cannot know yet">
          <Text>
            The starting points, the difficulty of the questions and the keys of the situations are set by the authors and marked as
            starting values until enough answers speak. That is one reason the intervals are wide.
          </Text>
        </Section>
        <Section title="Whose words these are">
          <Text>
            The built-in framework is ours. An organisation can bring in frameworks of others; their{' '}
            <Link href="/library/notices">sources and licences</Link> are listed for whoever is signed in.
          </Text>
        </Section>
        <Section title="The competencies and their levels">
          <Loaded from={framework}>{(known) => <Competencies framework={known} />}</Loaded>
        </Section>
      </Stack>
    </Page>
  )
}

function Competencies({ framework }: { readonly framework: Framework }) {
  return (
    <Stack>
      {(['technical', 'people'] as const).map((half) => (
        <div key={half}>
          <Heading level={3}>
            <HalfName half={half} />
          </Heading>
          {framework.competencies
            .filter((competency) => competency.half === half)
            .map((competency) => (
              <Disclosure key={competency.id} label={competency.name} kind="part">
                <Stack>
                  <Text>{competency.about}</Text>
                  <Facts facts={competency.anchors.map((anchor, i) => ({ name: `Level ${i + 1}`, value: anchor }))} />
                </Stack>
              </Disclosure>
            ))}
        </div>
      ))}
    </Stack>
  )
}
