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

export function Button({ kind = 'quiet', icon, children, ...rest }: Props): ReactElement {
  return (
    <AriaButton {...rest} className={buttonClass(kind)}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </AriaButton>
  )
}

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
