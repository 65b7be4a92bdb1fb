import {
  Button,
  ButtonLink,
  Card,
  Dialog,
  ErrorNotice,
  Exhibit,
  Form,
  FormActions,
  Page,
  Row,
  Section,
  Stack,
  Switch,
  Table,
  Text,
  TextField,
} from '@evenkeel/ui'
import { useState } from 'react'
import { Problem, send, useAsk, useTell } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract as start } from '../start/contract.ts'
import { fieldProblems, timeText } from '../words.ts'
import { contract } from './contract.ts'
import { together } from './parts/together.ts'

/** Who saw what, what you agreed to, everything as a file, and the way to delete it. */
export function MyDataPage({ me }: PageProps) {
  return (
    <Page title="My data" counts={null} lead="Everything here is about you and belongs to you.">
      <Stack gap="large">
        <Section title="Who saw and did what">
          <Looks personId={me.personId} />
        </Section>
        <Section title="What you agreed to">
          <Consents personId={me.personId} />
        </Section>
        <Section title="Take it along">
          <TakeAlong personId={me.personId} />
        </Section>
        <Section title="Delete">
          <Erase personId={me.personId} name={me.name} />
        </Section>
      </Stack>
    </Page>
  )
}

function Looks({ personId }: { readonly personId: string }) {
  const [pages, setPages] = useState<readonly string[]>([])
  const before = pages.at(-1)
  const looks = useAsk(contract.showLooks, { params: { personId }, query: before ? { before, limit: 40 } : { limit: 40 } }, { keep: true })
  return (
    <Loaded from={looks}>
      {({ looks: rows, next }) => (
        <Stack>
          <Table
            caption="Newest first; no content is ever logged"
            rows={together(rows)}
            rowId={(row) => row.id}
            columns={[
              { id: 'did', name: 'Who did what', cell: (row) => `${row.who} ${row.did}${row.times > 1 ? `, ${row.times} times` : ''}` },
              { id: 'at', name: 'When', cell: (row) => timeText(row.at) },
            ]}
            empty="Nothing yet."
          />
          {pages.length > 0 || next ? (
            <Row>
              {pages.length > 0 ? <Button onPress={() => setPages(pages.slice(0, -1))}>Newer</Button> : null}
              {next ? <Button onPress={() => setPages([...pages, next])}>Older</Button> : null}
            </Row>
          ) : null}
        </Stack>
      )}
    </Loaded>
  )
}

function Consents({ personId }: { readonly personId: string }) {
  const known = useAsk(start.showStart, { params: { personId } })
  const save = useTell(start.saveConsent)
  return (
    <Loaded from={known}>
      {({ consents }) => (
        <Stack>
          {save.error ? <ErrorNotice problem={save.error} next="Nothing has changed." /> : null}
          {consents.map((consent) => (
            <Switch
              key={consent.kind}
              isSelected={consent.given}
              isDisabled={consent.needed && consent.given}
              onChange={(given) => save.mutate({ params: { personId, kind: consent.kind }, body: { given } })}
              help={consent.needed && consent.given ? `${consent.says} To take this back, delete your account below.` : consent.says}
            >
              {consent.title}
            </Switch>
          ))}
        </Stack>
      )}
    </Loaded>
  )
}

function TakeAlong({ personId }: { readonly personId: string }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setProblem(null)
    setBusy(true)
    try {
      const { reply } = await send(contract.exportPerson, { params: { personId } })
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob([JSON.stringify(reply, null, 2)], { type: 'application/json' }))
      link.download = 'evenkeel-my-data.json'
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
    }
    setBusy(false)
  }
  return (
    <Stack>
      <Text>Everything we hold about you, and what was worked out from it: as a file for machines, or as a page to read and print.</Text>
      {problem ? <ErrorNotice problem={problem} next="Try again in a moment." /> : null}
      <FormActions>
        <Button onPress={() => void download()} isPending={busy}>
          Download as JSON
        </Button>
        <ButtonLink href="/my-data/readable">Open as a page</ButtonLink>
      </FormActions>
    </Stack>
  )
}

function Erase({ personId, name }: { readonly personId: string; readonly name: string }) {
  const [open, setOpen] = useState(false)
  const erase = useTell(contract.erasePerson)
  if (erase.data) return <Erased receipt={erase.data.receipt} rows={erase.data.rows} />
  return (
    <Stack>
      <Text>
        Deletes your account and everything in it, for good. Nobody can bring it back, not even whoever runs this installation. Take your
        data along first if you want to keep it.
      </Text>
      <Row>
        <Dialog title="Delete your account?" trigger={<Button kind="danger">Delete my account</Button>} open={open} onOpenChange={setOpen}>
          <Form
            onSubmit={(entered) => erase.mutate({ params: { personId }, body: { name: String(entered.get('name') ?? '') } })}
            problems={fieldProblems(erase.error, { 'name-differs': 'name' })}
          >
            {erase.error && erase.error.slug !== 'name-differs' ? <ErrorNotice problem={erase.error} next="Nothing was deleted." /> : null}
            <TextField
              name="name"
              label={`Type your name: ${name}`}
              autoComplete="off"
              maxLength={80}
              remedy="Type your name exactly as it stands above."
            />
            <FormActions>
              <Button type="submit" kind="danger" isPending={erase.isPending}>
                Delete for good
              </Button>
              <Button onPress={() => setOpen(false)}>Keep it</Button>
            </FormActions>
          </Form>
        </Dialog>
      </Row>
    </Stack>
  )
}

function Erased({ receipt, rows }: { readonly receipt: string; readonly rows: number }) {
  return (
    <Arrived>
      <Card title="Your account is deleted" level={2}>
        <Text>{rows} entries were removed for good. Your receipt, which names nobody; keep it if you want to prove it:</Text>
        <Exhibit label="Receipt">{receipt}</Exhibit>
        <Row>
          <Button kind="primary" onPress={() => window.location.assign('/welcome')}>
            Leave
          </Button>
        </Row>
      </Card>
    </Arrived>
  )
}
