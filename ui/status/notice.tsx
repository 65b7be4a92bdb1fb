import { type ReactElement, type ReactNode, useEffect, useRef } from 'react'
import { classNames } from '../class-names.ts'
import { Icon } from '../identity/icon.tsx'
import styles from './notice.module.css'

type Props = { readonly title?: string; readonly tone?: 'plain' | 'warning'; readonly children: ReactNode }

/** Something to know before going on, in its place on the page. */
export function Notice({ title, tone = 'plain', children }: Props): ReactElement {
  return (
    <div className={classNames(styles.notice, tone === 'warning' && styles.warning)}>
      <Icon name={tone === 'warning' ? 'warning' : 'info'} />
      <div className={styles.words}>
        {title === undefined ? null : <p className={styles.title}>{title}</p>}
        <div>{children}</div>
      </div>
    </div>
  )
}

/** What a server says when it could not do something (RFC 9457), as far as a person needs it. */
export type Problem = { readonly title: string; readonly detail?: string; readonly instance?: string }

/** An error: what happened, the detail, and what to do next. Read out at once, and in sight wherever the button stands that led to it. */
export function ErrorNotice({ problem, next }: { readonly problem: Problem; readonly next: ReactNode }): ReactElement {
  const notice = useRef<HTMLDivElement>(null)
  // Each new problem once; the focus stays where it is, for whoever presses the button again.
  useEffect(() => {
    if (problem) notice.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <div ref={notice} role="alert" className={classNames(styles.notice, styles.warning, styles.error)}>
      <Icon name="warning" />
      <div className={styles.words}>
        <p className={styles.title}>{problem.title}</p>
        {problem.detail === undefined ? null : <p>{problem.detail}</p>}
        <div className={styles.next}>{next}</div>
        {problem.instance === undefined ? null : <p className={styles.instance}>If you ask for help, name {problem.instance}.</p>}
      </div>
    </div>
  )
}
