import { Button, Checkbox, Link, NumberField, Text } from '@evenkeel/ui'
import type { ReactNode } from 'react'
import type { Competency, Level } from '../contract.ts'
import styles from '../editor.module.css'
import { competencyHref } from './places.ts'

type Asked = Level['technical']['requirements'][number]
type Props = {
  readonly requirement: Asked
  readonly competency: Competency | undefined
  readonly onChange: (part: Partial<Asked>) => void
  readonly onRemove: () => void
  /** What the linter says about it. */
  readonly children: ReactNode
}

/** What a level asks of one competency, with what that level looks like beside the number. */
export function Requirement({
  requirement: { competency: id, level, weight, essential },
  competency,
  onChange,
  onRemove,
  children,
}: Props) {
  const name = competency?.name ?? id
  const step = Math.min(5, Math.max(1, Math.round(level))) as keyof Competency['anchors']
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset inside the fieldsets of the form would be read three times
    <div role="group" aria-label={name} className={styles.requirement}>
      <div className={styles.name}>
        <Link href={competencyHref(id)}>{name}</Link>
        <Button aria-label={`Take out: ${name}`} onPress={onRemove}>
          Take out
        </Button>
      </div>
      <div className={styles.numbers}>
        <NumberField
          label="Level"
          minValue={0.5}
          maxValue={5}
          step={0.5}
          value={level}
          onChange={(now) => Number.isFinite(now) && onChange({ level: now })}
        />
        <NumberField
          label="Weight"
          minValue={0.5}
          maxValue={10}
          step={0.5}
          value={weight}
          onChange={(now) => Number.isFinite(now) && onChange({ weight: now })}
        />
      </div>
      <Checkbox isSelected={essential} onChange={(now) => onChange({ essential: now })}>
        Essential: asked for on its own too
      </Checkbox>
      <Text kind="quiet">
        Level {step}: {competency?.anchors[step] || 'not written yet'}
      </Text>
      {children}
    </div>
  )
}
