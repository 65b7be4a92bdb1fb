import { Copyable, Notice, Stack, Text } from '@evenkeel/ui'

type Props = {
  readonly link: string | null
  readonly name: string
  /** What the link is called, where there are several on one page. */
  readonly label?: string
}

/** An invitation to hand over: shown once, because only its hash is kept. */
export function LinkNotice({ link, name, label = 'The link' }: Props) {
  if (!link) return <Notice title={`${name} gets a letter with a link`}>It works once, for 14 days.</Notice>
  return (
    <Notice title={`Hand this link to ${name}`}>
      <Stack gap="small">
        <Text>It works once, for 14 days. It is shown only now; you can make a new one at any time, which ends this one.</Text>
        <Copyable label={label} text={link} copy="Copy the link" />
      </Stack>
    </Notice>
  )
}
