import { Button, Notice, Row, Stack } from '@evenkeel/ui'
import type { ReactNode } from 'react'
import { Arrived } from '../../loaded.tsx'

/** Said where the form stood, once what was entered is kept. */
export function Added({ again, children }: { readonly again: () => void; readonly children: ReactNode }) {
  return (
    <Arrived>
      <Stack>
        <Notice title="Added">{children}</Notice>
        <Row>
          <Button onPress={again}>Add another</Button>
        </Row>
      </Stack>
    </Arrived>
  )
}
