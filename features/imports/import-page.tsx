import { Link, Notice, Page, Stack } from '@evenkeel/ui'
import { useState } from 'react'
import type { PageProps } from '../page.ts'
import { OneImport } from './parts/one-import.tsx'

/** One import, by its own address: what one comes back to. */
export function ImportPage({ params }: PageProps) {
  const [isGone, setGone] = useState(false)
  return (
    <Page title="Import" counts={null} width="wide">
      <Stack gap="large">
        {isGone ? (
          <Notice title="It is thrown away">Nothing was brought in.</Notice>
        ) : (
          <OneImport importId={params.importId ?? ''} file={null} onGone={() => setGone(true)} />
        )}
        <Link href="/imports">All imports</Link>
      </Stack>
    </Page>
  )
}
