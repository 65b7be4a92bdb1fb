import { Button, ErrorNotice, Row, Stack, Text } from '@evenkeel/ui'
import { useTell } from '../../ask.ts'
import { contract as sittings } from '../../sittings/contract.ts'
import type { CompetencyDetail } from '../contract.ts'

type Props = { readonly detail: CompetencyDetail; readonly personId: string; readonly kind: 'test' | 'situation' }

/** The door to a short test of this competency, or to a situation about it. */
export function Sit({ detail, personId, kind }: Props) {
  const open = useTell(sittings.openSitting)
  const begin = () =>
    open.mutate(
      { params: { personId }, body: { kind, competency: detail.competency } },
      { onSuccess: ({ id }) => window.location.assign(`/sittings/${id}`) },
    )
  return (
    <Stack>
      <Text>
        {kind === 'test'
          ? 'Six problems that adapt to you, about five minutes. There is no timer, and "I don\'t know" is an answer.'
          : 'One moment at work, five things one could do. You say how well each works; about two minutes.'}
      </Text>
      {open.error ? <ErrorNotice problem={open.error} next="Choose another kind of evidence, or try again." /> : null}
      <Row>
        <Button kind="primary" onPress={begin} isPending={open.isPending}>
          {kind === 'test' ? 'Begin the test' : 'Show me the situation'}
        </Button>
      </Row>
    </Stack>
  )
}
