import { ButtonLink, EmptyState, Page, Stack } from '@evenkeel/ui'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import type { Draft } from './contract.ts'
import styles from './editor.module.css'
import { CompetencyForm } from './parts/competency-form.tsx'
import { Contents } from './parts/contents.tsx'
import { LevelForm } from './parts/level-form.tsx'
import { editHref, overviewHref } from './parts/places.ts'
import { RemoveCompetency, RemoveLevel } from './parts/remove.tsx'
import { useDraft, useWriting, type Writing } from './parts/use-writing.ts'
import { WholeDraft } from './parts/whole-draft.tsx'

/** Where a framework is written: everything there is on the left, what is being written on the right. Saves by itself. */
export function EditPage({ params }: PageProps) {
  const draft = useDraft()
  return (
    <Loaded from={draft} page={{ title: 'Write the framework', counts: null }}>
      {(data) => (data.draft ? <Bench draft={data.draft} params={params} reload={() => draft.refetch()} /> : <NoDraft />)}
    </Loaded>
  )
}

type BenchProps = { readonly draft: Draft; readonly params: PageProps['params']; readonly reload: () => Promise<unknown> }

function Bench({ draft, params, reload }: BenchProps) {
  const writing = useWriting(draft, reload)
  const { title, content } = shown(draft, params, writing)
  return (
    <Page
      title={title}
      counts={null}
      width="wide"
      lead={`Draft of version ${draft.number}. It saves by itself and judges nobody before it is published.`}
      actions={<ButtonLink href={overviewHref}>Compare and publish</ButtonLink>}
    >
      <div className={styles.bench}>
        <Contents draft={draft} writing={writing} at={params} onAdded={(href) => window.location.assign(href)} />
        <div>{content}</div>
      </div>
    </Page>
  )
}

function shown(draft: Draft, { family: familyId, level: levelId, competency: competencyId }: PageProps['params'], writing: Writing) {
  const { competencies, families } = draft.document
  if (competencyId) {
    const stored = competencies.find(({ id }) => id === competencyId)
    if (!stored) return { title: 'A competency', content: <Missing /> }
    const content = (
      <Stack gap="large">
        <CompetencyForm key={stored.id} draft={draft} stored={stored} writing={writing} />
        <RemoveCompetency competency={stored} writing={writing} />
      </Stack>
    )
    return { title: stored.name || 'A competency', content }
  }
  if (familyId && levelId) {
    const stored = families.find(({ id }) => id === familyId)?.levels.find(({ id }) => id === levelId)
    if (!stored) return { title: 'A level', content: <Missing /> }
    const content = (
      <Stack gap="large">
        <LevelForm key={`${familyId}/${stored.id}`} draft={draft} family={familyId} stored={stored} writing={writing} />
        <RemoveLevel family={familyId} level={stored} writing={writing} />
      </Stack>
    )
    return { title: stored.title || 'A level', content }
  }
  return { title: 'Write the framework', content: <WholeDraft draft={draft} writing={writing} /> }
}

function Missing() {
  return (
    <EmptyState
      level={2}
      title="This is not in the draft"
      takes="a moment"
      action={<ButtonLink href={editHref}>See the whole draft</ButtonLink>}
    >
      It may have been taken out. What was taken out can be put back until the draft is published.
    </EmptyState>
  )
}

function NoDraft() {
  return (
    <Page title="Write the framework" counts={null}>
      <EmptyState level={2} title="No draft yet" takes="a minute" action={<ButtonLink href={overviewHref}>Begin one</ButtonLink>}>
        A draft begins as a copy of what is in force, and judges nobody before it is published.
      </EmptyState>
    </Page>
  )
}
