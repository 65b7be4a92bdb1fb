import { Select, Stack, Table, Text } from '@evenkeel/ui'
import { useAsk } from '../../ask.ts'
import { type Balance, contract } from '../contract.ts'
import { sourceText } from './words.ts'

type Props = {
  readonly frameworkId: string
  readonly balance: Balance
  readonly beside: string
  readonly own: string
  readonly onBeside: (frameworkId: string) => void
}

/** Measured importance of the halves with its error, of this framework or of another one beside it. */
export function Evidence({ frameworkId, balance, beside, own, onBeside }: Props) {
  const { data: library } = useAsk(contract.listLibrary, {})
  const others = library?.frameworks.filter((one) => one.counts.measured && one.frameworkId !== frameworkId) ?? []
  return (
    <Stack>
      {others.length > 0 ? (
        <Select
          label="Measured in"
          choices={[{ id: own, name: 'This framework' }, ...others.map((one) => ({ id: one.frameworkId, name: sourceText(one.source) }))]}
          selectedKey={beside}
          onSelectionChange={(key) => onBeside(String(key ?? own))}
        />
      ) : null}
      {balance.evidence.length === 0 ? (
        <Text kind="quiet">
          {others.length > 0
            ? 'This framework has no measured figures. Choose one above that has.'
            : 'No measured figures here. With the O*NET tables in the library, they can be looked at beside any framework.'}
        </Text>
      ) : (
        <>
          <Table
            caption={`Mean importance in ${sourceText(balance.measuredIn)}`}
            rows={balance.evidence}
            rowId={({ role }) => role}
            columns={[
              {
                id: 'name',
                name: 'Occupation',
                cell: ({ name, standIn }) => (standIn === null ? name : `${name} (figures of ${standIn})`),
              },
              { id: 'technical', name: 'Technical', number: true, cell: ({ technical }) => meanText(technical) },
              { id: 'people', name: 'People', number: true, cell: ({ people }) => meanText(people) },
              { id: 'difference', name: 'Which weighs more', cell: verdict },
            ]}
          />
          <Text kind="quiet">
            Each figure with its standard error. A difference smaller than two standard errors is no clear difference.
          </Text>
        </>
      )}
    </Stack>
  )
}

type Mean = Balance['evidence'][number]['people']
const meanText = ({ mean, se }: Mean) => (se === null ? mean.toFixed(1) : `${mean.toFixed(2)} ± ${se.toFixed(2)}`)

function verdict({ difference: { value, se } }: Balance['evidence'][number]): string {
  if (se === null) return 'How sure it is was not published'
  if (Math.abs(value) < 2 * se) return 'No clear difference'
  return value > 0 ? 'People skills' : 'Technical skills'
}
