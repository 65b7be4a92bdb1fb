import type { ReactElement } from 'react'
import styles from './icon.module.css'

/** Drawn on a grid of 20 units with one stroke; they take the colour of the text they stand beside. */
const paths = {
  home: 'M3 9.5 10 4l7 5.5M5 8.5V16h10V8.5',
  person: 'M10 10a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM4 17c.6-3.2 2.9-5 6-5s5.4 1.8 6 5',
  people:
    'M7.5 10a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM2.5 16.5c.4-2.9 2.3-4.5 5-4.5s4.6 1.6 5 4.5M13 4.7a2.75 2.75 0 0 1 0 5.1M14.5 12.2c1.7.6 2.8 2.1 3 4.3',
  path: 'M4 16h3a3 3 0 0 0 3-3V7a3 3 0 0 1 3-3h3M13.5 1.5 16 4l-2.5 2.5',
  plan: 'M5 3.5h10v13H5zM8 8h4M8 12h4',
  practice: 'M3 5.5h14v8H9l-3.5 3v-3H3z',
  feedback: 'M3.5 4h13v9H11l-4 3.5V13H3.5zM7 8.5h6',
  evidence: 'M6 3h6l3 3v11H6zM12 3v3h3M8.5 10h4M8.5 13h4',
  study: 'M10 5.5C8.5 4.3 6 4 3.5 4v11.5c2.5 0 5 .3 6.5 1.5 1.5-1.2 4-1.5 6.5-1.5V4C14 4 11.5 4.3 10 5.5ZM10 5.5V17',
  test: 'M6 3.5h8v13H6zM8.5 10l1.25 1.25L12 8.5',
  stretch: 'M3 16l5-5 3 3 6-7M13 6.5h4v4',
  mentor: 'M10 3v14M10 5l5.5 1.5L10 9M4 17h12',
  calendar: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3M13 3v3',
  scales: 'M10 3v14M6 17h8M4 6h12M4 6l-2 5h4zM16 6l-2 5h4z',
  settings: 'M3.5 6h7M14.5 6h2M3.5 14h2M9.5 14h7M12.5 8a2 2 0 1 0 0-4 2 2 0 0 0 0 4ZM7.5 16a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z',
  search: 'M9 14.5a5.5 5.5 0 1 0 0-11 5.5 5.5 0 0 0 0 11ZM13 13l4 4',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  close: 'M5 5l10 10M15 5 5 15',
  check: 'M4 10.5l4 4 8-9',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  down: 'M5 8l5 5 5-5',
  right: 'M8 5l5 5-5 5',
  left: 'M12 5l-5 5 5 5',
  up: 'M5 12l5-5 5 5',
  sort: 'M6.5 8 10 4.5 13.5 8M6.5 12l3.5 3.5 3.5-3.5',
  lock: 'M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  counts: 'M4 4h12v12H4zM7 10.2l2.2 2.2L13.2 8',
  warning: 'M10 3.5 17.5 16.5h-15zM10 8v4M10 14.3v.01',
  info: 'M10 17a7 7 0 1 0 0-14 7 7 0 0 0 0 14ZM10 9.5V13.5M10 6.7v.01',
  outside: 'M8 5H4.5v10.5H15V12M11.5 4.5H15.5V8.5M15.5 4.5 9.5 10.5',
  print: 'M6 7.5V3.5h8v4M6 14H3.5V7.5h13V14H14M6 12h8v4.5H6z',
} as const

export type IconName = keyof typeof paths

/** A sign beside words, never instead of them. */
export function Icon({ name, size = 20 }: { readonly name: IconName; readonly size?: 16 | 20 | 24 }): ReactElement {
  return (
    <svg className={styles.icon} width={size} height={size} viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
