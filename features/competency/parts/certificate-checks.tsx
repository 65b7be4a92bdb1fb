import { Button, ErrorNotice, Link, Row, Select, Stack, Tag, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { type Checks, contract as certificates, type OwnCertificate } from '../../certificates/contract.ts'
import { dateText } from '../../words.ts'

type Props = { readonly certificate: OwnCertificate; readonly known: Checks; readonly personId: string }

/** Who has looked at a certificate, who is asked to, and the way to ask. */
export function CertificateChecks({ certificate, known, personId }: Props) {
  const { checks, waiting, isExpired } = certificate
  const askable = known.managers.filter(({ personId: id }) => !waiting.some((row) => row.managerId === id))
  if (checks.length + waiting.length + known.managers.length === 0) return null
  return (
    <Stack gap="small">
      {isExpired ? (
        <Row>
          <Tag tone="warning">Expired</Tag>
        </Row>
      ) : null}
      {checks.map(({ by, on, seen, reason }) => (
        <Text key={`${by}${on}${reason}`}>
          {seen ? `${by} saw this certificate on ${dateText(on)}.` : `${by} could not check this certificate on ${dateText(on)}: ${reason}`}
        </Text>
      ))}
      {waiting.map((row) => (
        <Waiting key={row.requestId} waiting={row} personId={personId} />
      ))}
      {askable.length === 0 ? null : known.isShared ? (
        <Ask evidenceId={certificate.evidenceId} managers={askable} personId={personId} />
      ) : (
        <Text kind="quiet">
          A manager can look at it once you share certificates: <Link href="/sharing">What I share</Link>.
        </Text>
      )}
      <Text kind="small">Whether somebody has seen it changes no estimate.</Text>
    </Stack>
  )
}

type WaitingProps = { readonly waiting: OwnCertificate['waiting'][number]; readonly personId: string }

function Waiting({ waiting, personId }: WaitingProps) {
  const take = useTell(certificates.withdrawCheckRequest)
  const { manager, askedOn, reaches, requestId } = waiting
  return (
    <Stack gap="small">
      <Text>
        {reaches
          ? `${manager} was asked on ${dateText(askedOn)} to look at it.`
          : `${manager} was asked on ${dateText(askedOn)}, and sees nothing of it now: they do not manage you, or you no longer share certificates.`}
      </Text>
      {take.error ? <ErrorNotice problem={take.error} next="Load the page again, then try once more." /> : null}
      <Row>
        <Button
          onPress={() => take.mutate({ params: { personId, requestId } })}
          isPending={take.isPending}
          aria-label={`Take it back: ${manager} was asked to look at this certificate`}
        >
          Take it back
        </Button>
      </Row>
    </Stack>
  )
}

type AskProps = { readonly evidenceId: string; readonly managers: Checks['managers']; readonly personId: string }

function Ask({ evidenceId, managers, personId }: AskProps) {
  const ask = useTell(certificates.askForCheck)
  const [chosen, setChosen] = useState<string | null>(null)
  const managerId = managers.length === 1 ? managers[0]!.personId : chosen
  const only = managers.length === 1 ? managers[0]!.name : null
  return (
    <Stack gap="small">
      {ask.error ? <ErrorNotice problem={ask.error} next="Load the page again, then try once more." /> : null}
      {only ? null : (
        <Select
          label="Who could look at it"
          choices={managers.map(({ personId: id, name }) => ({ id, name }))}
          selectedKey={chosen}
          onSelectionChange={(key) => setChosen(key === null ? null : String(key))}
          optional
        />
      )}
      <Row>
        <Button
          isDisabled={managerId === null}
          isPending={ask.isPending}
          onPress={() => {
            if (managerId !== null) ask.mutate({ params: { personId, evidenceId }, body: { managerId } })
          }}
        >
          {only ? `Ask ${only} to look at it` : 'Ask them to look at it'}
        </Button>
      </Row>
    </Stack>
  )
}
