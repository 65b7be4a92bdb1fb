import { Button, ButtonLink, Confirm, ErrorNotice, Facts, Notice, Page, Row, Section, Stack, Tabs } from '@evenkeel/ui'
import { useState } from 'react'
import { fetchFile, useAsk, useTell } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { dateText } from '../words.ts'
import { contract, type Source } from './contract.ts'
import { Export } from './parts/export.tsx'
import { Releases } from './parts/releases.tsx'
import { Roles } from './parts/roles.tsx'
import { Skills } from './parts/skills.tsx'
import { countsText, sourceFacts, tends, whatToDo } from './parts/words.ts'

const formats = [
  { id: 'yaml', name: 'YAML, complete' },
  { id: 'csv', name: 'CSV, a table' },
  { id: 'case', name: 'CASE, for learning systems' },
] as const

/** One framework as it is: its families, roles and levels, what its skills look like, and the releases that were brought in. */
export function FrameworkPage({ me, params }: PageProps) {
  const frameworkId = params.frameworkId ?? ''
  const [removed, setRemoved] = useState<string | null>(null)
  const found = useAsk(contract.showLibraryFramework, { params: { frameworkId } }, { enabled: removed === null })
  if (removed !== null) return <Removed name={removed} />
  return (
    <Loaded from={found} page={{ title: 'A framework', counts: null }}>
      {(framework) => (
        <Page
          title={framework.source.name}
          counts={null}
          width="wide"
          lead={countsText(framework.counts)}
          actions={
            <Row>
              <ButtonLink kind="primary" href={`/library/${frameworkId}/balance`}>
                See its balance
              </ButtonLink>
              <ButtonLink href="/library">All frameworks</ButtonLink>
            </Row>
          }
        >
          <Stack gap="large">
            <Facts facts={[...sourceFacts(framework.source), ...broughtIn(framework), ...scaleFacts(framework.scale)]} />
            <Tabs
              label="Parts of this framework"
              tabs={[
                { id: 'roles', label: 'Roles', content: <Roles frameworkId={frameworkId} families={framework.families} /> },
                { id: 'skills', label: 'Skills', content: <Skills frameworkId={frameworkId} /> },
                ...(framework.builtIn
                  ? []
                  : [{ id: 'releases', label: 'Releases', content: <Releases frameworkId={frameworkId} releases={framework.releases} /> }]),
              ]}
            />
            <Section title="Take it along">
              <Export
                label="Save as"
                files={formats.map(({ id, name }) => ({
                  ...{ id, name },
                  fetch: () => fetchFile(contract.exportLibraryFramework, { params: { frameworkId }, query: { format: id } }),
                }))}
              />
            </Section>
            {!framework.builtIn && tends(me.role) ? (
              <Section title="Take it out">
                <TakeOut framework={framework} onRemoved={() => setRemoved(framework.source.name)} />
              </Section>
            ) : null}
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

const broughtIn = ({ importedAt, importedBy }: { readonly importedAt: string | null; readonly importedBy: string | null }) =>
  importedAt === null ? [] : [{ name: 'Brought in', value: `${dateText(importedAt)} by ${importedBy}` }]

type Scale = { readonly minimum: number; readonly maximum: number; readonly names: readonly string[] } | null

const scaleFacts = (scale: Scale) =>
  scale === null
    ? []
    : [{ name: 'Its levels', value: `${scale.minimum} to ${scale.maximum}${scale.names.length > 0 ? `: ${scale.names.join(', ')}` : ''}` }]

type Removable = { readonly frameworkId: string; readonly version: number; readonly source: Source }

function TakeOut({ framework, onRemoved }: { readonly framework: Removable; readonly onRemoved: () => void }) {
  const remove = useTell(contract.removeLibraryFramework)
  const { frameworkId, version, source } = framework
  return (
    <Stack>
      {remove.error ? <ErrorNotice problem={remove.error} next={whatToDo} /> : null}
      <Row>
        <Confirm
          title={`Take ${source.name} out of the library?`}
          trigger={<Button kind="danger">Take it out</Button>}
          confirm="Take it out of the library"
          danger
          onConfirm={() => remove.mutate({ params: { frameworkId }, body: { version } }, { onSuccess: onRemoved })}
        >
          All its releases go, with what they said. You can bring the files in again; nobody's evidence depends on it.
        </Confirm>
      </Row>
    </Stack>
  )
}

function Removed({ name }: { readonly name: string }) {
  return (
    <Page title={name} counts={null}>
      <Arrived>
        <Notice title="It is no longer in the library">
          <ButtonLink kind="primary" href="/library">
            See the library
          </ButtonLink>
        </Notice>
      </Arrived>
    </Page>
  )
}
