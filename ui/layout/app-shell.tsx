import { type ReactElement, type ReactNode, useId } from 'react'
import { Link } from 'react-aria-components/Link'
import { CommandPalette } from '../actions/command-palette.tsx'
import type { Command } from '../actions/commands.ts'
import { classNames } from '../class-names.ts'
import { Icon, type IconName } from '../identity/icon.tsx'
import { Mark } from '../identity/mark.tsx'
import styles from './app-shell.module.css'

/** A place one can go to from everywhere. Seven at most. */
export type Place = {
  readonly id: string
  readonly name: string
  readonly href: string
  readonly icon: IconName
  readonly current: boolean
}

type Props = {
  readonly places: readonly Place[]
  /** Where the mark leads. */
  readonly home: string
  /** What Ctrl-K or Cmd-K reaches: every screen and every action. */
  readonly commands: readonly Command[]
  /** Who is signed in, and the way out. */
  readonly account?: ReactNode
  /** A line above everything: offline, a notice from the organisation. */
  readonly banner?: ReactNode
  readonly children: ReactNode
}

/** How many places the bar at the bottom of a phone holds; the others stand behind More. */
const onPhone = 4

/** What stands around every page: skip link, mark, places, command palette, account. */
export function AppShell({ places, home, commands, account, banner, children }: Props): ReactElement {
  const main = useId()
  return (
    <div className={classNames(styles.shell, places.length === 0 && styles.bare)}>
      <a className={styles.skip} href={`#${main}`}>
        Skip to the page
      </a>
      <header className={styles.top}>
        <Link href={home} className={classNames(styles.brand)} aria-label="Evenkeel, home">
          <Mark />
        </Link>
        <CommandPalette commands={commands} />
        {account === undefined ? null : <div className={styles.account}>{account}</div>}
      </header>
      {places.length === 0 ? null : <Places places={places} />}
      <main id={main} tabIndex={-1} className={styles.main}>
        {banner}
        {children}
      </main>
    </div>
  )
}

function Places({ places }: Pick<Props, 'places'>): ReactElement {
  const more = useId()
  const hidden = places.slice(onPhone)
  return (
    <nav className={styles.nav} aria-label="Places">
      <ul className={styles.places}>
        {places.map((place, i) => (
          <li key={place.id} className={classNames(i >= onPhone && styles.beyond)}>
            <PlaceLink place={place} />
          </li>
        ))}
        {hidden.length === 0 ? null : (
          <li className={styles.more}>
            <button type="button" className={styles.place} popoverTarget={more}>
              <Icon name="more" />
              <span>More</span>
            </button>
          </li>
        )}
      </ul>
      {hidden.length === 0 ? null : (
        <ul id={more} popover="auto" className={styles.sheet}>
          {hidden.map((place) => (
            <li key={place.id}>
              <PlaceLink place={place} />
            </li>
          ))}
        </ul>
      )}
    </nav>
  )
}

function PlaceLink({ place }: { readonly place: Place }): ReactElement {
  return (
    <Link href={place.href} className={classNames(styles.place)} {...(place.current ? { 'aria-current': 'page' as const } : {})}>
      <Icon name={place.icon} />
      <span>{place.name}</span>
    </Link>
  )
}
