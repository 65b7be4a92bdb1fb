import { Button, ErrorNotice, Form, FormActions, LevelChoice } from '@evenkeel/ui'
import { useTell } from '../../ask.ts'
import { type CompetencyDetail, contract } from '../contract.ts'
import { Added } from './added.tsx'

type Props = { readonly detail: CompetencyDetail; readonly personId: string }

/** Where one sees oneself today. */
export function AssessMyself({ detail, personId }: Props) {
  const assess = useTell(contract.assess)
  const levels = detail.anchors.map((anchor, i) => ({ level: i + 1, anchor }))
  if (assess.data) {
    return (
      <Added again={() => assess.reset()}>
        Noted. Your own view counts a little; the difference to other evidence is what you can learn from.
      </Added>
    )
  }
  return (
    <Form
      onSubmit={(entered) => {
        const level = entered.get('level')
        assess.mutate({
          params: { personId },
          body: { competency: detail.competency, level: level === null || level === 'not-seen' ? null : Number(level) },
        })
      }}
    >
      {assess.error ? <ErrorNotice problem={assess.error} next="Your choice is still here." /> : null}
      <LevelChoice
        name="level"
        label="Where do you see yourself today?"
        anchors={[{ level: 0, anchor: 'Below level 1: none of these texts fits yet.' }, ...levels]}
        notSeen="Not seen yet: there was no occasion for it."
        remedy="Choose the text that comes closest."
      />
      <FormActions>
        <Button type="submit" kind="primary" isPending={assess.isPending}>
          Save my view
        </Button>
      </FormActions>
    </Form>
  )
}
