import { Notice, Select, Stack, Table, Text } from '@evenkeel/ui'
import type { Chosen, Import } from '../contract.ts'
import styles from '../library.module.css'

type Props = { readonly found: Import; readonly chosen: Chosen; readonly onSay: (chosen: Chosen) => void }

const nothing = 'nothing'
/** More columns than this are named, but not asked about one by one. */
const mostAsked = 60

/** What each column of a table means. Each change is read at once; what comes out stands below. */
export function MappingOf({ found, chosen, onSay }: Props) {
  const { table, mapping } = found.reading ?? {}
  if (!table || !mapping) return null
  const titles = table.header.filter((title, i) => title !== '' && table.header.indexOf(title) === i)
  const choices = [{ id: nothing, name: 'Leave out' }, ...found.fields.map(({ field, title }) => ({ id: field, name: title }))]
  const say = (title: string, field: string) => {
    // Each meaning is given once: who takes it from another column leaves that one out.
    const others = Object.entries(mapping.columns).filter(([other, given]) => other !== title && given !== field)
    const columns = Object.fromEntries(field === nothing ? others : [...others, [title, field]])
    onSay({ ...chosen, importer: 'table', mapping: { columns, ...(mapping.grades ? { grades: mapping.grades } : {}) } })
  }
  return (
    <Stack>
      <Text>The first rows of {table.file}. Say what each column means; what you leave out is not read.</Text>
      <Table
        caption={`First rows of ${table.file}`}
        rows={table.rows.map((cells, i) => ({ cells, id: String(i) }))}
        rowId={({ id }) => id}
        columns={titles.slice(0, mostAsked).map((title) => ({
          id: title,
          name: title,
          cell: ({ cells }: { cells: readonly string[] }) => cells[table.header.indexOf(title)] ?? '',
        }))}
      />
      <div className={styles.columns}>
        {titles.slice(0, mostAsked).map((title) => (
          <Select
            key={title}
            name={`column ${title}`}
            label={title}
            choices={choices}
            selectedKey={mapping.columns[title] ?? nothing}
            onSelectionChange={(key) => {
              if (key !== null && key !== (mapping.columns[title] ?? nothing)) say(title, String(key))
            }}
          />
        ))}
      </div>
      {titles.length > mostAsked ? (
        <Notice>
          The table has {titles.length} columns; the first {mostAsked} can be mapped here, all of them on the command line.
        </Notice>
      ) : null}
      {mapping.grades ? <Text kind="quiet">Levels are written in words, lowest first: {mapping.grades.join(', ')}.</Text> : null}
    </Stack>
  )
}
