import { type ReactElement, useId } from 'react'
import { DropZone, type DropZoneProps } from 'react-aria-components/DropZone'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from '../actions/button.tsx'
import { classNames } from '../class-names.ts'
import styles from './file-choice.module.css'

type Props = {
  /** What is wanted: 'A CSV file of people'. */
  readonly label: string
  /** On the button: 'Choose a file'. */
  readonly choose: string
  readonly help?: string
  /** Endings of names and types the chooser offers first. */
  readonly accept: readonly string[]
  readonly onFile: (file: File) => void
}

/** One file, chosen with a button or dropped into the frame. */
export function FileChoice({ label, choose, help, accept, onFile }: Props): ReactElement {
  const id = useId()
  const drop: NonNullable<DropZoneProps['onDrop']> = async ({ items }) => {
    const file = items.find((item) => item.kind === 'file')
    if (file) onFile(await file.getFile())
  }
  return (
    <DropZone className={classNames(styles.zone)} aria-labelledby={id} onDrop={drop}>
      <p id={id} className={styles.label}>
        {label}
      </p>
      {help === undefined ? null : <p className={styles.help}>{help}</p>}
      <FileTrigger acceptedFileTypes={accept} onSelect={(files) => files?.[0] && onFile(files[0])}>
        <Button kind="primary">{choose}</Button>
      </FileTrigger>
    </DropZone>
  )
}
