import { Link, Section, Text } from '@evenkeel/ui'
import { type ReactNode, useEffect, useRef } from 'react'
import type { CompetencyDetail } from '../contract.ts'
import { AddCertificate } from './add-certificate.tsx'
import styles from './add-evidence.module.css'
import { AddWork } from './add-work.tsx'
import { AssessMyself } from './assess-myself.tsx'
import { Grow } from './grow.tsx'
import { Sit } from './sit.tsx'

type Props = { readonly detail: CompetencyDetail; readonly personId: string; readonly isAlone: boolean }
type Way = { readonly id: string; readonly name: string; readonly about: string; readonly content: ReactNode }

/** Every way one person alone can add evidence. The address says which one is open (?do=work), so that a step can lead there and "back" works. */
export function AddEvidence({ detail, personId, isAlone, doing }: Props & { readonly doing: string | null }) {
  const ways = waysFor({ detail, personId, isAlone })
  const open = ways.find(({ id }) => id === (doing === 'study' ? 'practise' : doing))
  const here = `/competencies/${detail.competency}`
  return (
    <Section title="Add evidence">
      {open ? (
        <OpenWay key={open.id} way={open} back={here} />
      ) : (
        <ul className={styles.ways}>
          {ways.map(({ id, name, about }) => (
            <li key={id}>
              <Link href={`${here}?do=${id}`}>{name}</Link>
              <Text kind="small">{about}</Text>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

/** Opened from anywhere, it stands in sight and has the focus. */
function OpenWay({ way, back }: { readonly way: Way; readonly back: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    // After the router has scrolled to where it thinks the page begins.
    const later = setTimeout(() => heading.current?.focus())
    return () => clearTimeout(later)
  }, [])
  return (
    <div className={styles.open}>
      <div className={styles.head}>
        <h3 ref={heading} tabIndex={-1}>
          {way.name}
        </h3>
        <Link href={back}>Other ways</Link>
      </div>
      {way.content}
    </div>
  )
}

function waysFor(at: Props): readonly Way[] {
  const { canTest, canRateSituation } = at.detail
  return [
    { id: 'work', name: 'A piece of work', about: 'Somebody who saw it rates it. About 10 minutes.', content: <AddWork {...at} /> },
    ...(canTest
      ? [
          {
            id: 'test',
            name: 'A short test',
            about: 'Six problems that adapt to you. About 5 minutes.',
            content: <Sit {...at} kind="test" />,
          },
        ]
      : []),
    ...(canRateSituation
      ? [
          {
            id: 'situation',
            name: 'A situation',
            about: 'You say what would work. About 2 minutes.',
            content: <Sit {...at} kind="situation" />,
          },
        ]
      : []),
    { id: 'certificate', name: 'A certificate', about: 'One you hold already. About 5 minutes.', content: <AddCertificate {...at} /> },
    { id: 'self', name: 'My own view', about: 'One choice; it counts a little. A minute.', content: <AssessMyself {...at} /> },
    { id: 'practise', name: 'Practise instead', about: 'Not evidence: something to try at work.', content: <Grow detail={at.detail} /> },
  ]
}
