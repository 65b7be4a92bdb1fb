import { Button, ErrorNotice, Form, FormActions, SaveStatus, Section, Stack, Text } from '@evenkeel/ui'
import { useState } from 'react'
import type { Me } from '../../accounts/contract.ts'
import { Problem, useTell } from '../../ask.ts'
import { Arrived } from '../../loaded.tsx'
import { contract } from '../contract.ts'
import { LinkNotice } from './link-notice.tsx'
import { type Draft, type Step, steps, useDraft, withRoom } from './set-up-draft.ts'
import { FrameworkStep, NameStep, PeopleStep, RulesStep } from './set-up-steps.tsx'
import { monthsOf } from './settings-fields.tsx'

type Invited = { readonly name: string; readonly link: string | null }

const titles: Readonly<Record<Step, string>> = {
  name: 'Its name',
  rules: 'Who may see what',
  framework: 'What people are measured by',
  people: 'The first people',
}

/** Four glances. Nothing is made before the last one, so that every answer can still be changed; what is typed waits in this browser. */
export function SetUp({ me, onDone }: { readonly me: Me; readonly onDone: (invited: readonly Invited[]) => void }) {
  const { draft, change, clear, isResumed } = useDraft(me.orgId)
  const { problem, problems, isBusy, finish } = useFinish(me, draft, change)
  const at = steps.indexOf(draft.step)
  const last = at === steps.length - 1
  const end = async (guests: Draft['guests']) => {
    const invited = await finish(guests)
    if (!invited) return
    clear()
    onDone(invited)
  }
  const next = () => (last ? void end(draft.guests) : change({ step: steps[at + 1]! }))
  const count = draft.guests.filter(({ name }) => name.trim()).length
  return (
    <Arrived key={draft.step}>
      <Section title={titles[draft.step]} aside={<Text kind="quiet">{`Step ${at + 1} of ${steps.length}`}</Text>}>
        <Form onSubmit={next}>
          {problem ? <ErrorNotice problem={problem} next="What you entered is still here." /> : null}
          <Stack gap="large">
            {draft.step === 'name' ? <NameStep draft={draft} change={change} /> : null}
            {draft.step === 'rules' ? <RulesStep draft={draft} change={change} /> : null}
            {draft.step === 'framework' ? <FrameworkStep /> : null}
            {draft.step === 'people' ? <PeopleStep draft={draft} change={change} problems={problems} /> : null}
          </Stack>
          <FormActions>
            <Button type="submit" kind="primary" isPending={isBusy}>
              {!last ? 'Go on' : count === 0 ? 'Set up the organisation' : `Set up and invite ${count}`}
            </Button>
            {at > 0 ? <Button onPress={() => change({ step: steps[at - 1]! })}>Back</Button> : null}
            {at === 2 ? (
              <Button onPress={() => void end([])} isPending={isBusy}>
                Set up now, invite later
              </Button>
            ) : null}
            {draft.name ? <SaveStatus state="saved" /> : null}
          </FormActions>
        </Form>
        {isResumed || at > 0 ? <Text kind="quiet">Kept in this browser: you can go away and come back here.</Text> : null}
      </Section>
    </Arrived>
  )
}

/** Sets the organisation up, then invites one after the other. Whoever could not be invited stays in the list, with the reason. */
function useFinish(me: Me, draft: Draft, change: (part: Partial<Draft>) => void) {
  const setUp = useTell(contract.setUpOrganisation)
  const invite = useTell(contract.invitePerson)
  const [made, setMade] = useState<readonly Invited[]>([])
  const [problem, setProblem] = useState<Problem | null>(null)
  const [problems, setProblems] = useState<Readonly<Record<number, string>>>({})
  const [isBusy, setBusy] = useState(false)

  const run = async (guests: Draft['guests']): Promise<readonly Invited[] | null> => {
    if (me.orgKind === 'solo') {
      const { name, language, kept, proposes } = draft
      await setUp.mutateAsync({
        body: { name: name.trim(), language, retentionMonths: monthsOf(kept), proposesSharing: proposes === 'yes' },
      })
    }
    const invited = [...made]
    const left: Draft['guests'][number][] = []
    const reasons: Record<number, string> = {}
    for (const guest of guests.filter(({ name }) => name.trim())) {
      const body = { name: guest.name.trim(), email: guest.email.trim() || null, role: 'member' as const, teamId: null }
      try {
        invited.push({ name: body.name, link: (await invite.mutateAsync({ body })).link })
      } catch (error) {
        reasons[left.length] = error instanceof Problem ? `${error.title}. ${error.detail}` : 'The server did not answer.'
        left.push(guest)
      }
    }
    setMade(invited)
    setProblems(reasons)
    if (left.length === 0) return invited
    change({ guests: withRoom(left), step: 'people' })
    return null
  }
  const finish = async (guests: Draft['guests']) => {
    setBusy(true)
    setProblem(null)
    try {
      return await run(guests)
    } catch (error) {
      setProblem(error instanceof Problem ? error : new Problem({}))
      return null
    } finally {
      setBusy(false)
    }
  }
  return { problem, problems, isBusy, finish }
}

/** The links to hand over, each shown once. */
export function InvitedLinks({ invited }: { readonly invited: readonly Invited[] }) {
  return (
    <Stack>
      {invited.map(({ name, link }) => (
        <LinkNotice key={link ?? name} name={name} link={link} label={`The link for ${name}`} />
      ))}
    </Stack>
  )
}
