import {
  Button,
  Card,
  Dialog,
  Disclosure,
  ErrorNotice,
  Facts,
  Form,
  FormActions,
  Notice,
  Row,
  Stack,
  Tag,
  Text,
  TextArea,
  Timeline,
} from '@evenkeel/ui'
import { type ReactNode, useState } from 'react'
import { useAsk, useTell } from '../../ask.ts'
import { contract as certificates } from '../../certificates/contract.ts'
import { dateText, detailText } from '../../words.ts'
import styles from '../competency.module.css'
import { type CompetencyDetail, contract } from '../contract.ts'
import { CertificateChecks } from './certificate-checks.tsx'
import { WaitingWork } from './waiting-work.tsx'
import { useManagers } from './who-saw-it.tsx'

type Piece = CompetencyDetail['pieces'][number]

type Props = { readonly detail: CompetencyDetail; readonly personId: string; readonly isAlone: boolean }

/** Shown at once; the others open. */
const newest = 4

const dayNumber = (date: string) => Date.parse(date) / 86_400_000

/** What came in, when, and what it says; every piece can be withdrawn, and contested. */
export function Evidence({ detail, personId, isAlone }: Props) {
  const { pieces, waiting } = detail
  const managers = useManagers(personId, isAlone)
  const checks = useAsk(certificates.showChecks, { params: { personId } }, { enabled: !isAlone })
  const cardOf = (piece: Piece) => {
    const certificate = checks.data?.certificates.find((one) => one.evidenceId === piece.id)
    return (
      <PieceCard key={piece.id} piece={piece} personId={personId}>
        {checks.data && certificate ? <CertificateChecks certificate={certificate} known={checks.data} personId={personId} /> : null}
      </PieceCard>
    )
  }
  return (
    <Stack>
      {new Set(pieces.map((piece) => piece.day)).size > 1 ? <InTime pieces={pieces} name={detail.name} /> : null}
      {pieces.length + waiting.length === 0 ? <Nothing isKnown={detail.estimate.enough} /> : null}
      <div className={styles.cards}>
        {waiting.map((row) => (
          <WaitingWork key={row.workId} waiting={row} personId={personId} managers={managers} />
        ))}
        {pieces.slice(0, newest).map(cardOf)}
      </div>
      {pieces.length > newest ? (
        <Disclosure label={`Older ones (${pieces.length - newest})`}>
          <div className={styles.cards}>{pieces.slice(newest).map(cardOf)}</div>
        </Disclosure>
      ) : null}
    </Stack>
  )
}

function Nothing({ isKnown }: { readonly isKnown: boolean }) {
  return (
    <Text kind="quiet">
      {isKnown ? 'Nothing speaks about this competency by itself yet. What is shown comes from the rest of the half. ' : 'Nothing yet. '}
      Each piece you add stands here, with what it says and how far it pulls. The shortest way takes a minute.
    </Text>
  )
}

function InTime({ pieces, name }: { readonly pieces: readonly Piece[]; readonly name: string }) {
  const days = pieces.map((piece) => dayNumber(piece.day))
  const first = Math.min(...days)
  const last = Math.max(...days, first + 1)
  const labels = [...new Set(pieces.map((piece) => piece.label))]
  const oldest = pieces.reduce((a, b) => (a.day < b.day ? a : b))
  const newest = pieces.reduce((a, b) => (a.day > b.day ? a : b))
  return (
    <Timeline
      title={`Evidence about ${name} in time`}
      span={{ from: first, to: last }}
      fromText={dateText(oldest.day)}
      toText={dateText(newest.day)}
      lanes={labels.map((label) => ({
        id: label,
        name: label,
        marks: pieces
          .filter((p) => p.label === label)
          .map((p) => ({ id: p.id, name: p.says, day: dayNumber(p.day), when: dateText(p.day), counts: p.counts })),
      }))}
    />
  )
}

type CardProps = { readonly piece: Piece; readonly personId: string; readonly children: ReactNode }

function PieceCard({ piece, personId, children }: CardProps) {
  const withdraw = useTell(contract.withdrawEvidence)
  const restore = useTell(contract.restoreEvidence)
  const problem = withdraw.error ?? restore.error
  const named = `${piece.label}, ${dateText(piece.day)}`
  const turnWords = piece.withdrawn ? 'Undo: let it count again' : 'Withdraw'
  // One button that turns round: the focus stays on it, and undoing is where the doing was.
  const turn = () => {
    const params = { personId, evidenceId: piece.id }
    if (piece.withdrawn) restore.mutate({ params })
    else withdraw.mutate({ params, body: { reason: '' } })
  }
  return (
    <Card
      title={piece.label}
      aside={
        <Row gap="small">
          {piece.stale ? <Tag tone="warning">Stale</Tag> : null}
          <Tag>{piece.withdrawn ? 'Withdrawn' : dateText(piece.day)}</Tag>
        </Row>
      }
    >
      <Stack gap="small">
        <Text>{piece.says}</Text>
        <div role="status">
          <Text kind="quiet">
            {piece.counts ? pullWords(piece.pull) : 'It does not count, as if it had never been. It stays on record here.'}
          </Text>
        </div>
        {piece.details.length > 0 ? (
          <Facts facts={piece.details.map(({ label, text }) => ({ name: label, value: detailText(text) }))} />
        ) : null}
        {children}
        {piece.disputes.map((dispute) => (
          <Notice key={dispute.words} title={`You contested this on ${dateText(dispute.day)}`}>
            {dispute.words}
          </Notice>
        ))}
        {problem ? <ErrorNotice problem={problem} next="Load the page again, then try once more." /> : null}
        <Row gap="small">
          {piece.may.withdraw || piece.may.restore ? (
            <Button onPress={turn} isPending={withdraw.isPending || restore.isPending} aria-label={`${turnWords}: ${named}`}>
              {turnWords}
            </Button>
          ) : null}
          {piece.may.dispute ? <Contest personId={personId} evidenceId={piece.id} named={named} /> : null}
        </Row>
      </Stack>
    </Card>
  )
}

type ContestProps = { readonly personId: string; readonly evidenceId: string; readonly named: string }

function Contest({ personId, evidenceId, named }: ContestProps) {
  const [open, setOpen] = useState(false)
  const dispute = useTell(contract.disputeEvidence)
  const submit = (entered: FormData) =>
    dispute.mutate(
      { params: { personId, evidenceId }, body: { words: String(entered.get('words') ?? '').trim() } },
      { onSuccess: () => setOpen(false) },
    )
  return (
    <Dialog
      title="Contest this piece of evidence"
      trigger={<Button aria-label={`Contest: ${named}`}>Contest</Button>}
      open={open}
      onOpenChange={setOpen}
    >
      <Form onSubmit={submit}>
        {dispute.error ? <ErrorNotice problem={dispute.error} next="What you typed is still here." /> : null}
        <TextArea
          name="words"
          label="What is wrong about it?"
          help="Your words stay beside it, for everybody who may see it. Until it is settled it still counts; withdraw it if it should not."
          maxLength={1000}
          remedy="Write a sentence or two."
        />
        <FormActions>
          <Button type="submit" kind="primary" isPending={dispute.isPending}>
            Contest it
          </Button>
          <Button onPress={() => setOpen(false)}>Leave it</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

function pullWords(pull: number): string {
  if (Math.abs(pull) < 0.05) return 'It confirms what was believed already.'
  return `It pulls the estimate ${Math.abs(pull).toFixed(1)} ${pull > 0 ? 'up' : 'down'}.`
}
