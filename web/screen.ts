import type { IconName } from '@evenkeel/ui'
import type { ComponentType } from 'react'
import type { Me } from '../features/accounts/contract.ts'
import type { OpenPageProps, PageProps } from '../features/page.ts'

type Common = {
  readonly path: string
  /** What the tab and the command palette call it. */
  readonly title: string
  /** Shown in the navigation, with an icon. Seven at most. */
  readonly place?: IconName
  /** Reached by a link that stands for something, or only before signing in: the command palette leaves it out then. */
  readonly door?: 'link' | 'sign-in'
  /** For whom it is offered in the navigation and the command palette; for everybody unless said. */
  readonly when?: (me: Me) => boolean
  /** The screen it is a part of: the way back stands above it, and that place is marked in the navigation. Never one with a parameter. */
  readonly within?: string
  /** Words under which the command palette finds it too. */
  readonly also?: readonly string[]
}

/** Screens for anyone, with or without an account. */
export type OpenScreen = Common & { readonly open: true; readonly load: () => Promise<ComponentType<OpenPageProps>> }
/** Screens for somebody signed in. */
export type OwnScreen = Common & { readonly open?: false; readonly load: () => Promise<ComponentType<PageProps>> }
export type Screen = OpenScreen | OwnScreen
