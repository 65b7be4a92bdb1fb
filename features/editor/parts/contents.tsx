import { Button, Disclosure, HalfName, Link, Row, Stack, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import type { Draft, Step } from '../contract.ts'
import styles from '../editor.module.css'
import { competencyHref, editHref, levelHref } from './places.ts'
import type { Writing } from './use-writing.ts'

type Props = {
  readonly draft: Draft
  readonly writing: Writing
  /** What is being written now: its part stands open. */
  readonly at: { readonly family?: string | undefined; readonly competency?: string | undefined }
  readonly onAdded: (href: string) => void
}

/** Everything there is to write, as a way to it: role families with their levels, then the competencies of both halves. */
export function Contents({ draft, writing, at, onAdded }: Props) {
  const { competencies, families } = draft.document
  const halfNow = competencies.find(({ id }) => id === at.competency)?.half
  const add = async (step: Step, href: (id: string) => string) => {
    const written = await writing.write(step)
    if (written && 'added' in written && written.added) onAdded(href(written.added))
  }
  return (
    <nav aria-label="What there is to write">
      <Stack>
        <Link href={editHref}>Findings and the whole</Link>
        {families.map((family) => (
          <Disclosure
            key={`${family.id} ${at.family}`}
            label={family.title || 'Without a title'}
            open={family.id === at.family}
            kind="part"
          >
            <Stack gap="small">
              <ul className={styles.list}>
                {family.levels.map((level) => (
                  <li key={level.id}>
                    <Link href={levelHref(family.id, level.id)}>{level.title || 'Without a title'}</Link>
                  </li>
                ))}
              </ul>
              <Add
                label={`A new level of ${family.title}`}
                button="Add a level"
                onAdd={(title) => add({ do: 'add-level', family: family.id, title }, (id) => levelHref(family.id, id))}
              />
            </Stack>
          </Disclosure>
        ))}
        <Add label="A new role family" button="Add a family" onAdd={(title) => add({ do: 'add-family', title }, () => editHref)} />
        {(['technical', 'people'] as const).map((half) => (
          <Disclosure key={`${half} ${halfNow}`} label={<HalfName half={half} />} open={half === halfNow} kind="part">
            <Stack gap="small">
              <ul className={styles.list}>
                {competencies
                  .filter((one) => one.half === half)
                  .map(({ id, name }) => (
                    <li key={id}>
                      <Link href={competencyHref(id)}>{name || 'Without a name'}</Link>
                    </li>
                  ))}
              </ul>
              <Add
                label={`A new ${half} competency`}
                button="Add a competency"
                onAdd={(name) => add({ do: 'add-competency', half, name }, competencyHref)}
              />
            </Stack>
          </Disclosure>
        ))}
      </Stack>
    </nav>
  )
}

type AddProps = { readonly label: string; readonly button: string; readonly onAdd: (name: string) => Promise<void> }

function Add({ label, button, onAdd }: AddProps) {
  const [isOpen, setOpen] = useState(false)
  const [name, setName] = useState('')
  if (!isOpen) {
    return (
      <Row>
        <Button aria-label={`${button}: ${label}`} onPress={() => setOpen(true)}>
          {button}
        </Button>
      </Row>
    )
  }
  const isUsable = name.trim().length > 1
  return (
    <Stack gap="small">
      <TextField label={label} optional autoFocus maxLength={60} value={name} onChange={setName} />
      <Row>
        <Button
          isDisabled={!isUsable}
          onPress={() =>
            void onAdd(name.trim()).then(() => {
              setName('')
              setOpen(false)
            })
          }
        >
          Add
        </Button>
        <Button onPress={() => setOpen(false)}>Leave it</Button>
      </Row>
    </Stack>
  )
}
