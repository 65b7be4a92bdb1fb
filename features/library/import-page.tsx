import { ButtonLink, Disclosure, ErrorNotice, Facts, FileChoice, Notice, Page, ProgressBar, Stack } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk } from '../ask.ts'
import { Arrived, Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract, limits } from './contract.ts'
import { useSending } from './parts/use-sending.ts'
import { tends } from './parts/words.ts'

/** The first step of bringing in a framework: its files. */
export function ImportPage({ me }: PageProps) {
  const [importId, setImportId] = useState<string | null>(null)
  const { sending, problem, start } = useSending(setImportId)
  const known = useAsk(contract.listLibrary, {})
  return (
    <Page
      title="Bring in a framework"
      counts={null}
      lead="Choose the files of one framework. You see what was read before anything comes in."
    >
      {me.orgKind === 'demo' ? (
        <Notice title="No file comes into the demo">
          Everybody who looks around would read it. In an organisation of your own, HR and owners bring frameworks in here.
        </Notice>
      ) : !tends(me.role) || me.orgKind === 'solo' ? (
        <Notice title="This is for HR and owners of an organisation">
          {me.orgKind === 'solo' ? 'Set up an organisation first, under Organisation.' : 'Ask one of them to bring it in.'}
        </Notice>
      ) : (
        <Stack>
          {problem ? <ErrorNotice problem={problem} next="Choose the files again when that is mended." /> : null}
          {importId ? (
            <Arrived>
              <Notice title="The files were read">
                <ButtonLink kind="primary" href={`/library/imports/${importId}`}>
                  Look at what was found
                </ButtonLink>
              </Notice>
            </Arrived>
          ) : null}
          {sending ? (
            <ProgressBar done={sending.share} happening={sending.happening} />
          ) : (
            <FileChoice
              label="Files of a framework"
              choose="Choose files"
              several
              help={`Choose them, or drop them here: CSV, TSV, JSON, YAML, Markdown or text; at most ${limits.files} files with about 20 MB in all.`}
              accept={['.csv', '.tsv', '.json', '.yaml', '.yml', '.md', '.txt']}
              onFiles={(files) => void start(files)}
            />
          )}
          <Loaded from={known}>
            {({ importers }) => (
              <Disclosure label="Which files belong to which framework" kind="part">
                <Facts facts={importers.map(({ label, reads }) => ({ name: label, value: reads }))} />
              </Disclosure>
            )}
          </Loaded>
        </Stack>
      )}
    </Page>
  )
}
