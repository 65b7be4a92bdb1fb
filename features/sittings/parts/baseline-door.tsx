import { Button, ButtonLink, Facts, Page, Row, Stack, Text } from '@evenkeel/ui'

/** Before the first question: what comes, how long it takes, what it is for. */
export function BaselineDoor({ onBegin, isBusy }: { readonly onBegin: () => void; readonly isBusy: boolean }) {
  return (
    <Page title="Baseline" counts lead="Twelve minutes that give both halves a first estimate, with an honest interval around it.">
      <Stack>
        <Facts
          facts={[
            { name: 'About yourself', value: 'Twelve competencies, six of each half. You choose the level whose text fits you.' },
            { name: 'Questions', value: 'Eight technical questions. Each is chosen by what you answered before.' },
            { name: 'Situations', value: 'Four moments at work with other people. You rate what would work.' },
          ]}
        />
        <Text>
          Nothing is scored before the end. There is no time limit, and "I don't know" is an answer too. Each answer is saved: stop when you
          like and go on another day.
        </Text>
      </Stack>
      <Row>
        <Button kind="primary" onPress={onBegin}>
          {isBusy ? 'Opening' : 'Begin'}
        </Button>
        <ButtonLink href="/">Not now</ButtonLink>
      </Row>
    </Page>
  )
}

/** Nothing can be asked before it is known where somebody is and wants to go. */
export function StartFirst({ title }: { readonly title: string }) {
  return (
    <Page title={title} counts lead="First say where you are and where you want to go: the questions are chosen for it. It takes a minute.">
      <Row>
        <ButtonLink kind="primary" href="/start">
          Choose your roles
        </ButtonLink>
      </Row>
    </Page>
  )
}
