import { Stack, Table } from '@evenkeel/ui'
import { Pager } from './pager.tsx'

type Props = {
  readonly page: { readonly lines: readonly string[]; readonly total: number; readonly next: number | null }
  readonly after: number
  readonly size: number
  readonly onGo: (after: number) => void
}

const signs: Readonly<Record<string, string>> = { '+': 'New', '-': 'Gone', '~': 'Changed' }

/** What differs between two releases, one row for each thing. */
export function Changes({ page, after, size, onGo }: Props) {
  return (
    <Stack>
      <Table
        caption="What is different"
        rows={page.lines.map((line, i) => ({ id: String(after + i), sign: line.charAt(0), words: line.slice(2) }))}
        rowId={({ id }) => id}
        empty="Nothing is different."
        columns={[
          { id: 'sign', name: 'How', cell: ({ sign }) => signs[sign] ?? sign },
          { id: 'words', name: 'What', cell: ({ words }) => words },
        ]}
      />
      <Pager after={after} shown={page.lines.length} total={page.total} next={page.next} size={size} things="changes" onGo={onGo} />
    </Stack>
  )
}
