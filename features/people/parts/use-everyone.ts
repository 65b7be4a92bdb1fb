import { send, useAskAll } from '../../ask.ts'
import { contract, type Listed } from '../contract.ts'

const pageSize = 500
type Page = { readonly people: readonly Listed[]; readonly next: string | null }

/** Everybody in the organisation, by name. The server tells them in pages, by id. */
export function useEveryone(enabled = true) {
  return useAskAll<Listed>(contract.listPeople, everyone, enabled)
}

async function everyone(): Promise<readonly Listed[]> {
  const found: Listed[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const page: Page = (await send(contract.listPeople, { query: { limit: pageSize, ...(after ? { after } : {}) } })).reply
    found.push(...page.people)
    after = page.next
  }
  return found.toSorted((a, b) => a.name.localeCompare(b.name))
}
