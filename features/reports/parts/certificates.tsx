import { Card, Facts, Grid, Tag } from '@evenkeel/ui'
import { dateText } from '../../words.ts'
import type { ReportPage } from '../contract.ts'

type Certificate = ReportPage['certificates'][number]

/** What somebody shares, and who has looked at it. */
export function Certificates({ certificates }: { readonly certificates: readonly Certificate[] }) {
  return (
    <Grid>
      {certificates.map((certificate) => (
        <Card
          key={certificate.evidenceId}
          title={certificate.title}
          aside={certificate.isExpired ? <Tag tone="warning">Expired</Tag> : null}
        >
          <Facts facts={factsOf(certificate)} />
        </Card>
      ))}
    </Grid>
  )
}

function factsOf({ name, issuer, issuedOn, expiresOn, isExpired, checks }: Certificate) {
  return [
    { name: 'Speaks about', value: name },
    { name: 'Issued', value: `${dateText(issuedOn)}, by ${issuer}` },
    ...(expiresOn ? [{ name: isExpired ? 'Expired on' : 'Valid until', value: dateText(expiresOn) }] : []),
    { name: 'Seen', value: checks.length === 0 ? 'Nobody has looked at it yet' : checks.map(checkText).join(' ') },
  ]
}

const checkText = ({ by, on, seen, reason }: Certificate['checks'][number]) =>
  seen ? `${by} saw it on ${dateText(on)}.` : `${by} could not check it on ${dateText(on)}: ${reason}`
