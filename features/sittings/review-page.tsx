import { ButtonLink, Notice, Page, Row, Section, Text } from '@evenkeel/ui'
import { useAsk } from '../ask.ts'
import { Loaded } from '../loaded.tsx'
import type { PageProps } from '../page.ts'
import { contract } from './contract.ts'
import { ItemReview } from './parts/item-review.tsx'
import { SituationReview } from './parts/situation-review.tsx'

/** After the end, for learning: what was right and why. No total: what it says about you stands on home, with its interval. */
export function ReviewPage({ me, params: { sittingId = '' } }: PageProps) {
  const asked = useAsk(contract.showReview, { params: { personId: me.personId, sittingId } })
  return (
    <Page
      title="What was right and why"
      counts
      lead="For learning, not for marks. What your answers say about you, with its interval, stands on your home."
      actions={
        <ButtonLink kind="primary" href="/">
          See your home
        </ButtonLink>
      }
    >
      <Loaded from={asked}>
        {({ counted, items, situations }) => (
          <>
            <Text>{countedText(counted)}</Text>
            {items.length > 0 ? (
              <Section title="Questions">
                <div>
                  {items.map((item, i) => (
                    <ItemReview key={item.stem + String(i)} item={item} number={i + 1} />
                  ))}
                </div>
              </Section>
            ) : null}
            {situations.length > 0 ? (
              <Section title="Situations">
                <Notice title="These keys are starting keys">
                  They were set by the authors, with their reasons beside them, and people who do this work well have not rated them yet.
                  Where you see it otherwise, you may have a good reason. Whether you rate high or low in general plays no part.
                </Notice>
                <div>
                  {situations.map((situation, i) => (
                    <SituationReview key={situation.title} situation={situation} number={i + 1} />
                  ))}
                </div>
              </Section>
            ) : null}
            <Row>
              <ButtonLink href="/">See your home</ButtonLink>
            </Row>
          </>
        )}
      </Loaded>
    </Page>
  )
}

function countedText(counted: number): string {
  if (counted === 0) return 'Nothing was answered, so nothing counts.'
  return counted === 1
    ? 'One answer counts as evidence from now on. You find it on the page of its competency.'
    : `${counted} answers count as evidence from now on. You find each on the page of its competency.`
}
