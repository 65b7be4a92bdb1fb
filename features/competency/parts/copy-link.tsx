import { Button, Exhibit, Notice, Row, Text } from '@evenkeel/ui'
import { useState } from 'react'

/** A link to hand on: shown once, because only its hash is kept. */
export function CopyLink({ link, verifier }: { readonly link: string; readonly verifier: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      setCopied(true)
    } catch {
      setCopied(false) // no clipboard without https: the link can be marked and copied by hand
    }
  }
  return (
    <Notice title={`Send this link to ${verifier}`}>
      <Text>It works once, for 30 days, and needs no account. It is shown only now; you can make a new one at any time.</Text>
      <Exhibit label="The link">{link}</Exhibit>
      <Row gap="small">
        <Button onPress={() => void copy()}>{copied ? 'Copied' : 'Copy the link'}</Button>
      </Row>
    </Notice>
  )
}
