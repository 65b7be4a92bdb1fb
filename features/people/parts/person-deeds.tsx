import { Button, Confirm, Dialog, ErrorNotice, Form, FormActions, Select } from '@evenkeel/ui'
import { useState } from 'react'
import { useTell } from '../../ask.ts'
import { contract, type Listed } from '../contract.ts'
import { entry, type Role, roles } from './words.ts'

type Of = { readonly person: Listed }

/** Another role for somebody; the version is the one the list showed when it was asked for. */
export function ChangeRole({ person }: Of) {
  const [open, setOpen] = useState(false)
  const change = useTell(contract.changePerson)
  const turn = (to: boolean) => {
    setOpen(to)
    change.reset()
  }
  return (
    <Dialog
      title={`Which role has ${person.name} here?`}
      trigger={<Button aria-label={`Change role of ${person.name}`}>Change role</Button>}
      open={open}
      onOpenChange={turn}
    >
      <Form
        onSubmit={(entered) =>
          change.mutate(
            { params: { personId: person.personId }, body: { role: entry(entered, 'role') as Role, version: person.version } },
            { onSuccess: () => turn(false) },
          )
        }
      >
        {change.error ? <ErrorNotice problem={change.error} next="Nothing has changed." /> : null}
        <Select
          name="role"
          label="Role here"
          help="Whom a manager sees is decided by teams, not by this."
          choices={roles}
          defaultValue={person.role}
          remedy="Choose a role."
        />
        <FormActions>
          <Button type="submit" kind="primary" isPending={change.isPending}>
            Save the role
          </Button>
          <Button onPress={() => turn(false)}>Keep it as it is</Button>
        </FormActions>
      </Form>
    </Dialog>
  )
}

export function Suspend({ person, onPress }: Of & { readonly onPress: (suspended: boolean) => void }) {
  if (person.state === 'suspended') {
    return (
      <Button aria-label={`Let in again: ${person.name}`} onPress={() => onPress(false)}>
        Let in again
      </Button>
    )
  }
  return (
    <Confirm
      title={`Suspend ${person.name}?`}
      trigger={<Button aria-label={`Suspend ${person.name}`}>Suspend</Button>}
      confirm="Suspend"
      cancel="Leave it"
      danger
      onConfirm={() => onPress(true)}
    >
      They are signed out at once, on every device, and cannot come in until you let them. Nothing of theirs is deleted.
    </Confirm>
  )
}

export function NewLink({ person, onPress }: Of & { readonly onPress: () => void }) {
  return (
    <Button aria-label={`New link for ${person.name}`} onPress={onPress}>
      New link
    </Button>
  )
}
