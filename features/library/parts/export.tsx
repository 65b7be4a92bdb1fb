import { Button, ErrorNotice, Row, Stack } from '@evenkeel/ui'
import { useState } from 'react'
import { Problem } from '../../ask.ts'

type Props = {
  readonly label: string
  readonly files: readonly { readonly id: string; readonly name: string; readonly fetch: () => Promise<{ name: string; blob: Blob }> }[]
}

/** Files to save, one button each. */
export function Export({ label, files }: Props) {
  const [busy, setBusy] = useState<string | null>(null)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = async ({ id, fetch }: Props['files'][number]) => {
    setProblem(null)
    setBusy(id)
    try {
      const { name, blob } = await fetch()
      const link = document.createElement('a')
      link.href = URL.createObjectURL(blob)
      link.download = name
      link.click()
      URL.revokeObjectURL(link.href)
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
    }
    setBusy(null)
  }
  return (
    <Stack gap="small">
      {problem ? <ErrorNotice problem={problem} next="Try again in a moment." /> : null}
      <Row>
        {files.map((file) => (
          <Button key={file.id} onPress={() => void save(file)} isPending={busy === file.id} aria-label={`${label} ${file.name}`}>
            {file.name}
          </Button>
        ))}
      </Row>
    </Stack>
  )
}
