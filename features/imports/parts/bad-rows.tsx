import { Button, ErrorNotice, Notice, Row, Stack, Table, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { Problem, send, useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { type BadRow, contract, type Shown } from '../contract.ts'
import { csvOf, keep } from './csv-text.ts'
import { amount } from './words.ts'

/** Every row that is wrong, one line each; the first of them here, all of them in a file. */
export function BadRows({ shown, count }: { readonly shown: Shown; readonly count: number }) {
  const params = { importId: shown.importId }
  const bad = useAsk(contract.listBadRows, { params })
  const [problem, setProblem] = useState<Problem | null>(null)
  const download = async () => {
    setProblem(null)
    try {
      const rows = await allBadRows(shown.importId)
      keep(
        csvOf([['line', 'column', 'what is wrong', 'what to do'], ...rows.map((row) => [row.line, row.column, row.says, row.remedy])]),
        `bad-rows-${shown.fileName.replace(/\.[^.]*$/, '')}.csv`,
      )
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
    }
  }
  return (
    <Stack>
      <Notice tone="warning" title={`${amount(count, 'row has a mistake', 'rows have a mistake')} in it`}>
        Nothing comes in while there is one. Mend them in the file, then choose it again.
      </Notice>
      {problem ? <ErrorNotice problem={problem} next="Try again." /> : null}
      <Row>
        <Button onPress={() => void download()}>Download all of them</Button>
      </Row>
      <Loaded from={bad}>
        {({ rows, next }) => (
          <>
            <Table
              caption="Rows with mistakes"
              rows={rows}
              rowId={({ line }) => String(line)}
              columns={[
                { id: 'line', name: 'Line', cell: ({ line }) => line },
                { id: 'column', name: 'Column', cell: ({ column }) => column || 'The row' },
                { id: 'says', name: 'What is wrong', cell: ({ says }) => says },
                { id: 'remedy', name: 'What to do', cell: ({ remedy }) => remedy },
              ]}
            />
            {next === null ? null : <Text kind="quiet">These are the first {rows.length}. All of them are in the download.</Text>}
          </>
        )}
      </Loaded>
    </Stack>
  )
}

async function allBadRows(importId: string): Promise<readonly BadRow[]> {
  const found: BadRow[] = []
  for (let after: number | null = 0; after !== null; ) {
    const page: { rows: BadRow[]; next: number | null } = (
      await send(contract.listBadRows, { params: { importId }, query: { after, limit: 1000 } })
    ).reply
    found.push(...page.rows)
    after = page.next
  }
  return found
}
