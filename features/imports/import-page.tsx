import { Link, Page, Stack } from '@evenkeel/ui'
import type { PageProps } from '../page.ts'
import { OneImport } from './parts/one-import.tsx'

/** One import, by its own address: what one comes back to. */
export function ImportPage({ params }: PageProps) {
  return (
    <Page title="Import" counts={null} width="wide">
      <Stack gap="large">
        <OneImport importId={params.importId ?? ''} file={null} />
        <Link href="/imports">All imports</Link>
      </Stack>
    </Page>
  )
}
