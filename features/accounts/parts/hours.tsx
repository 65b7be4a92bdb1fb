import { Button, ErrorNotice, Form, FormActions, Notice, TextField } from '@evenkeel/ui'
import { useAsk, useTell } from '../../ask.ts'
import { Arrived, Loaded } from '../../loaded.tsx'
import { fieldProblems } from '../../words.ts'
import { contract } from '../contract.ts'

/** In which hours and language one lives: for letters and appointments, and nobody else's to change once one is here. */
export function Hours({ personId }: { readonly personId: string }) {
  const known = useAsk(contract.showHours, { params: { personId } })
  const save = useTell(contract.saveHours)
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone
  const atFields = fieldProblems(save.error, { 'no-such-time-zone': 'timeZone', 'no-such-language': 'language' })
  const entry = (entered: FormData, name: string) => String(entered.get(name) ?? '').trim() || null
  return (
    <Loaded from={known}>
      {({ timeZone, language, version }) => (
        <Form
          problems={atFields}
          onSubmit={(entered) =>
            save.mutate({
              params: { personId },
              body: { timeZone: entry(entered, 'timeZone'), language: entry(entered, 'language'), version },
            })
          }
        >
          {save.data ? (
            <Arrived>
              <Notice>Saved.</Notice>
            </Arrived>
          ) : null}
          {save.error && Object.keys(atFields).length === 0 ? (
            <ErrorNotice problem={save.error} next="What you typed is still here." />
          ) : null}
          <TextField
            name="timeZone"
            label="Time zone"
            optional
            defaultValue={timeZone ?? ''}
            help={`This device says ${here}.`}
            maxLength={60}
            remedy="Write one such as Europe/Lisbon, or leave it empty."
          />
          <TextField
            name="language"
            label="Language"
            optional
            defaultValue={language ?? ''}
            help="Such as en or de-CH."
            maxLength={35}
            remedy="Write one such as en or de-CH, or leave it empty."
          />
          <FormActions>
            <Button type="submit" isPending={save.isPending}>
              Save
            </Button>
          </FormActions>
        </Form>
      )}
    </Loaded>
  )
}
