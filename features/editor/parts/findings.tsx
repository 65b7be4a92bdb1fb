import { Button, Link, Row, Stack, Tag, Text } from '@evenkeel/ui'
import type { Document, Finding } from '../contract.ts'
import styles from '../editor.module.css'
import { whereOf } from './places.ts'
import type { Writing } from './use-writing.ts'

type Props = {
  readonly findings: readonly Finding[]
  readonly writing: Writing
  /** With the place of each as a link, where they stand together; beside its field a finding needs none. */
  readonly within?: Document
}

/** What the linter says: what it is, what to do about it, and one button where a machine can do it. */
export function Findings({ findings, writing, within }: Props) {
  if (findings.length === 0) return null
  return (
    <ul className={styles.findings}>
      {findings.map((finding) => (
        <li key={`${finding.rule} ${finding.path} ${finding.place} ${finding.message}`}>
          <Stack gap="small">
            <Row>
              <Tag tone={finding.severity === 'error' ? 'warning' : 'plain'}>
                {finding.severity === 'error' ? 'Needed' : 'Worth a look'}
              </Tag>
              {within ? <Link href={whereOf(finding, within).href}>{whereOf(finding, within).name}</Link> : null}
            </Row>
            <Text>
              {finding.message} {finding.remedy}
            </Text>
            {finding.fix ? <Fix finding={finding} fix={finding.fix} writing={writing} /> : null}
          </Stack>
        </li>
      ))}
    </ul>
  )
}

function Fix({
  finding: { rule, path, place },
  fix,
  writing,
}: {
  readonly finding: Finding
  readonly fix: string
  readonly writing: Writing
}) {
  return (
    <Row>
      <Text kind="quiet">A way out: {fix}</Text>
      <Button aria-label={`Do this: ${fix}`} onPress={() => void writing.write({ do: 'fix', rule, path, place })}>
        Do this
      </Button>
    </Row>
  )
}
