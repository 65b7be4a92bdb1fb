import { ButtonLink, Card, Facts, HalfName, Halves, Heading, Page, Row, Section, ShareBars, Stack, Tag, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract, type Requirement } from './contract.ts'
import styles from './library.module.css'
import { counted, sourceFacts } from './parts/words.ts'

/** What one level of a role asks for, the two halves side by side. */
export function LevelPage({ params, search }: PageProps) {
  const frameworkId = params.frameworkId ?? ''
  const found = useAsk(contract.showLibraryLevel, { params: { frameworkId }, query: { level: search.level ?? '' } })
  return (
    <Loaded from={found} page={{ title: 'A role level', counts: null }}>
      {(level) => {
        const of = (half: string | null) => level.requirements.filter((requirement) => requirement.half === half)
        const unsorted = of(null)
        return (
          <Page
            title={level.title === level.role.name ? level.title : `${level.role.name}: ${level.title}`}
            counts={null}
            width="wide"
            lead={
              <span className={styles.words}>{level.purpose ?? level.role.about ?? `${counted(level.total, 'requirement')} in all.`}</span>
            }
            actions={
              <Row>
                <ButtonLink href={`/library/${frameworkId}`}>Back to {level.source.name}</ButtonLink>
              </Row>
            }
          >
            <Stack gap="large">
              {level.inUse ? null : <Text kind="quiet">The framework keeps a place for this level, and says that it is not in use.</Text>}
              {level.standIn === null ? null : (
                <Text kind="quiet">It has no requirements of its own: these are those of {level.standIn}.</Text>
              )}
              {level.requirements.length > 0 ? (
                <ShareBars
                  title="How many requirements each half has"
                  showTitle
                  rows={[{ id: 'all', name: 'Requirements', shares: sharesOf(level) }]}
                />
              ) : null}
              <Halves
                technical={<HalfOf half="technical" requirements={of('technical')} />}
                people={<HalfOf half="people" requirements={of('people')} />}
              />
              {unsorted.length > 0 ? (
                <Section title="Not sorted into a half">
                  <Stack>
                    <Text kind="quiet">Neither the framework nor the names say which half these belong to.</Text>
                    <Requirements requirements={unsorted} />
                  </Stack>
                </Section>
              ) : null}
              {level.changes.length > 0 ? (
                <Section title="What changes at this level">
                  <Facts facts={level.changes.map((change, i) => ({ name: String(i + 1), value: change }))} />
                </Section>
              ) : null}
              <Section title="Whose words these are">
                <Facts facts={[{ name: 'Framework', value: level.source.name }, ...sourceFacts(level.source)]} />
              </Section>
            </Stack>
          </Page>
        )
      }}
    </Loaded>
  )
}

function sharesOf({ requirements }: { readonly requirements: readonly Requirement[] }) {
  const share = (half: string | null) => requirements.filter((one) => one.half === half).length / requirements.length
  return { technical: share('technical'), people: share('people'), unsorted: share(null) }
}

function HalfOf({ half, requirements }: { readonly half: 'technical' | 'people'; readonly requirements: readonly Requirement[] }) {
  return (
    <Stack>
      <Heading level={2}>
        <HalfName half={half} />
      </Heading>
      {requirements.length === 0 ? <Text kind="quiet">It asks for nothing that is known to belong to this half.</Text> : null}
      <Requirements requirements={requirements} />
    </Stack>
  )
}

function Requirements({ requirements }: { readonly requirements: readonly Requirement[] }) {
  return (
    <Stack>
      {requirements.map((one, i) => (
        // The same skill may be asked for twice, and requirements never move.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <Card key={`${one.skill} ${i}`} title={one.name} aside={<Tag>{levelText(one)}</Tag>}>
          <Stack gap="small">
            <Text>
              <span className={styles.words}>{one.text ?? one.about}</span>
            </Text>
            {weightText(one) ? <Text kind="small">{weightText(one)}</Text> : null}
          </Stack>
        </Card>
      ))}
    </Stack>
  )
}

function levelText({ required, levelName, requiredError }: Requirement): string {
  if (required === null) return 'No level given'
  const level = `Level ${withError(required, requiredError)}`
  return levelName === null ? level : `${level}, ${levelName}`
}

function weightText({ weight, weightError, essential }: Requirement): string {
  const words = [
    weightError === null ? (weight === 1 ? '' : `Weight ${weight}`) : `Importance ${withError(weight, weightError)}`,
    essential ? 'Essential' : '',
  ]
  return words.filter(Boolean).join('. ')
}

/** A measured figure with its standard error, no finer than that says. */
const withError = (value: number, se: number | null) => (se === null ? String(value) : `${value.toFixed(1)} ± ${se.toFixed(1)}`)
