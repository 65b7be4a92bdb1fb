import { Button, Form, FormActions, Select, Stack, TextArea, TextField } from '@evenkeel/ui'
import type { Chosen, Import } from '../contract.ts'
import { entry, undated } from './words.ts'

type Props = {
  readonly found: Import
  readonly chosen: Chosen
  readonly onSay: (chosen: Chosen) => void
  readonly isReading: boolean
}

const tableImporter = 'table'

/** Which way it was read, and what only a person can know of the source. */
export function HowRead({ found, chosen, onSay, isReading }: Props) {
  const { reading, importers } = found
  const known = reading?.candidates ?? []
  const choices = importers
    .toSorted((a, b) => Number(known.includes(b.id)) - Number(known.includes(a.id)))
    .map(({ id, label }) => ({ id, name: known.includes(id) ? `${label} (fits these files)` : label }))
  const ofAnybody = reading?.importer === tableImporter
  const source = reading?.source
  const submit = (entered: FormData) => {
    const said = (name: string) => (entry(entered, name) ? { [name]: entry(entered, name) } : {})
    const told = {
      ...said('version'),
      ...(ofAnybody ? { ...said('name'), ...said('licence'), ...said('notice'), ...said('address') } : {}),
    }
    onSay({ ...chosen, source: told })
  }
  return (
    <Stack>
      <Select
        label="Read as"
        name="importer"
        choices={choices}
        selectedKey={reading?.importer ?? null}
        onSelectionChange={(key) => {
          // What was said of the columns of a table holds for nothing else.
          const { mapping: _, ...rest } = chosen
          if (key !== null && key !== reading?.importer) onSay({ ...rest, importer: String(key) })
        }}
      />
      <Form key={reading?.importer ?? ''} onSubmit={submit}>
        {ofAnybody ? (
          <TextField
            name="name"
            label="Name of this framework"
            help="It is known by this name: a table of the same name is its next release."
            maxLength={200}
            defaultValue={source?.id === tableImporter ? '' : (source?.name ?? '')}
            remedy="Write what your people call it."
          />
        ) : null}
        <TextField
          name="version"
          label="Version"
          help="As its publisher says it, or the date of the release."
          maxLength={80}
          defaultValue={source?.version === undated ? '' : (source?.version ?? '')}
          remedy="Write the version, such as 2026-03."
        />
        {ofAnybody ? (
          <>
            <TextField name="licence" label="Licence" optional maxLength={200} defaultValue={chosen.source?.licence ?? ''} />
            <TextArea
              name="notice"
              label="Notice"
              optional
              help="What the licence asks to be said wherever it is shown."
              maxLength={2000}
              rows={2}
              defaultValue={chosen.source?.notice ?? ''}
            />
            <TextField
              name="address"
              label="Address"
              optional
              type="url"
              maxLength={500}
              defaultValue={chosen.source?.address ?? ''}
              remedy="An address begins with https://"
            />
          </>
        ) : null}
        <FormActions>
          <Button type="submit" isPending={isReading}>
            Read again with this
          </Button>
        </FormActions>
      </Form>
    </Stack>
  )
}
