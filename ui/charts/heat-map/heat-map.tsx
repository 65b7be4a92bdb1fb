import type { ReactElement } from 'react'
import { Link } from '../../actions/link.tsx'
import { classNames } from '../../class-names.ts'
import { HalfName } from '../../layout/text.tsx'
import { type Estimate, intervalText, levelText, notEnough } from '../estimate.ts'
import { type Half, halves } from '../half.ts'
import styles from './heat-map.module.css'

/** What is known about one person in one competency. `enough`: false while it says little more than where everybody starts. */
export type HeatCell = { readonly estimate: Estimate; readonly enough: boolean } | null

type Person = { readonly id: string; readonly name: string; readonly href: string; readonly cells: ReadonlyMap<string, HeatCell> }
type Line = { readonly id: string; readonly name: string; readonly half: Half }

type Props = {
  readonly title: string
  readonly lines: readonly Line[]
  /** In the order they are shown: by name, never by level. */
  readonly people: readonly Person[]
}

/**
 * Competencies down, people across, both halves in their order. A cell says its level and its interval; its ground and the bar beneath only
 * repeat it. On a phone each competency is a line of its own with its people under it.
 */
export function HeatMap({ title, lines, people }: Props): ReactElement {
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className={styles.scroll} aria-label={title} tabIndex={0}>
        <table className={styles.table}>
          <caption className="visually-hidden">{title}</caption>
          <thead>
            <tr>
              <th scope="col">Competency</th>
              {people.map((person) => (
                <th key={person.id} scope="col">
                  <Link href={person.href}>{person.name}</Link>
                </th>
              ))}
            </tr>
          </thead>
          {halves.map((half) => (
            <tbody key={half}>
              <tr>
                <th scope="rowgroup" colSpan={people.length + 1} className={styles.half}>
                  <HalfName half={half} />
                </th>
              </tr>
              {of(lines, half).map((line) => (
                <tr key={line.id}>
                  <th scope="row">{line.name}</th>
                  {people.map((person) => (
                    <td key={person.id} className={shade(half, person.cells.get(line.id) ?? null)}>
                      <Words cell={person.cells.get(line.id) ?? null} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          ))}
        </table>
      </section>
      <div className={styles.lines}>
        {halves.map((half) => (
          <section key={half} aria-label={`${title}: ${half} half`}>
            <HalfName half={half} />
            <dl>
              {of(lines, half).map((line) => (
                <div key={line.id} className={styles.line}>
                  <dt>{line.name}</dt>
                  {people
                    .filter((person) => person.cells.get(line.id))
                    .map((person) => (
                      <dd key={person.id} className={shade(half, person.cells.get(line.id) ?? null)}>
                        <Link href={person.href}>{person.name}</Link>
                        <span>
                          <Words cell={person.cells.get(line.id) ?? null} />
                        </span>
                      </dd>
                    ))}
                  <NotShared by={people.filter((person) => !person.cells.get(line.id))} all={people.length} />
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </>
  )
}

/** On a phone those who share nothing about it stand in one line, so that the levels there are can be found. */
function NotShared({ by, all }: { readonly by: readonly Person[]; readonly all: number }): ReactElement | null {
  if (by.length === 0) return null
  if (by.length === all) return <dd className={classNames(styles.cell, styles.hidden, styles.quiet)}>Not shared by anybody</dd>
  return (
    <dd className={classNames(styles.cell, styles.hidden, styles.quiet)}>
      <span>Not shared:</span>
      {by.map((person) => (
        <Link key={person.id} href={person.href}>
          {person.name}
        </Link>
      ))}
    </dd>
  )
}

const of = (lines: readonly Line[], half: Half) => lines.filter((line) => line.half === half)

function Words({ cell }: { readonly cell: HeatCell }): ReactElement {
  if (cell === null) return <span className={styles.quiet}>Not shared</span>
  if (!cell.enough) return <span className={styles.quiet}>{notEnough}</span>
  return (
    <>
      <b>{levelText(cell.estimate.mean, cell.estimate.sd)}</b> <span className={styles.quiet}>{intervalText(cell.estimate)}</span>
    </>
  )
}

/** Levels from which a cell is darker, and its bar thicker: the bands of the map in words. */
const steps = { some: 2, much: 3.5 } as const

function shade(half: Half, cell: HeatCell): string {
  if (cell === null) return classNames(styles.cell, styles.hidden)
  if (!cell.enough) return classNames(styles.cell, styles.little)
  const { mean } = cell.estimate
  return classNames(styles.cell, styles[half], mean >= steps.much ? styles.much : mean >= steps.some ? styles.some : styles.low)
}
