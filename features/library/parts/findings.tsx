import { Button, Row, Stack, Table, Tag, Text } from '@evenkeel/ui'
import { useState } from 'react'
import type { Balance } from '../contract.ts'
import { counted } from './words.ts'

/** More than this is opened on demand. */
const atOnce = 10

/** What is out of balance on this page of role levels, and in the framework as a whole, each with a remedy. */
export function Findings({ balance }: { readonly balance: Balance }) {
  const { errors, warnings, findings } = balance
  const [all, setAll] = useState(false)
  const shown = all ? findings : findings.slice(0, atOnce)
  return (
    <Stack>
      <Text>
        {counted(errors, 'finding')} to mend and {warnings} to look at in the whole framework. Those of the role levels shown above, and of
        the framework itself:
      </Text>
      <Table
        caption="Findings"
        rows={shown.map((finding, i) => ({ ...finding, id: String(i) }))}
        rowId={({ id }) => id}
        empty="Nothing to mend here."
        columns={[
          { id: 'message', name: 'Finding', cell: ({ message }) => message },
          { id: 'remedy', name: 'What to do', cell: ({ remedy }) => remedy },
          {
            id: 'severity',
            name: 'Weight',
            cell: ({ severity }) => (
              <Tag tone={severity === 'error' ? 'warning' : 'plain'}>{severity === 'error' ? 'To mend' : 'To look at'}</Tag>
            ),
          },
        ]}
      />
      {shown.length < findings.length ? (
        <Row>
          <Button onPress={() => setAll(true)}>Show all {findings.length}</Button>
        </Row>
      ) : null}
    </Stack>
  )
}
