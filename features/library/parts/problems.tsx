import { Stack, Table } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { contract } from '../contract.ts'
import { Pager } from './pager.tsx'

const size = 20

/** Everything that could not be read as it stands: where, what, and what to do about it. */
export function Problems({ importId, version }: { readonly importId: string; readonly version: number }) {
  const [after, setAfter] = useState(0)
  const problems = useAsk(contract.listImportProblems, { params: { readingId: importId }, query: { after, limit: size } }, { keep: true })
  return (
    <Loaded key={version} from={problems}>
      {({ problems: shown, total, next }) => (
        <Stack>
          <Table
            caption="What could not be read as it stands"
            rows={shown.map((problem, i) => ({ ...problem, id: String(after + i) }))}
            rowId={({ id }) => id}
            columns={[
              { id: 'place', name: 'Place', cell: ({ file, line }) => (line === null ? file : `${file}, line ${line}`) },
              { id: 'what', name: 'What', cell: ({ what }) => what },
              { id: 'remedy', name: 'What to do', cell: ({ remedy }) => remedy },
            ]}
          />
          <Pager after={after} shown={shown.length} total={total} next={next} size={size} things="problems" onGo={setAfter} />
        </Stack>
      )}
    </Loaded>
  )
}
