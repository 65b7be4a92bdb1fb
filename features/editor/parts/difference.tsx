import { useAsk } from '../../ask.ts'
import { Loaded } from '../../loaded.tsx'
import { contract } from '../contract.ts'
import { Changes } from './changes.tsx'

type Props = { readonly number: number; readonly since: number; readonly none: string }

/** What one version changes against another, in words. */
export function Difference({ number, since, none }: Props) {
  const difference = useAsk(contract.showDifference, { params: { number: String(number) }, query: { since } })
  return <Loaded from={difference}>{({ changes }) => <Changes changes={changes} none={none} />}</Loaded>
}
