import { Disclosure, Link, Section, Stack, Table, Text } from '@evenkeel/ui'
import { useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { dateText } from '../../words.ts'
import { contract, type Request } from '../contract.ts'

/** As many as can be answered before the first meeting. */
const first = 5

/** What people ask of you, the oldest first. What it is stands behind the link: opening it is a look they see. */
export function Requests() {
  const known = useAsk(contract.listRequests, {})
  return (
    <Section title="Requests, three minutes each">
      <Loaded from={known}>
        {({ requests }) =>
          requests.length === 0 ? (
            <Text kind="quiet">
              Nothing waits for you. When somebody asks you to rate a piece of work or to look at a certificate, it stands here.
            </Text>
          ) : (
            <Stack>
              <Waiting requests={requests.slice(0, first)} caption="What waits for you, the oldest first" />
              {requests.length > first ? (
                <Disclosure label="All requests">
                  <Waiting requests={requests.slice(first)} caption="The other requests" />
                </Disclosure>
              ) : null}
            </Stack>
          )
        }
      </Loaded>
    </Section>
  )
}

function Waiting({ requests, caption }: { readonly requests: readonly Request[]; readonly caption: string }) {
  return (
    <Table
      caption={caption}
      rows={requests}
      rowId={(row) => row.id}
      columns={[
        { id: 'what', name: 'What', cell: (row) => <Link href={placeOf(row)}>{`${row.person}: ${row.name}`}</Link> },
        { id: 'asked', name: 'Asked', cell: (row) => `${asks[row.kind]}, ${dateText(row.askedOn)}` },
      ]}
    />
  )
}

const asks = { work: 'Rate a piece of work', certificate: 'Look at a certificate' } as const
const places = { work: 'work', certificate: 'certificates' } as const
const placeOf = ({ kind, personId, id }: Request) => `/reports/${personId}/${places[kind]}/${id}`
