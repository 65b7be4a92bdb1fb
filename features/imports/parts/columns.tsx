import { Button, ErrorNotice, Form, FormActions, Grid, NumberField, Select, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { contract, fields, type Shown } from '../contract.ts'

const none = 'none'

/** What each column of the file means; proposed from its headings, and changed here. */
export function Columns({ shown }: { readonly shown: Shown }) {
  const choose = useTell(contract.chooseColumns)
  const [columns, setColumns] = useState(() => shown.columns.map((column) => column ?? none))
  const [scale, setScale] = useState(shown.scale ?? { lowest: 0, highest: 5 })
  const meanings = [...fields[shown.kind].map(({ id, name }) => ({ id, name })), { id: none, name: 'Leave it out' }]
  const submit = () =>
    choose.mutate({
      params: { importId: shown.importId },
      body: {
        columns: columns.map((column) => (column === none ? null : column)),
        scale: shown.kind === 'people' || (scale.lowest === 0 && scale.highest === 5) ? null : scale,
        version: shown.version,
      },
    })
  return (
    <Form onSubmit={submit}>
      <Stack>
        {choose.error ? <ErrorNotice problem={choose.error} next="Your choice is still here." /> : null}
        <Grid>
          {shown.header.map((heading, i) => (
            <Select
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name than their place; headings may repeat
              key={i}
              label={heading || `Column ${i + 1}`}
              choices={meanings}
              value={columns[i] ?? none}
              onChange={(id) => setColumns(columns.map((column, at) => (at === i ? String(id) : column)))}
            />
          ))}
        </Grid>
        {shown.kind === 'ratings' ? (
          <>
            <Text kind="quiet">
              The scale of the scores in the file. Its lowest becomes level 0, its highest level 5, in a straight line.
            </Text>
            <Grid>
              <NumberField label="Lowest score" value={scale.lowest} onChange={(lowest) => setScale({ ...scale, lowest })} />
              <NumberField label="Highest score" value={scale.highest} onChange={(highest) => setScale({ ...scale, highest })} />
            </Grid>
          </>
        ) : null}
        <FormActions>
          <Button type="submit" isPending={choose.isPending}>
            Check with these columns
          </Button>
        </FormActions>
      </Stack>
    </Form>
  )
}
