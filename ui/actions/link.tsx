import type { ReactElement, ReactNode } from 'react'
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link'
import { classNames } from '../class-names.ts'
import { Icon, type IconName } from '../identity/icon.tsx'
import { type ButtonKind, buttonClass } from './button.tsx'
import styles from './link.module.css'

type Props = Omit<AriaLinkProps, 'className' | 'style' | 'children'> & { readonly children: ReactNode }

/** A link in text. It follows the router given to React Aria's RouterProvider, and is a plain anchor without one. */
export function Link({ children, ...rest }: Props): ReactElement {
  return (
    <AriaLink {...rest} className={classNames(styles.link)}>
      {children}
    </AriaLink>
  )
}

/** A link that looks like a button: it goes somewhere, so it stays a link. */
export function ButtonLink({
  kind = 'quiet',
  icon,
  children,
  ...rest
}: Props & { readonly kind?: ButtonKind; readonly icon?: IconName }): ReactElement {
  return (
    <AriaLink {...rest} className={buttonClass(kind)}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </AriaLink>
  )
}
