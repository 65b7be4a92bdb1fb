import { Button, ErrorNotice, Row, Stack, Table, Tag, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk, useTell } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { timeText } from '../../words.ts'
import { contract, type Delivery } from '../contract.ts'
import { answerText, deliveryStates, eventText } from './words.ts'

const atOnce = 50
const mostAtOnce = 200

/** What was sent, newest first. */
export function Deliveries({ hookId }: { readonly hookId: string }) {
  const [limit, setLimit] = useState(atOnce)
  const known = useAsk(contract.listDeliveries, { params: { hookId }, query: { limit } }, { keep: true })
  const again = useTell(contract.redeliver)
  return (
    <Loaded from={known}>
      {({ deliveries, next }) => (
        <Stack>
          {again.error ? <ErrorNotice problem={again.error} next="Nothing was sent." /> : null}
          {deliveries.length === 0 ? (
            <Text kind="quiet">Nothing was sent in the last 30 days. Send a test above to see that the receiver is there.</Text>
          ) : (
            <Table
              caption="What was sent"
              rows={deliveries}
              rowId={(one) => one.deliveryId}
              columns={[
                { id: 'event', name: 'Event', cell: ({ event }) => eventText(event) },
                { id: 'when', name: 'When', cell: ({ madeAt }) => timeText(madeAt) },
                { id: 'state', name: 'State', cell: (one) => <State of={one} /> },
                { id: 'answer', name: 'Answer', cell: answerText },
                { id: 'tries', name: 'Tries', cell: ({ tries }) => tries, number: true },
                { id: 'took', name: 'Took', cell: ({ milliseconds }) => (milliseconds === null ? '' : `${milliseconds} ms`), number: true },
                {
                  id: 'deeds',
                  name: 'What you can do',
                  cell: ({ deliveryId, event, madeAt }) => (
                    <Button
                      aria-label={`Send again: ${eventText(event)}, ${timeText(madeAt)}`}
                      onPress={() => again.mutate({ params: { hookId, deliveryId } })}
                    >
                      Send again
                    </Button>
                  ),
                },
              ]}
            />
          )}
          <Row>
            <Button onPress={() => void known.refetch()} isPending={known.isFetching}>
              Look again
            </Button>
            {next !== null && limit < mostAtOnce ? <Button onPress={() => setLimit(mostAtOnce)}>Show more</Button> : null}
            {next !== null && limit === mostAtOnce ? (
              <Text kind="quiet">The newest {mostAtOnce} are shown; the API lists all of them.</Text>
            ) : null}
          </Row>
        </Stack>
      )}
    </Loaded>
  )
}

function State({ of: { state, nextAt } }: { readonly of: Delivery }) {
  return (
    <>
      <Tag tone={state === 'failed' ? 'warning' : 'plain'}>{deliveryStates[state]}</Tag>
      {nextAt ? <Text kind="small">next at {timeText(nextAt)}</Text> : null}
    </>
  )
}
