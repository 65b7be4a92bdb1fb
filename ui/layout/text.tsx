import type { ReactElement, ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './text.module.css'

/** A heading of its level. The page's own title is level 1 and comes from Page. */
export function Heading({
  level = 2,
  id,
  children,
}: {
  readonly level?: 2 | 3 | 4
  readonly id?: string
  readonly children: ReactNode
}): ReactElement {
  const Element = `h${level}` as const
  return <Element id={id}>{children}</Element>
}

/** A paragraph. lead: the first words of a page. quiet: what helps but may be skipped. small: a note. */
export function Text({
  kind = 'plain',
  children,
}: {
  readonly kind?: 'plain' | 'lead' | 'quiet' | 'small'
  readonly children: ReactNode
}): ReactElement {
  return <p className={classNames(styles.text, styles[kind])}>{children}</p>
}

/** The name of a half with its sign: a square of lines, or a circle of dots. */
export function HalfName({ half }: { readonly half: 'technical' | 'people' }): ReactElement {
  return (
    <span className={classNames(styles.half, styles[half])}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        {half === 'technical' ? (
          <>
            <rect x="1" y="1" width="14" height="14" rx="2" fill="var(--technical)" />
            <path d="M3.5 5.5h9M3.5 8h9M3.5 10.5h9" stroke="var(--surface)" />
          </>
        ) : (
          <>
            <circle cx="8" cy="8" r="7.5" fill="var(--people)" />
            <path
              d="M5.5 6h.01M10.5 6h.01M8 8.5h.01M5.5 11h.01M10.5 11h.01"
              stroke="var(--surface)"
              strokeWidth="1.75"
              strokeLinecap="round"
            />
          </>
        )}
      </svg>
      {half === 'technical' ? 'Technical' : 'People'}
    </span>
  )
}

/** Names and what they hold, in two columns. An address of the web is a way there, in a window of its own. */
export function Facts({ facts }: { readonly facts: readonly { readonly name: string; readonly value: ReactNode }[] }): ReactElement {
  return (
    <dl className={styles.facts}>
      {facts.map((fact) => (
        <div key={fact.name}>
          <dt>{fact.name}</dt>
          <dd>{isAddress(fact.value) ? <Elsewhere href={fact.value} /> : fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}

const isAddress = (value: ReactNode): value is string => typeof value === 'string' && /^https?:\/\/\S+$/.test(value)

function Elsewhere({ href }: { readonly href: string }): ReactElement {
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {href}
    </a>
  )
}

/** Code, a log or a table of text in a fixed width; scrolls by itself, by keyboard too. */
export function Exhibit({ label, children }: { readonly label: string; readonly children: string }): ReactElement {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.exhibit} tabIndex={0} aria-label={label}>
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  )
}

/** Somebody's own words. */
export function Quote({ by, children }: { readonly by?: string; readonly children: ReactNode }): ReactElement {
  return (
    <blockquote className={styles.quote}>
      {children}
      {by === undefined ? null : <footer>{by}</footer>}
    </blockquote>
  )
}

/** Turns of a conversation, oldest first; yours stand on the right. */
export function Turns({
  turns,
}: {
  readonly turns: readonly { readonly id: string; readonly who: string; readonly yours: boolean; readonly words: ReactNode }[]
}): ReactElement {
  return (
    <ol className={styles.turns}>
      {turns.map((turn) => (
        <li key={turn.id} className={classNames(turn.yours && styles.yours)}>
          <span className={styles.who}>{turn.who}</span>
          <div>{turn.words}</div>
        </li>
      ))}
    </ol>
  )
}

/** A list of things done and not done yet. */
export function Checklist({
  items,
}: {
  readonly items: readonly { readonly id: string; readonly done: boolean; readonly words: ReactNode }[]
}): ReactElement {
  return (
    <ul className={styles.checklist}>
      {items.map((item) => (
        <li key={item.id}>
          <Icon name={item.done ? 'check' : 'minus'} size={16} />
          <span>
            <span className="visually-hidden">{item.done ? 'Done: ' : 'Not yet: '}</span>
            {item.words}
          </span>
        </li>
      ))}
    </ul>
  )
}
