import { ButtonLink, Keel, Link, Page, Section, Stack, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { contract as demoContract } from '../demo/contract.ts'
import type { OpenPageProps } from '../page.ts'
import styles from './welcome.module.css'

/** An example, said to be one: what the picture looks like once there are answers. */
const example = {
  role: 'the role',
  technical: { estimate: { mean: 3.4, sd: 0.25 }, floor: 3 },
  people: { estimate: { mean: 2.4, sd: 0.3 }, floor: 3 },
}

/** The doors, what one will see, how the number is made, and what happens with one's data. */
export function WelcomePage({ me }: OpenPageProps) {
  const demo = useAsk(demoContract.showDemo, {})
  return (
    <Page
      title="Both halves of your work, on one ruler"
      counts={null}
      width="wide"
      lead="Technical people stall when the people half lacks something, and the other way round. Evenkeel measures both with the same care, shows what stands between you and the next role, and names one next step."
      actions={
        me ? (
          <ButtonLink href="/" kind="primary">
            Go to your home
          </ButtonLink>
        ) : (
          <>
            <ButtonLink href="/new-account" kind="primary">
              Just me: begin
            </ButtonLink>
            <ButtonLink href="/new-account?next=/set-up">Set up an organisation</ButtonLink>
            {demo.data?.state === 'off' ? null : <ButtonLink href="/look-around">Look around</ButtonLink>}
            <ButtonLink href="/sign-in">Sign in</ButtonLink>
          </>
        )
      }
    >
      <div className={styles.welcome}>
        <Section title="What you will see">
          <Keel data={example} whose="In this example, the" />
        </Section>
        <Stack gap="large">
          <Section title="Fifteen minutes">
            <Text>
              Where you are and want to go, twelve questions about yourself, eight short problems that adapt to you, four situations. No
              employer needed; stop and go on whenever you like.
            </Text>
          </Section>
          <Section title="How your number is made">
            <Text>
              From evidence: problems whose answers are computed, situations, work somebody has rated, certificates, and a little of your
              own view. Every figure carries its doubt and a "why?". <Link href="/how-it-works">The whole method</Link>.
            </Text>
          </Section>
          <Section title="What happens with your data">
            <Text>
              It stays on this installation. Nobody sees it unless you share it, and you can take everything along or delete it for good. No
              emotion is ever read from a face, a voice or typing, and no language model scores you.
            </Text>
          </Section>
        </Stack>
      </div>
    </Page>
  )
}
