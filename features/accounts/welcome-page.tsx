import { ButtonLink, Card, Grid, Keel, Link, Page, Section, Stack, Text } from '@evenkeel/ui'
import type { OpenPageProps } from '../page.ts'

/** An example, said to be one: what the picture looks like once there are answers. */
const example = {
  role: 'the role you choose',
  technical: { estimate: { mean: 3.3, sd: 0.25 }, floor: 3 },
  people: { estimate: { mean: 2.6, sd: 0.35 }, floor: 3 },
}

/** The doors, how the number is made, and what happens with one's data. */
export function WelcomePage({ me }: OpenPageProps) {
  return (
    <Page
      title="Both halves of your work, on one ruler"
      counts={null}
      lead="Technical people stall when the people half lacks something, and the other way round. Evenkeel measures both with the same care, shows what stands between you and the next role, and names one next step."
    >
      <Stack gap="large">
        <Grid least="medium">
          <Card title="Just me">
            <Text>Fifteen minutes to a picture of your own. No employer needed, nothing leaves this installation.</Text>
            <ButtonLink href={me ? '/' : '/new-account'} kind="primary">
              {me ? 'Go home' : 'Begin'}
            </ButtonLink>
          </Card>
          <Card title="Sign in">
            <Text>Go on where you left off.</Text>
            <ButtonLink href="/sign-in">Sign in</ButtonLink>
          </Card>
        </Grid>
        <Section title="What you will see">
          <Stack>
            <Keel data={example} whose="In this example, the" />
            <Text kind="quiet">
              An example. The water line is what the role asks; the hull shows both halves, and its edge is soft where we are unsure.
            </Text>
          </Stack>
        </Section>
        <Section title="How your number is made">
          <Text>
            From evidence: short problems whose answers are computed, situations, work somebody has rated, certificates, and a little of
            your own view. Every figure carries its doubt and a "why?" that shows each piece behind it.{' '}
            <Link href="/how-it-works">The whole method</Link>.
          </Text>
        </Section>
        <Section title="What happens with your data">
          <Text>
            It stays here. Nobody sees it unless you share it, drafts and practice belong to you alone, and you can take everything along as
            a file or delete it for good. No emotion is ever read from a face, a voice or typing, and no language model scores you.
          </Text>
        </Section>
      </Stack>
    </Page>
  )
}
