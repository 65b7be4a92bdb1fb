import type { ReactElement, ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { classNames } from '../class-names.ts'
import { Button, IconButton } from './button.tsx'
import styles from './dialog.module.css'

type Props = {
  readonly title: string
  /** The button that opens it. Leave it out and give `open` and `onOpenChange` to open it from elsewhere. */
  readonly trigger?: ReactElement
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  readonly children: ReactNode | ((close: () => void) => ReactNode)
}

/** A question or a small form above the page. Focus stays inside and returns to where it came from. */
export function Dialog({ title, trigger, open, onOpenChange, children }: Props): ReactElement {
  const control = { ...(open === undefined ? {} : { isOpen: open }), ...(onOpenChange === undefined ? {} : { onOpenChange }) }
  const layer = (
    <ModalOverlay isDismissable className={classNames(styles.overlay)} {...(trigger === undefined ? control : {})}>
      <Modal className={classNames(styles.modal)}>
        <AriaDialog className={classNames(styles.dialog)}>
          {({ close }) => (
            <>
              <div className={styles.head}>
                <Heading slot="title" level={2} className={classNames(styles.title)}>
                  {title}
                </Heading>
                <IconButton icon="close" label="Close" onPress={close} />
              </div>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
  if (trigger === undefined) return layer
  return (
    <DialogTrigger {...control}>
      {trigger}
      {layer}
    </DialogTrigger>
  )
}

type ConfirmProps = {
  /** A question: 'Delete this note?' */
  readonly title: string
  readonly trigger?: ReactElement
  readonly open?: boolean
  readonly onOpenChange?: (open: boolean) => void
  /** What happens, and whether it can be undone. */
  readonly children: ReactNode
  /** The verb of what happens: 'Delete the note'. */
  readonly confirm: string
  readonly cancel?: string
  readonly danger?: boolean
  readonly onConfirm: () => void
}

/** Asks before something that others would notice or that cannot be undone. */
export function Confirm({ children, confirm, cancel = 'Keep it', danger = false, onConfirm, ...rest }: ConfirmProps): ReactElement {
  return (
    <Dialog {...rest}>
      {(close) => (
        <>
          <div>{children}</div>
          <div className={styles.actions}>
            <Button onPress={close}>{cancel}</Button>
            <Button
              kind={danger ? 'danger' : 'primary'}
              onPress={() => {
                onConfirm()
                close()
              }}
            >
              {confirm}
            </Button>
          </div>
        </>
      )}
    </Dialog>
  )
}
