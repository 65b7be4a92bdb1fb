import type { Me } from './accounts/contract.ts'

/** What every screen is given: who is looking, and what stands in the address. Screens for people who are not signed in get no `me`. */
export type PageProps = {
  readonly me: Me
  readonly params: Readonly<Record<string, string>>
  readonly search: Readonly<Record<string, string>>
}

export type OpenPageProps = Omit<PageProps, 'me'> & { readonly me: Me | null }
