import { Button, Notice, Row, Stack, Text } from '@evenkeel/ui'
import { Arrived } from '../../loaded.tsx'

type Props = { readonly says: string; readonly onTake: () => void; readonly onKeep: () => void }

/** Somebody else saved the same thing meanwhile: both are in sight, and the one who writes chooses. */
export function Overtaken({ says, onTake, onKeep }: Props) {
  return (
    <Arrived>
      <Notice tone="warning" title="This was changed in another window meanwhile">
        <Stack>
          <Text>There it says: {says} What you entered still stands below.</Text>
          <Row>
            <Button onPress={onTake}>Take the other one</Button>
            <Button onPress={onKeep}>Save mine over it</Button>
          </Row>
        </Stack>
      </Notice>
    </Arrived>
  )
}
