import { Checkbox, Select, TextField } from '@evenkeel/ui'
import type { Settings } from '../contract.ts'
import { entry } from './words.ts'

export const languages = [
  { id: 'en', name: 'English' },
  { id: 'de', name: 'Deutsch' },
  { id: 'fr', name: 'Français' },
  { id: 'es', name: 'Español' },
  { id: 'nl', name: 'Nederlands' },
]
const untilTaken = 'until-taken'
const terms = [12, 24, 36, 60].map((months) => ({ id: String(months), name: `${months} months` }))
export const keptChoices = [...terms, { id: untilTaken, name: 'Until they take it along' }]

/** What was chosen, as the server takes it. Nothing chosen yet is two years. */
export const monthsOf = (kept: string) => (kept === untilTaken ? null : Number(kept || 24))

export const languageName = (tag: string) => languages.find(({ id }) => id === tag)?.name ?? tag
export const keptText = (months: number | null) => (months === null ? 'Until they take it along' : `${months} months`)

/** What an organisation settles about itself. What was set elsewhere and is not among the choices stays a choice. */
export function SettingsFields({ now }: { readonly now: Settings | null }) {
  const term = now && (now.retentionMonths === null ? untilTaken : String(now.retentionMonths))
  return (
    <>
      <TextField
        name="name"
        label="Name of the organisation"
        autoComplete="organization"
        maxLength={80}
        defaultValue={now?.name ?? ''}
        remedy="Write the name people know it by."
      />
      <Select
        name="language"
        label="Language"
        help="The one your people work in."
        choices={withIt(languages, now && { id: now.language, name: now.language })}
        defaultValue={now?.language ?? 'en'}
        remedy="Choose a language."
      />
      <Select
        name="retentionMonths"
        label="Keep the evidence of people who left"
        help="They can take it along at any time before. After that it is erased here."
        choices={withIt(keptChoices, term ? { id: term, name: `${term} months` } : null)}
        defaultValue={term}
        remedy="Choose how long."
      />
      <Checkbox
        name="proposesSharing"
        value="yes"
        defaultSelected={now?.proposesSharing ?? false}
        help="They are asked on the page where they join. Each person decides, and can stop at any time."
      >
        Propose to people who join that they share with their manager
      </Checkbox>
    </>
  )
}

type Choices = readonly { readonly id: string; readonly name: string }[]
const withIt = (choices: Choices, now: Choices[number] | null) =>
  now === null || choices.some(({ id }) => id === now.id) ? choices : [...choices, now]

export function settingsIn(entered: FormData): Settings {
  const term = entry(entered, 'retentionMonths')
  return {
    name: entry(entered, 'name'),
    language: entry(entered, 'language'),
    retentionMonths: monthsOf(term),
    proposesSharing: entered.has('proposesSharing'),
  }
}
