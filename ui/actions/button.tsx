import type { ReactElement, ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { classNames } from '../class-names.ts'
import { Icon, type IconName } from '../identity/icon.tsx'
import styles from './button.module.css'

/** primary: the one thing to do here. quiet: everything else. danger: what cannot be undone; quiet too, never the loudest thing on a page. */
export type ButtonKind = 'primary' | 'quiet' | 'danger'

type Props = Omit<AriaButtonProps, 'className' | 'style' | 'children'> & {
  readonly kind?: ButtonKind
  readonly icon?: IconName
  readonly children: ReactNode
}

export function Button({ kind = 'quiet', icon, isPending, children, ...rest }: Props): ReactElement {
  return (
    <>
      <AriaButton {...rest} {...(isPending ? whilePending : {})} className={buttonClass(kind)}>
        {icon === undefined ? null : <Icon name={icon} />}
        <span>{children}</span>
      </AriaButton>
      {isPending === undefined ? null : (
        <span role="status" className="visually-hidden">
          {isPending ? 'Working on it.' : ''}
        </span>
      )}
    </>
  )
}

/**
 * Busy: keeps its place and the focus, and does nothing. React Aria's own `isPending` is read out by pointing at the button for seven
 * seconds, which points at nothing once the button has gone; so this says it in a place of its own.
 */
const whilePending = { 'aria-disabled': true, 'data-pending': true, onPress: () => undefined, type: 'button' } as const

/** A button that shows only a sign; `label` says what it does. */
export function IconButton({
  icon,
  label,
  ...rest
}: Omit<Props, 'kind' | 'children' | 'icon'> & { readonly icon: IconName; readonly label: string }): ReactElement {
  return (
    <AriaButton {...rest} aria-label={label} className={classNames(styles.button, styles.bare)}>
      <Icon name={icon} />
    </AriaButton>
  )
}

export function buttonClass(kind: ButtonKind): string {
  return classNames(styles.button, styles[kind])
}
