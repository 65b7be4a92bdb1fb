import { type DragEvent, type ReactElement, useId, useState } from 'react'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './file-choice.module.css'

type Props = {
  readonly label: string
  /** Which files, and how large they may be. */
  readonly help: string
  /** File endings the browser offers first: '.csv,.json'. */
  readonly accept: string
  readonly onChoose: (files: readonly File[]) => void
}

/** One or several files, chosen or dragged here. By keyboard it is the browser's own control. */
export function FileChoice({ label, help, accept, onChoose }: Props): ReactElement {
  const id = useId()
  const [over, setOver] = useState(false)
  const turn = (event: DragEvent, to: boolean) => {
    event.preventDefault()
    setOver(to)
  }
  const drop = (event: DragEvent) => {
    turn(event, false)
    if (event.dataTransfer.files.length > 0) onChoose([...event.dataTransfer.files])
  }
  return (
    <label
      htmlFor={id}
      className={classNames(styles.choice, over && styles.over)}
      onDragOver={(event) => turn(event, true)}
      onDragLeave={(event) => turn(event, false)}
      onDrop={drop}
    >
      <Icon name="plus" size={24} />
      <span className={styles.label}>{label}</span>
      <span className={styles.help} id={`${id}-help`}>
        {help}
      </span>
      <input
        id={id}
        type="file"
        multiple
        accept={accept}
        aria-describedby={`${id}-help`}
        className={styles.input}
        onChange={({ currentTarget }) => {
          if (currentTarget.files?.length) onChoose([...currentTarget.files])
          // The same file again is a choice too: it may have been mended meanwhile.
          currentTarget.value = ''
        }}
      />
    </label>
  )
}
