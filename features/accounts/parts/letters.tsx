import { ErrorNotice, Section, Stack, Switch, Text } from '@evenkeel/ui'
import type { ReactNode } from 'react'
import { useAsk, useTell } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { contract } from '../../notices/contract.ts'
import type { PageProps } from '../../page.ts'

/** Which letters come by mail. Nothing is only in a letter: all of it stands on the pages too. */
export function Letters({ me: { personId, orgKind } }: Pick<PageProps, 'me'>): ReactNode {
  const known = useAsk(contract.showLetters, { params: { personId } })
  const save = useTell(contract.saveLetter)
  return (
    <Section title="Letters">
      <Loaded from={known}>
        {({ sends, letters }) =>
          sends ? (
            <Stack>
              <Text kind="quiet">
                A letter says what kind of thing happened and where to read it. None holds a number about you or anybody's words. Three
                kinds always go out, as nothing works without them: an invitation, a link to a new password, and the request to somebody you
                ask about your work.
              </Text>
              {save.error ? <ErrorNotice problem={save.error} next="Nothing has changed." /> : null}
              {letters.map(({ id, label, says, wanted }) => (
                <Switch
                  key={id}
                  isSelected={save.isPending && save.variables.params.kind === id ? save.variables.body.wanted : wanted}
                  onChange={(on) => save.mutate({ params: { personId, kind: id }, body: { wanted: on } })}
                  help={says}
                >
                  {label}
                </Switch>
              ))}
            </Stack>
          ) : (
            <Text>{orgKind === 'demo' ? 'The demo' : 'This installation'} sends no letters; everything is on your pages.</Text>
          )
        }
      </Loaded>
    </Section>
  )
}
