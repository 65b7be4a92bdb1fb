import { Button, Row, Text } from '@evenkeel/ui'
import { figure } from './words.ts'

type Props = {
  readonly after: number
  readonly shown: number
  readonly total: number
  readonly next: number | null
  readonly size: number
  /** What is counted, in the plural. */
  readonly things: string
  readonly onGo: (after: number) => void
}

/** Where in a long list one is, and the way on and back. */
export function Pager({ after, shown, total, next, size, things, onGo }: Props) {
  if (total <= shown && after === 0) return null
  return (
    <Row>
      <Text kind="quiet">
        {shown === 0 ? 'None' : `${figure(after + 1)} to ${figure(after + shown)}`} of {figure(total)} {things}
      </Text>
      {after > 0 ? (
        <Button icon="left" onPress={() => onGo(Math.max(0, after - size))}>
          Before
        </Button>
      ) : null}
      {next === null ? null : (
        <Button icon="right" onPress={() => onGo(next)}>
          Next
        </Button>
      )}
    </Row>
  )
}
