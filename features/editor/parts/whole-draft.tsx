import { Button, Notice, Row, SaveStatus, Section, Stack, Text } from '@evenkeel/ui'
import type { Draft } from '../contract.ts'
import { FamilyForm } from './family-form.tsx'
import { Findings } from './findings.tsx'
import { Remove } from './remove.tsx'
import type { Writing } from './use-writing.ts'

type Props = { readonly draft: Draft; readonly writing: Writing }

/** The draft as a whole: what keeps it from being published, what was taken out, and what each role family is for. */
export function WholeDraft({ draft, writing }: Props) {
  const errors = draft.findings.filter(({ severity }) => severity === 'error').length
  return (
    <Stack gap="large">
      <SaveStatus state={writing.state} failed="Not saved. What you entered is still here." />
      {writing.problem ? (
        <Notice tone="warning" title={writing.problem.title}>
          {writing.problem.detail}
        </Notice>
      ) : null}
      <Section title="Findings">
        <Stack>
          <Text>{findingsText(errors, draft.findings.length - errors)}</Text>
          <Findings findings={draft.findings} writing={writing} within={draft.document} />
        </Stack>
      </Section>
      {draft.removed.length > 0 ? (
        <Section title="Taken out">
          <Stack>
            <Text kind="quiet">Until the draft is published, each can be put back where it stood.</Text>
            {draft.removed.map(({ at, what, name }) => (
              <Row key={at} spread>
                <span>
                  {name} ({what === 'family' ? 'role family' : what})
                </span>
                <Button aria-label={`Put it back: ${name}`} onPress={() => void writing.write({ do: 'put-back', at })}>
                  Put it back
                </Button>
              </Row>
            ))}
          </Stack>
        </Section>
      ) : null}
      <Section title="Role families">
        <Stack gap="large">
          {draft.document.families.map((family) => (
            <Stack key={family.id}>
              <FamilyForm draft={draft} stored={family} writing={writing} />
              <Remove name={family.title} step={{ do: 'remove-family', id: family.id }} writing={writing}>
                All its levels go with it. Whoever aims for one keeps the version they have. You can put it back until the draft is
                published.
              </Remove>
            </Stack>
          ))}
        </Stack>
      </Section>
    </Stack>
  )
}

function findingsText(errors: number, warnings: number): string {
  const look = warnings === 0 ? '' : ` ${warnings} ${warnings === 1 ? 'place is' : 'places are'} worth a look.`
  if (errors === 0) return `Nothing keeps this draft from being published.${look}`
  return `${errors} ${errors === 1 ? 'thing is' : 'things are'} needed before this can be published.${look}`
}
