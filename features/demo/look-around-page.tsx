import { Button, ButtonLink, Card, ErrorNotice, Grid, Link, Notice, Page, ProgressBar, Row, Stack, Text } from '@evenkeel/ui'
import { useEffect } from 'react'
import type { Me } from '../accounts/contract.ts'
import { useAsk, useTell } from '../ask.ts'
import type { Received } from '../contract.ts'
import { Loaded } from '../loaded.tsx'
import type { OpenPageProps } from '../page.ts'
import { enter } from '../where.ts'
import { contract, type VisitorOf } from './contract.ts'
import styles from './demo.module.css'

const title = 'Look around'

/** The door to the demo: made when somebody comes for the first time, then eight people one can be. */
export function LookAroundPage({ me }: OpenPageProps) {
  const demo = useAsk(contract.showDemo, {})
  const { mutate: open, error } = useTell(contract.openDemo)
  const { refetch } = demo
  const state = demo.data?.state
  useEffect(() => {
    if (state === 'none') open({}, { onSuccess: () => void refetch() })
    if (state !== 'making') return
    const again = setInterval(() => void refetch(), askAgainMs)
    return () => clearInterval(again)
  }, [state, open, refetch])
  if (error) {
    return (
      <Page title={title} counts={null}>
        <ErrorNotice problem={error} next={<Button onPress={() => open({}, { onSuccess: () => void refetch() })}>Try again</Button>} />
      </Page>
    )
  }
  return (
    <Loaded from={demo} page={{ title, counts: null }}>
      {({ people, size }) =>
        state === 'off' ? <Closed /> : state === 'ready' ? <Choice me={me} people={people} size={size} /> : <Making people={size.people} />
      }
    </Loaded>
  )
}

const askAgainMs = 700

function Making({ people }: { readonly people: number }) {
  return (
    <Page title={title} counts={null} lead="An organisation is being invented for you to walk about in.">
      <ProgressBar
        happening={`Inventing ${people} people in their teams, and two years of evidence. This takes some seconds.`}
        done={null}
        leave={
          <Text kind="quiet">
            It goes on without you. <Link href="/welcome">Back to the first page</Link>
          </Text>
        }
      />
    </Page>
  )
}

function Closed() {
  return (
    <Page title={title} counts={null} lead="Whoever runs this installation has closed the demo.">
      <Row>
        <ButtonLink href="/welcome" kind="primary">
          Back to the first page
        </ButtonLink>
      </Row>
    </Page>
  )
}

type ChoiceProps = {
  readonly me: Me | null
  readonly people: readonly VisitorOf[]
  readonly size: Received<typeof contract.showDemo>['size']
}

function Choice({ me, people, size }: ChoiceProps) {
  const enterDemo = useTell(contract.enterDemo)
  const isInside = me?.orgKind === 'demo'
  const be = (who: string) => enterDemo.mutate({ body: { who } }, { onSuccess: () => enter('/') })
  return (
    <Page
      title={title}
      counts={null}
      width="wide"
      lead={`Saltmarsh Freight does not exist: ${size.people} people in ${size.teams} teams, invented, with two years of evidence. Choose whom to be; you can change at any time.`}
    >
      <Stack gap="large">
        {me && !isInside ? (
          <Notice title={`You are signed in as ${me.name}`}>
            Looking around signs you out on this device. Nothing of yours is touched; sign in again afterwards.
          </Notice>
        ) : null}
        {enterDemo.error ? <ErrorNotice problem={enterDemo.error} next="Choose somebody else, or try again." /> : null}
        <div className={styles.people}>
          <Grid>
            {people.map(({ who, name, title: does, says, look }) => (
              <Card key={who} title={name} level={2}>
                <div className={styles.who}>
                  <Text kind="quiet">{does}</Text>
                  <Text>{says}</Text>
                  <Text kind="small">{look}</Text>
                  <Row>
                    <Button onPress={() => be(who)} isPending={enterDemo.isPending && enterDemo.variables.body.who === who}>
                      {`Be ${name}`}
                    </Button>
                  </Row>
                </div>
              </Card>
            ))}
          </Grid>
        </div>
        <Text kind="quiet">
          Everybody who looks around shares this one organisation: what you write, others can read. One click puts it back as it was. No
          letter leaves it, and nobody real is in it.
        </Text>
      </Stack>
    </Page>
  )
}
