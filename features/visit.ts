import type { Context, World } from './context.ts'
import type { Identity } from './identity.ts'

/** What reaches beyond one organisation. */
export type Elsewhere = {
  /** The people this user is, in any organisation, oldest membership first. */
  people(
    userId: string,
  ): Promise<readonly { readonly orgId: string; readonly personId: string; readonly name: string; readonly isActive: boolean }[]>
  /** A context as one person: for the moment after signing in, and for links that stand for a person's request. */
  as(who: { readonly orgId: string; readonly personId: string; readonly name: string; readonly userId: string }): Context
  /** What a link's token stands for, if it is good; spent inside the write it allows. */
  openLink(token: string, purpose: string): Promise<Link | null>
}

/** Somebody on the doorstep: not signed in, or not yet known to be. */
export type Visit = World & Elsewhere & { readonly identity: Identity }

/** A link somebody without an account may follow. The token is stored only as a hash. */
export type Link = { readonly orgId: string; readonly personId: string; readonly subjectId: string }
