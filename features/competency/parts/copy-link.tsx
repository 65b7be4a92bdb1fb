import { Copyable, Notice, Stack, Text } from '@evenkeel/ui'

/** A link to hand on: shown once, because only its hash is kept. */
export function CopyLink({ link, verifier }: { readonly link: string; readonly verifier: string }) {
  return (
    <Notice title={`Send this link to ${verifier}`}>
      <Stack gap="small">
        <Text>It works once, for 30 days, and needs no account. It is shown only now; you can make a new one at any time.</Text>
        <Copyable label="The link" text={link} copy="Copy the link" />
      </Stack>
    </Notice>
  )
}
