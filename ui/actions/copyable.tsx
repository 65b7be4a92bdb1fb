import { type ReactElement, useState } from 'react'
import { Exhibit } from '../layout/text.tsx'
import { Button } from './button.tsx'

type Props = {
  /** What it is: 'The link'. */
  readonly label: string
  readonly text: string
  /** What the button says: 'Copy the link'. */
  readonly copy: string
}

/** Something to hand on as it stands, with a button that copies it. */
export function Copyable({ label, text, copy }: Props): ReactElement {
  const [copied, setCopied] = useState(false)
  const put = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
    } catch {
      setCopied(false) // no clipboard without https: it can be marked and copied by hand
    }
  }
  return (
    <>
      <Exhibit label={label}>{text}</Exhibit>
      <div>
        <Button onPress={() => void put()}>{copied ? 'Copied' : copy}</Button>
      </div>
    </>
  )
}
