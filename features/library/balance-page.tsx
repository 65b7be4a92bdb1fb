import { ButtonLink, Facts, Notice, Page, Row, Section, Select, ShareBars, Stack, Tag, Text } from '@evenkeel/ui'
import { useState } from 'react'
import { fetchFile, useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { type Balance, contract } from './contract.ts'
import styles from './library.module.css'
import { Evidence } from './parts/evidence.tsx'
import { Export } from './parts/export.tsx'
import { Findings } from './parts/findings.tsx'
import { Pager } from './parts/pager.tsx'
import { counted, sourceFacts } from './parts/words.ts'

const size = 15
const every = 'every family'
const own = 'its own figures'
type By = 'byWeight' | 'byCount'

/** How a framework balances the two halves: in sentences, as a picture for each role level, with what to do about it. */
export function BalancePage({ params }: PageProps) {
  const frameworkId = params.frameworkId ?? ''
  const [family, setFamily] = useState(every)
  const [beside, setBeside] = useState(own)
  const [after, setAfter] = useState(0)
  const measured = beside === own ? {} : { measured: beside }
  const query = { after, limit: size, ...(family === every ? {} : { family }), ...measured }
  const found = useAsk(contract.showLibraryBalance, { params: { frameworkId }, query }, { keep: true })
  return (
    <Loaded from={found} page={{ title: 'Balance', counts: null }}>
      {(balance) => (
        <Page
          title={`Balance of ${balance.source.name}`}
          counts={null}
          width="wide"
          lead="How much each role level asks of the two halves. It is about the framework; nobody is measured here."
          actions={
            <Row>
              <ButtonLink href={`/library/${frameworkId}`}>Back to the framework</ButtonLink>
            </Row>
          }
        >
          <Stack gap="large">
            <InWords balance={balance} />
            {balance.mean ? (
              <Section title="Role by role">
                <Levels
                  {...{ frameworkId, balance, after, family }}
                  onGo={setAfter}
                  onFamily={(name) => {
                    setFamily(name)
                    setAfter(0)
                  }}
                />
              </Section>
            ) : null}
            <Section title="What to do about it">
              <Findings balance={balance} />
            </Section>
            <Section title="How important the halves are, as it was measured">
              <Evidence frameworkId={frameworkId} balance={balance} beside={beside} own={own} onBeside={setBeside} />
            </Section>
            <Section title="Take it along">
              <Export
                label="Save the report as"
                files={(['csv', 'json'] as const).map((format) => ({
                  id: format,
                  name: format.toUpperCase(),
                  fetch: () => fetchFile(contract.exportLibraryBalance, { params: { frameworkId }, query: { format, ...measured } }),
                }))}
              />
            </Section>
            <Section title="Whose words these are">
              <Facts facts={sourceFacts(balance.source)} />
            </Section>
          </Stack>
        </Page>
      )}
    </Loaded>
  )
}

function InWords({ balance }: { readonly balance: Balance }) {
  return (
    <Stack>
      {balance.mean ? (
        <Notice
          tone={balance.over ? 'warning' : 'plain'}
          title={balance.over ? 'This framework is out of balance' : 'The two halves weigh about the same'}
        >
          {balance.over
            ? 'Evenkeel asks for at least 40 of 100 in each half, and for something in each half at every level.'
            : 'Each half has at least 40 of 100, and every level asks for something in each.'}
        </Notice>
      ) : null}
      {balance.sentences.map((sentence) => (
        <Text key={sentence}>{sentence}</Text>
      ))}
      <Text kind="quiet">
        Skills that do not say which half they belong to were sorted by words in their names (rule {balance.rule}): a proposal, for people
        to correct.
      </Text>
    </Stack>
  )
}

type LevelsProps = {
  readonly frameworkId: string
  readonly balance: Balance
  readonly family: string
  readonly after: number
  readonly onGo: (after: number) => void
  readonly onFamily: (family: string) => void
}

function Levels({ frameworkId, balance, family, after, onGo, onFamily }: LevelsProps) {
  const [by, setBy] = useState<By>('byWeight')
  const { families, levels, mean } = balance
  const hrefOf = (level: string) => `/library/${frameworkId}/level?level=${encodeURIComponent(level)}`
  return (
    <Stack>
      <div className={styles.search}>
        {families.length > 0 ? (
          <Select
            label="Family"
            optional="unsaid"
            choices={[{ id: every, name: 'Every family' }, ...families.map((one) => ({ id: one.family, name: one.family }))]}
            selectedKey={family}
            onSelectionChange={(key) => onFamily(String(key ?? every))}
          />
        ) : null}
        <Select
          label="Share"
          choices={[
            { id: 'byWeight', name: 'By weight' },
            { id: 'byCount', name: 'By number of requirements' },
          ]}
          selectedKey={by}
          onSelectionChange={(key) => setBy(key === 'byCount' ? 'byCount' : 'byWeight')}
        />
      </div>
      <Row>
        <Tag tone={balance.withoutPeople > 0 ? 'warning' : 'plain'}>{counted(balance.withoutPeople, 'level')} without people skills</Tag>
        <Tag tone={balance.withoutTechnical > 0 ? 'warning' : 'plain'}>
          {counted(balance.withoutTechnical, 'level')} without technical skills
        </Tag>
      </Row>
      {family === every && after === 0 ? (
        <ShareBars
          title="The whole framework and its families"
          showTitle
          rows={[
            ...(mean ? [{ id: 'all', name: 'All role levels', shares: mean[by] }] : []),
            ...families.map((one) => ({ id: one.family, name: one.family, detail: counted(one.levels, 'role level'), shares: one[by] })),
          ]}
        />
      ) : null}
      <ShareBars
        title={family === every ? 'Every role level' : `Role levels of ${family}`}
        showTitle
        rows={levels.map((level) => ({
          id: level.level,
          name: level.title === level.roleName ? level.roleName : `${level.roleName}: ${level.title}`,
          detail: `${level.requirements.technical} technical, ${level.requirements.people} people, ${level.requirements.unsorted} not sorted`,
          href: hrefOf(level.level),
          shares: level[by],
        }))}
      />
      <Pager after={after} shown={levels.length} total={balance.total} next={balance.next} size={size} things="role levels" onGo={onGo} />
      <Text kind="quiet">The two marks stand at 40 and 60 of 100: between them the halves should meet.</Text>
    </Stack>
  )
}
