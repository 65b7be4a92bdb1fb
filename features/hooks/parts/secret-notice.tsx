import { Copyable, Notice, Stack, Text } from '@evenkeel/ui'
import type { ReactNode } from 'react'

type Props = {
  readonly title: string
  readonly label: string
  readonly secret: string
  readonly copy: string
  readonly children: ReactNode
}

/** Something to keep, shown this once. */
export function SecretNotice({ title, label, secret, copy, children }: Props) {
  return (
    <Notice title={title}>
      <Stack gap="small">
        <Text>{children}</Text>
        <Copyable label={label} text={secret} copy={copy} />
      </Stack>
    </Notice>
  )
}
