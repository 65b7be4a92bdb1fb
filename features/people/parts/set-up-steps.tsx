import { Button, Halves, Heading, RadioChoice, Row, Select, Stack, Text, TextField } from '@evenkeel/ui'
import { useAsk } from '../../ask.ts'
import { contract as frameworks } from '../../frameworks/contract.ts'
import { Loaded } from '../../loaded.tsx'
import { type Draft, withRoom } from './set-up-draft.ts'
import { keptChoices, languages } from './settings-fields.tsx'

export type StepProps = { readonly draft: Draft; readonly change: (part: Partial<Draft>) => void }

export function NameStep({ draft, change }: StepProps) {
  return (
    <>
      <TextField
        name="name"
        label="Name of the organisation"
        autoComplete="organization"
        maxLength={80}
        value={draft.name}
        onChange={(name) => change({ name })}
        remedy="Write the name people know it by."
      />
      <Select
        name="language"
        label="Language"
        help="The one your people work in."
        choices={languages}
        value={draft.language}
        onChange={(language) => change({ language: String(language) })}
        remedy="Choose a language."
      />
    </>
  )
}

export function RulesStep({ draft, change }: StepProps) {
  return (
    <>
      <Halves
        technical={
          <Stack gap="small">
            <Heading level={3}>Who sees how somebody stands</Heading>
            <Text>
              Nobody, until that person shares it: kind by kind, nothing by default. Then whoever manages them sees what is shared.
            </Text>
            <Text>Every look is on record with the person it is about.</Text>
          </Stack>
        }
        people={
          <Stack gap="small">
            <Heading level={3}>Who tends the organisation</Heading>
            <Text>HR and owners see who is here, and in which teams. They see nobody’s competencies by that.</Text>
            <Text>Auditors read the same and change nothing. Nobody is ever ranked.</Text>
          </Stack>
        }
      />
      <RadioChoice
        name="proposes"
        label="When people join, propose that they share with their manager?"
        help="It is a proposal on the page where they join. Each person decides, and can stop at any time."
        choices={[
          { id: 'no', name: 'No', about: 'They find it by themselves under What I share.' },
          { id: 'yes', name: 'Yes', about: 'They are asked once, when they join. Leaving it off changes nothing for them.' },
        ]}
        value={draft.proposes}
        onChange={(proposes) => change({ proposes: proposes === 'yes' ? 'yes' : 'no' })}
      />
      <Select
        name="retentionMonths"
        label="Keep the evidence of people who left"
        help="They can take it along at any time before. After that it is erased here."
        choices={keptChoices}
        value={draft.kept || null}
        onChange={(kept) => change({ kept: String(kept ?? '') })}
        remedy="Choose how long."
      />
    </>
  )
}

export function FrameworkStep() {
  const framework = useAsk(frameworks.showFramework, {})
  return (
    <Loaded from={framework}>
      {({ families, competencies }) => (
        <Stack>
          <Text>
            You start with the built-in framework: {competencies.length} competencies in two halves of equal weight, and {families.length}{' '}
            families of roles. You can change it later under Frameworks.
          </Text>
          {families.map(({ id, title, levels }) => (
            <div key={id}>
              <Heading level={3}>{title}</Heading>
              <Text kind="quiet">{levels.map((level) => level.title).join(', ')}</Text>
            </div>
          ))}
        </Stack>
      )}
    </Loaded>
  )
}

type Guests = StepProps & { readonly problems: Readonly<Record<number, string>> }

export function PeopleStep({ draft: { guests }, change, problems }: Guests) {
  const put = (at: number, part: Partial<Draft['guests'][number]>) =>
    change({ guests: guests.map((guest, i) => (i === at ? { ...guest, ...part } : guest)) })
  return (
    <Stack>
      <Text>
        Each of them gets a link to join with an account of their own. Where this installation sends mail, those with an address get a
        letter; for the others you hand the link over. You can also do this later.
      </Text>
      {guests.map((guest, i) => (
        <Halves
          key={guest.row}
          technical={
            <TextField
              name={`guest-${i}`}
              label={`Name of person ${i + 1}`}
              optional={guest.email.trim() === ''}
              autoComplete="off"
              maxLength={80}
              value={guest.name}
              onChange={(name) => put(i, { name })}
              help={problems[i]}
              remedy="Write the name colleagues know them by."
            />
          }
          people={
            <TextField
              name={`address-${i}`}
              label={`E-mail of person ${i + 1}`}
              type="email"
              optional
              autoComplete="off"
              maxLength={254}
              value={guest.email}
              onChange={(email) => put(i, { email })}
              remedy="Write an address such as name@example.org, or leave it empty."
            />
          }
        />
      ))}
      <Row>
        <Button onPress={() => change({ guests: withRoom(guests) })}>Add another person</Button>
      </Row>
    </Stack>
  )
}
