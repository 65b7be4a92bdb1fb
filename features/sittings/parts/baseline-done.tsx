import { Button, ButtonLink, Card, Combobox, ErrorNotice, Form, FormActions, Page, Row, Text } from '@evenkeel/ui'
import { useAsk, useTell } from '../../ask.ts'
import { contract as frameworks } from '../../frameworks/contract.ts'
import { Loaded } from '../../loaded.tsx'
import { contract } from '../contract.ts'

/** The baseline counts once. What comes after it: home, or a short test of one competency. */
export function BaselineDone({ personId }: { readonly personId: string }) {
  const framework = useAsk(frameworks.showMyFramework, { params: { personId } })
  const opening = useTell(contract.openSitting)
  const start = async (competency: string) => {
    const sitting = await opening.mutateAsync({ params: { personId }, body: { kind: 'test', competency } }).catch(() => null)
    if (sitting) window.location.assign(`/sittings/${sitting.id}`)
  }
  return (
    <Page
      title="Baseline"
      counts
      lead="You have done your baseline. It is asked once; from here on short tests and other evidence make your estimates sharper."
    >
      <Row>
        <ButtonLink kind="primary" href="/">
          See your home
        </ButtonLink>
      </Row>
      <Card title="A short test" level={2}>
        <Text>Up to six questions on one technical competency. Takes four minutes.</Text>
        {opening.error ? <ErrorNotice problem={opening.error} next="Choose another competency, or try again later." /> : null}
        <Loaded from={framework}>
          {({ competencies }) => (
            <Form onSubmit={(entered) => void start(String(entered.get('competency')))}>
              <Combobox
                name="competency"
                label="Competency"
                remedy="Choose one from the list."
                choices={competencies.filter(({ half }) => half === 'technical').map(({ id, name }) => ({ id, name }))}
              />
              <FormActions>
                <Button type="submit" isPending={opening.isPending}>
                  Start the test
                </Button>
              </FormActions>
            </Form>
          )}
        </Loaded>
      </Card>
    </Page>
  )
}
