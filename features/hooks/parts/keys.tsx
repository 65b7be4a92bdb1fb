import { Button, Confirm, ErrorNotice, Stack, Table, Tag, Text } from '@evenkeel/ui'
import { useAsk, useTell } from '../../ask.ts'
import { contract, type Key } from '../../keys/contract.ts'
import { Loaded } from '../../loaded.tsx'
import { dateText } from '../../words.ts'
import { scopeText } from './words.ts'

/** The keys there are: what each may do, whether anything uses it, and a way to end it. */
export function Keys() {
  const known = useAsk(contract.listKeys, {})
  const end = useTell(contract.endKey)
  return (
    <Loaded from={known}>
      {({ keys }) => (
        <Stack>
          {end.error ? <ErrorNotice problem={end.error} next="The key is as it was." /> : null}
          {keys.length === 0 ? (
            <Text kind="quiet">No key yet. A program of yours, such as a staff list, needs one to keep people and teams in step.</Text>
          ) : (
            <Table
              caption="Keys of this organisation"
              rows={keys}
              rowId={(key) => key.keyId}
              columns={[
                { id: 'name', name: 'Key', cell: (key) => <Name of={key} /> },
                { id: 'may', name: 'What it may do', cell: ({ scopes }) => <May scopes={scopes} /> },
                { id: 'used', name: 'Last used', cell: ({ lastUsedOn }) => (lastUsedOn ? dateText(lastUsedOn) : 'Never') },
                { id: 'expires', name: 'Expires', cell: ({ expiresAt }) => dateText(expiresAt) },
                {
                  id: 'deeds',
                  name: 'What you can do',
                  cell: ({ keyId, name }) => (
                    <Confirm
                      title={`End the key ${name}?`}
                      trigger={<Button aria-label={`End the key ${name}`}>End</Button>}
                      confirm="End the key"
                      danger
                      onConfirm={() => end.mutate({ params: { keyId } })}
                    >
                      Whatever uses it is refused from now on. An ended key cannot be brought back; you can make another one.
                    </Confirm>
                  ),
                },
              ]}
            />
          )}
        </Stack>
      )}
    </Loaded>
  )
}

function Name({ of: { name, madeBy, madeAt, state } }: { readonly of: Key }) {
  return (
    <>
      {name} {state === 'good' ? null : <Tag tone="warning">{state === 'expired' ? 'Expired' : 'Opens nothing'}</Tag>}
      <Text kind="small">
        Made by {madeBy}, {dateText(madeAt)}
        {state === 'resting' ? '; they are no longer an owner here' : ''}
      </Text>
    </>
  )
}

function May({ scopes }: { readonly scopes: readonly string[] }) {
  return (
    <Stack gap="small">
      {scopes.map((scope) => (
        <Text key={scope} kind="small">
          {scopeText(scope)}
        </Text>
      ))}
    </Stack>
  )
}
