import { Select, Stack, Table, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { dateText } from '../../words.ts'
import { contract } from '../contract.ts'
import styles from '../library.module.css'
import { Changes } from './changes.tsx'
import { figure, undated } from './words.ts'

type Release = {
  readonly number: number
  readonly version: string
  readonly importedAt: string
  readonly importedBy: string
  readonly changes: number
}
type Props = { readonly frameworkId: string; readonly releases: readonly Release[] }

const named = ({ number, version }: Release) => (version === undated ? `Release ${number}` : `Release ${number}, ${version}`)

/** Every release that was brought in, and what is different between any two of them. */
export function Releases({ frameworkId, releases }: Props) {
  const [newest, second] = releases
  return (
    <Stack>
      <Table
        caption="Releases that were brought in"
        rows={releases}
        rowId={({ number }) => String(number)}
        columns={[
          { id: 'release', name: 'Release', cell: named },
          { id: 'when', name: 'Brought in', cell: ({ importedAt, importedBy }) => `${dateText(importedAt)} by ${importedBy}` },
          { id: 'changes', name: 'Changes', number: true, cell: ({ number, changes }) => (number === 1 ? 'First' : figure(changes)) },
        ]}
      />
      {newest && second ? (
        <Between frameworkId={frameworkId} releases={releases} start={{ before: second.number, now: newest.number }} />
      ) : (
        <Text kind="quiet">When the next release comes in, this one stays, and the difference can be looked at here.</Text>
      )}
    </Stack>
  )
}

const size = 50

function Between({ frameworkId, releases, start }: Props & { readonly start: { readonly before: number; readonly now: number } }) {
  const [pair, setPair] = useState(start)
  const [after, setAfter] = useState(0)
  const changes = useAsk(contract.listReleaseChanges, { params: { frameworkId }, query: { ...pair, after, limit: size } }, { keep: true })
  const choices = releases.map((release) => ({ id: String(release.number), name: named(release) }))
  const choose = (end: 'before' | 'now') => (key: string | number | null) => {
    if (key === null) return
    setPair({ ...pair, [end]: Number(key) })
    setAfter(0)
  }
  return (
    <Stack>
      <div className={styles.search}>
        <Select label="From" choices={choices} selectedKey={String(pair.before)} onSelectionChange={choose('before')} />
        <Select label="To" choices={choices} selectedKey={String(pair.now)} onSelectionChange={choose('now')} />
      </div>
      <Loaded from={changes}>{(page) => <Changes page={page} after={after} size={size} onGo={setAfter} />}</Loaded>
    </Stack>
  )
}
