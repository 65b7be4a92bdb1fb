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
  /** Whether several may be chosen at once. */
  readonly several?: boolean
  readonly onFiles: (files: readonly [File, ...File[]]) => void
}

/** A file or several, chosen with a button or dropped into the frame. */
export function FileChoice({ label, choose, help, accept, several = false, onFiles }: Props): ReactElement {
  const id = useId()
  const tell = ([first, ...rest]: readonly File[]) => first && onFiles([first, ...rest])
  const drop: NonNullable<DropZoneProps['onDrop']> = async ({ items }) => {
    const files = await Promise.all(items.flatMap((item) => (item.kind === 'file' ? [item.getFile()] : [])))
    tell(several ? files : files.slice(0, 1))
  }
  return (
    <DropZone className={classNames(styles.zone)} aria-labelledby={id} onDrop={drop}>
      <p id={id} className={styles.label}>
        {label}
      </p>
      {help === undefined ? null : <p className={styles.help}>{help}</p>}
      <FileTrigger acceptedFileTypes={accept} allowsMultiple={several} onSelect={(files) => tell([...(files ?? [])])}>
        <Button kind="primary">{choose}</Button>
      </FileTrigger>
    </DropZone>
  )
}
