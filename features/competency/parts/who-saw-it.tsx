import { RadioChoice, TextField } from '@evenkeel/ui'
import { useState } from 'react'
import { useAsk } from '../../ask.ts'
import { contract as sharing } from '../../sharing/contract.ts'

export type Manager = { readonly personId: string; readonly name: string }

/** Those who manage the person today, nobody where they are on their own; null until it is known. */
export function useManagers(personId: string, isAlone: boolean): readonly Manager[] | null {
  const known = useAsk(sharing.listManagers, { params: { personId } }, { enabled: !isAlone })
  return known.data?.managers ?? (isAlone || known.error ? [] : null)
}

const somebodyElse = 'somebody-else'

/** Who is asked: a manager finds it among their requests, anybody else is named and gets a link. */
export function WhoSawIt({ managers }: { readonly managers: readonly Manager[] }) {
  const [chosen, setChosen] = useState<string | null>(null)
  const isNamed = managers.length === 0 || chosen === somebodyElse
  return (
    <>
      {managers.length === 0 ? null : (
        <RadioChoice
          name="verifier"
          label="Who saw it"
          help="Somebody who knows this work and would put their name to a rating."
          choices={[
            ...managers.map(({ personId, name }) => ({
              id: personId,
              name,
              about: 'Finds it among their requests; sees this piece of work.',
            })),
            { id: somebodyElse, name: 'Somebody else', about: 'By a link; they need no account.' },
          ]}
          value={chosen}
          onChange={setChosen}
          remedy="Choose one."
        />
      )}
      {isNamed ? (
        <>
          <TextField
            name="verifierName"
            label={managers.length === 0 ? 'Who saw it' : 'Their name'}
            help="Somebody who knows this work and would put their name to a rating."
            maxLength={80}
            remedy="Name one person."
          />
          <TextField
            name="verifierEmail"
            label="Their e-mail address"
            type="email"
            optional
            help="Only if this installation sends mail; otherwise you get a link to pass on."
            maxLength={254}
            remedy="Write an address such as name@example.org, or leave it empty."
          />
        </>
      ) : null}
    </>
  )
}

/** Whom the form names, as the operations take it, and by what name to speak of them. */
export function whoWasNamed(entered: FormData, managers: readonly Manager[]) {
  const text = (field: string) => String(entered.get(field) ?? '').trim()
  const manager = managers.find(({ personId }) => personId === text('verifier'))
  if (manager) return { name: manager.name, named: { managerId: manager.personId, verifierEmail: null } }
  return { name: text('verifierName'), named: { verifierName: text('verifierName'), verifierEmail: text('verifierEmail') || null } }
}

/** At which field each refusal stands. */
export const verifierPlaces = { 'not-your-manager': 'verifier', 'nobody-named': 'verifierName' }
