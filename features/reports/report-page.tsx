import { halfNames, halves, IntervalBars, Page, Section, Stack, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { dateText } from '../words.ts'
import { contract, type ReportPage as Report } from './contract.ts'
import { Certificates } from './parts/certificates.tsx'
import { RateNow } from './parts/rate-now.tsx'

type Line = Report['lines'][number]

/** One person you manage: what they share, and the place to say what you saw. */
export function ReportPage({ params }: PageProps) {
  const personId = params.personId ?? ''
  const known = useAsk(contract.showReport, { params: { personId } })
  return (
    <Loaded from={known}>
      {(report) => (
        <Page title={report.name} counts lead={leadOf(report)}>
          <Stack gap="large">
            <Section title="Rate now">
              <RateNow personId={personId} name={report.name} lines={report.lines} />
            </Section>
            {halves.map((half) => (
              <Section key={half} title={halfNames[half]}>
                <Lines report={report} lines={report.lines.filter((line) => line.half === half)} />
              </Section>
            ))}
            {report.certificates.length > 0 ? (
              <Section title="Certificates">
                <Certificates certificates={report.certificates} />
              </Section>
            ) : null}
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function leadOf({ name, currentTitle, shares }: Report): string {
  const role = currentTitle ?? 'No role said yet'
  const from = shares.length === 0 ? 'nothing shared so far' : `what ${name} shares (${shares.join(', ').toLowerCase()})`
  return `${role}. You see ${from}, and what people here have rated. ${name} sees that you looked.`
}

function Lines({ report, lines }: { readonly report: Report; readonly lines: readonly Line[] }) {
  const shown = lines.filter((line) => line.estimate !== null)
  const silent = lines.filter((line) => line.estimate === null && line.requirement !== null)
  return (
    <Stack>
      {shown.length === 0 ? (
        <Text>Nothing you may see speaks about this half yet. A rating takes three minutes; {report.name} can also share more.</Text>
      ) : (
        <IntervalBars
          title="Estimates against the current role"
          askedBy={report.currentTitle ?? 'The current role'}
          rows={shown.map(({ competency, name, estimate, requirement, lastRatedOn }) => ({
            id: competency,
            name,
            estimate,
            requirement,
            after: <Text kind="small">{lastRatedOn ? `You rated it on ${dateText(lastRatedOn)}.` : 'You have not rated it yet.'}</Text>,
          }))}
        />
      )}
      {silent.length === 0 ? null : (
        <Text kind="quiet">{`Asked by the role, and nothing seen: ${silent.map((line) => line.name).join(', ')}. Not shared, or no chance to show it yet.`}</Text>
      )}
    </Stack>
  )
}
