import { Button, ErrorNotice, Form, FormActions, Notice, NumberField, Row, Section, Stack, TextArea } from '@evenkeel/ui'
import { Arrived } from '../../loaded.tsx'
import type { Aim } from '../contract.ts'
import { ConsentList } from './consent-list.tsx'
import { type Families, RoleChoice } from './role-choice.tsx'
import { type Start, useStart } from './use-start.ts'
import { WhatNext } from './what-next.tsx'

type Props = {
  readonly personId: string
  readonly baseline: 'none' | 'open' | 'finished'
  readonly families: Families
  readonly start: Start
  readonly reload: () => Promise<unknown>
}

/** Where you are, where you want to go, what time you have, and what you agree to. */
export function StartForm({ personId, baseline, families, start, reload }: Props) {
  const { draft, state, problem, change, save, takeOther } = useStart(personId, start, reload)
  const setGiven = (kind: string, now: boolean) =>
    change({ given: new Set([...draft.given].filter((other) => other !== kind).concat(now ? [kind] : [])) })
  return (
    <>
      {problem ? <ErrorNotice problem={problem} next="What you entered is still here. Try again in a moment." /> : null}
      {state === 'overtaken' && start.aim ? <Overtaken aim={start.aim} families={families} onTake={takeOther} /> : null}
      <Form onSubmit={() => void save()}>
        <Section title="Your role now">
          <RoleChoice
            name="current"
            familyLabel="What work do you do?"
            levelLabel="At which level?"
            families={families}
            role={draft.current}
            onChange={(current) => change({ current })}
          />
        </Section>
        <Section title="The role you aim for">
          <RoleChoice
            name="target"
            familyLabel="Where do you want to go?"
            levelLabel="To which level?"
            families={families}
            role={draft.target}
            onChange={(target) => change({ target })}
          />
        </Section>
        <Section title="Your time and your reason">
          <Stack>
            <NumberField
              name="hoursAWeek"
              label="Time for it"
              unit="hours a week"
              help="What you can spare in an ordinary week. Your plan stays within it."
              remedy="Enter between half an hour and 40 hours, in half hours."
              minValue={0.5}
              maxValue={40}
              step={0.5}
              value={draft.hoursAWeek}
              onChange={(hoursAWeek) => change({ hoursAWeek })}
            />
            <TextArea
              name="why"
              label="Why do you want to go there?"
              help="A sentence for yourself, for the days when it is hard to see."
              optional
              rows={3}
              maxLength={500}
              value={draft.why}
              onChange={(why) => change({ why })}
            />
          </Stack>
        </Section>
        <Section title="What you agree to">
          <ConsentList consents={start.consents} given={draft.given} onChange={setGiven} />
        </Section>
        <FormActions>
          <Button type="submit" kind="primary" isPending={state === 'saving'}>
            Save
          </Button>
        </FormActions>
      </Form>
      {state === 'saved' ? <WhatNext baseline={baseline} /> : null}
    </>
  )
}

/** Somebody saved the same form elsewhere meanwhile: both versions are in sight, and the person chooses. */
function Overtaken({ aim, families, onTake }: { readonly aim: Aim; readonly families: Families; readonly onTake: () => void }) {
  const titleOf = (family: string, level: string) =>
    families.find(({ id }) => id === family)?.levels.find(({ id }) => id === level)?.title ?? level
  return (
    <Arrived>
      <Notice tone="warning" title="This was changed in another window meanwhile">
        <Stack>
          <span>
            There it says: from {titleOf(aim.currentFamily, aim.currentLevel)} to {titleOf(aim.targetFamily, aim.targetLevel)},{' '}
            {aim.hoursAWeek} {aim.hoursAWeek === 1 ? 'hour' : 'hours'} a week. What you entered here still stands below. Save again to keep
            it, or take the other one.
          </span>
          <Row>
            <Button onPress={onTake}>Take the other one</Button>
          </Row>
        </Stack>
      </Notice>
    </Arrived>
  )
}
