import { Button, Row, Stack, TextArea, TextField } from '@evenkeel/ui'
import type { Draft, Family } from '../contract.ts'
import styles from '../editor.module.css'
import { Findings } from './findings.tsx'
import { Overtaken } from './overtaken.tsx'
import { useAutosave } from './use-autosave.ts'
import type { Writing } from './use-writing.ts'

type Props = { readonly draft: Draft; readonly stored: Family; readonly writing: Writing }
type Head = Pick<Family, 'id' | 'title' | 'purpose'>

/** What a role family is called and what it is for. */
export function FamilyForm({ draft, stored: { id, title, purpose }, writing }: Props) {
  const form = useAutosave<Head>({ stored: { id, title, purpose }, writing, step: (head) => ({ do: 'save-family', ...head }) })
  const found = (place: string) => (
    <Findings findings={draft.findings.filter((one) => one.path === `roles/${id}.yaml` && one.place === place)} writing={writing} />
  )
  return (
    <div className={styles.form}>
      <Stack>
        {form.isOvertaken ? <Overtaken says={`${title}. ${purpose}`} onTake={form.takeOther} onKeep={form.keepMine} /> : null}
        <TextField
          name={`${id}Title`}
          label="Name of the role family"
          maxLength={60}
          value={form.value.title}
          onChange={(now) => form.change({ title: now })}
        />
        {found('title')}
        <TextArea
          name={`${id}Purpose`}
          label={`What ${form.value.title || 'it'} is for`}
          rows={4}
          maxLength={700}
          value={form.value.purpose}
          onChange={(now) => form.change({ purpose: now })}
        />
        {found('purpose')}
        {form.canUndo ? (
          <Row>
            <Button onPress={form.undo}>Undo the last change</Button>
          </Row>
        ) : null}
      </Stack>
    </div>
  )
}
