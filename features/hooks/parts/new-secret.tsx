import { Button, Confirm, ErrorNotice, Row, Stack, Text } from '@evenkeel/ui'
import { useTell } from '../../ask.ts'
import { Arrived } from '../../loaded.tsx'
import { contract } from '../contract.ts'
import { SecretNotice } from './secret-notice.tsx'

/** Another secret, with a day to bring it to the receiver. */
export function NewSecret({ hookId }: { readonly hookId: string }) {
  const rotate = useTell(contract.rotateSecret)
  if (rotate.data) {
    return (
      <Arrived>
        <Stack>
          <SecretNotice title="Your new secret" label="The secret" secret={rotate.data.secret} copy="Copy the secret">
            It is shown only now. For 24 hours everything is signed with the one before too, so the receiver can change over in between.
          </SecretNotice>
          <Row>
            <Button onPress={() => rotate.reset()}>I have it</Button>
          </Row>
        </Stack>
      </Arrived>
    )
  }
  return (
    <Stack>
      <Text>
        Everything sent is signed with a secret only you and the receiver have. Make a new one when somebody else may have seen it.
      </Text>
      {rotate.error ? <ErrorNotice problem={rotate.error} next="The secret is as it was." /> : null}
      <Row>
        <Confirm
          title="Make a new secret?"
          trigger={<Button isPending={rotate.isPending}>Make a new secret</Button>}
          confirm="Make it"
          onConfirm={() => rotate.mutate({ params: { hookId } })}
        >
          The one of now signs too for 24 hours, then no longer. One from before that stops signing at once.
        </Confirm>
      </Row>
    </Stack>
  )
}
