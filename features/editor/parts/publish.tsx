import { Button, ButtonLink, Dialog, ErrorNotice, Form, FormActions, Stack, Text, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { contract, type Draft } from '../contract.ts'
import { Difference } from './difference.tsx'
import { editHref } from './places.ts'

/** What everybody will read about the new version, and the one sentence why. While something is needed there is nothing to publish. */
export function Publish({ draft, since }: { readonly draft: Draft; readonly since: number }) {
  const [open, setOpen] = useState(false)
  const publish = useTell(contract.publishDraft)
  const errors = draft.findings.filter(({ severity }) => severity === 'error').length
  const warnings = draft.findings.length - errors
  const turn = (to: boolean) => {
    setOpen(to)
    publish.reset()
  }
  return (
    <Dialog
      title={`Publish version ${draft.number}`}
      trigger={<Button kind={errors === 0 ? 'primary' : 'quiet'}>Publish</Button>}
      open={open}
      onOpenChange={turn}
    >
      {errors > 0 ? (
        <Stack>
          <Text>
            {errors} {errors === 1 ? 'thing is' : 'things are'} needed first. Most have a way out that is one button.
          </Text>
          <div>
            <ButtonLink href={editHref} kind="primary">
              See what is needed
            </ButtonLink>
          </div>
        </Stack>
      ) : (
        <Form
          onSubmit={(entered) =>
            publish.mutate(
              { body: { why: String(entered.get('why') ?? '').trim(), version: draft.version } },
              { onSuccess: () => turn(false) },
            )
          }
        >
          {publish.error ? <ErrorNotice problem={publish.error} next="Nothing has changed, and what you wrote is still here." /> : null}
          <Text>
            New aims are set under it from now on. Whoever has an aim keeps the version they have, reads what would change for them, and
            moves over themselves.
          </Text>
          {warnings > 0 ? (
            <Text kind="quiet">
              {warnings} {warnings === 1 ? 'place is' : 'places are'} worth a look; none of them keeps it from being published.
            </Text>
          ) : null}
          <Difference number={draft.number} since={since} none="Nothing is different from what is in force." />
          <TextField
            name="why"
            label="Why"
            help="One sentence everybody reads beside the version."
            maxLength={300}
            remedy="Say in a sentence why this version is published."
          />
          <FormActions>
            <Button type="submit" kind="primary" isPending={publish.isPending}>
              Publish it
            </Button>
            <Button onPress={() => turn(false)}>Not yet</Button>
          </FormActions>
        </Form>
      )}
    </Dialog>
  )
}
