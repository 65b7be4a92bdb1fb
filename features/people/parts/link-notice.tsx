import { Button, Exhibit, Notice, Row, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'

type Props = { readonly link: string | null; readonly name: string }

/** An invitation to hand over: shown once, because only its hash is kept. */
export function LinkNotice({ link, name }: Props) {
  const [copied, setCopied] = useState(false)
  if (!link) return <Notice title={`${name} gets a letter with a link`}>It works once, for 14 days.</Notice>
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      setCopied(false) // no clipboard without https: the link can be marked and copied by hand
    }
  }
  return (
    <Notice title={`Hand this link to ${name}`}>
      <Stack gap="small">
        <Text>It works once, for 14 days. It is shown only now; you can make a new one at any time, which ends this one.</Text>
        <Exhibit label="The link">{link}</Exhibit>
        <Row>
          <Button onPress={() => void copy()}>{copied ? 'Copied' : 'Copy the link'}</Button>
        </Row>
      </Stack>
    </Notice>
  )
}
