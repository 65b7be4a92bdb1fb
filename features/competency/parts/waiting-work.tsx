import { Button, Card, Confirm, Dialog, ErrorNotice, Form, FormActions, Row, Stack, Tag, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { dateText, fieldProblems } from '../../words.ts'
import { contract as work } from '../../work/contract.ts'
import type { CompetencyDetail } from '../contract.ts'
import { CopyLink } from './copy-link.tsx'
import { type Manager, verifierPlaces, WhoSawIt, whoWasNamed } from './who-saw-it.tsx'

type Waiting = CompetencyDetail['waiting'][number]
type Props = { readonly waiting: Waiting; readonly personId: string; readonly managers: readonly Manager[] | null }

/** Work that was described and waits for whoever saw it. */
export function WaitingWork({ waiting, personId, managers }: Props) {
  const renew = useTell(work.renewWorkLink)
  const withdraw = useTell(work.withdrawWork)
  // Here, not in the dialog: that is gone before the answer has come, and the link would go with it.
  const change = useTell(work.changeVerifier)
  const [link, setLink] = useState<string | null>(null)
  const params = { personId, workId: waiting.workId }
  const { managerId, verifier } = waiting
  const isOver = managerId !== null && managers !== null && !managers.some((one) => one.personId === managerId)
  return (
    <Card
      title="Work evidence"
      aside={<Tag {...(isOver ? { tone: 'warning' as const } : {})}>{isOver ? 'Back with you' : `Waiting for ${verifier}`}</Tag>}
    >
      <Stack gap="small">
        <Text>{waiting.outcome}</Text>
        <Text kind="quiet">
          Asked on {dateText(waiting.askedOn)}.{' '}
          {isOver
            ? `${verifier} does not manage you now and no longer sees it. Ask somebody else, or take it back.`
            : `It counts once ${verifier} has rated it.`}
        </Text>
        {link ? <CopyLink link={link} verifier={verifier} /> : null}
        {renew.data && !link ? <CopyLink link={renew.data.link} verifier={verifier} /> : null}
        {(renew.error ?? withdraw.error) ? (
          <ErrorNotice problem={(renew.error ?? withdraw.error)!} next="Load the page again, then try once more." />
        ) : null}
        <Row gap="small">
          {managerId === null ? (
            <Button
              onPress={() => {
                setLink(null)
                renew.mutate({ params })
              }}
              isPending={renew.isPending}
            >
              Make a new link
            </Button>
          ) : (
            <AskSomebodyElse
              waiting={waiting}
              personId={personId}
              managers={(managers ?? []).filter((one) => one.personId !== managerId)}
              change={change}
              onLink={setLink}
            />
          )}
          <Confirm
            title="Take this request back?"
            trigger={<Button>Take it back</Button>}
            confirm="Take it back"
            onConfirm={() => withdraw.mutate({ params })}
          >
            {managerId === null ? `The link stops working, and ${verifier} is no longer asked.` : `${verifier} is no longer asked.`}
          </Confirm>
        </Row>
      </Stack>
    </Card>
  )
}

type ElseProps = Omit<Props, 'managers'> & {
  readonly managers: readonly Manager[]
  readonly change: ReturnType<typeof useTell<typeof work.changeVerifier>>
  readonly onLink: (link: string | null) => void
}

function AskSomebodyElse({ waiting, personId, managers, change, onLink }: ElseProps) {
  const [open, setOpen] = useState(false)
  const problems = fieldProblems(change.error, verifierPlaces)
  const submit = (entered: FormData) =>
    change.mutate(
      { params: { personId, workId: waiting.workId }, body: { ...whoWasNamed(entered, managers).named, version: waiting.version } },
      {
        onSuccess: ({ link }) => {
          onLink(link)
          setOpen(false)
        },
      },
    )
  return (
    <Dialog title="Ask somebody else" trigger={<Button>Ask somebody else</Button>} open={open} onOpenChange={setOpen}>
      <Form onSubmit={submit} problems={problems}>
        {change.error && Object.keys(problems).length === 0 ? (
          <ErrorNotice problem={change.error} next="What you typed is still here." />
        ) : null}
        <Text kind="quiet">{waiting.verifier} is then no longer asked.</Text>
        <WhoSawIt managers={managers} />
        <FormActions>
          <Button type="submit" kind="primary" isPending={change.isPending}>
            Ask
          </Button>
          <Button onPress={() => setOpen(false)}>Leave it</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}
