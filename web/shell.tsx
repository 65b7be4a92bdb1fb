import { AppShell, type Command, Link, type Place } from '@evenkeel/ui'
import { useQueryClient } from '@tanstack/react-query'
import { useLocation, useMatches, useRouter } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { contract, type Me } from '../features/accounts/contract.ts'
import { useAsk, useTell } from '../features/ask.ts'
import { DemoBand } from '../features/demo/parts/band.tsx'
import { contract as frameworks } from '../features/frameworks/contract.ts'
import { useMe } from './me.ts'
import type { Screen } from './screen.ts'
import { screens } from './screens.ts'
import styles from './shell.module.css'
import { WayBack, waysBack } from './way-back.tsx'

/** What stands around every screen: places, the command palette, and who is signed in. */
export function Shell({ children }: { readonly children: ReactNode }) {
  const state = useMe()
  const me = state.known ? state.me : null
  const { pathname } = useLocation()
  const above = waysBack(useMatches().at(-1)?.fullPath)
  const commands = useCommands(me)
  const places = me ? placesFor([pathname, ...above.map(({ path }) => path)], me) : []
  return (
    <AppShell
      places={places}
      home={me ? '/' : '/welcome'}
      commands={commands}
      {...(me?.orgKind === 'demo' ? { banner: <DemoBand me={me} /> } : {})}
      account={
        me ? (
          <Link href="/account">
            <span className={styles.name}>{me.name}</span>
          </Link>
        ) : (
          <Link href="/sign-in">Sign in</Link>
        )
      }
    >
      <WayBack above={above} />
      {children}
    </AppShell>
  )
}

function placesFor(at: readonly string[], me: Me): Place[] {
  return screens.flatMap((screen) =>
    screen.place && (screen.when?.(me) ?? true)
      ? [
          {
            id: screen.path,
            name: screen.title,
            href: screen.path,
            icon: screen.place,
            current: at.some((path) => (screen.path === '/' ? path === '/' : path.startsWith(screen.path))),
          },
        ]
      : [],
  )
}

/** Every screen and action by name, every competency too. */
function useCommands(me: Me | null): readonly Command[] {
  const signedIn = me !== null
  const router = useRouter()
  const client = useQueryClient()
  const signOut = useTell(contract.signOut)
  const { data: framework } = useAsk(frameworks.showMyFramework, { params: { personId: me?.personId ?? '' } }, { enabled: signedIn })
  const go = (to: string) => () => void router.navigate({ to })
  const isReachable = ({ path, open, door, when }: Screen) =>
    !path.includes('$') && (when === undefined || (me !== null && when(me))) && door !== 'link' && (signedIn ? door !== 'sign-in' : open)
  const reachable = screens.filter(isReachable)
  const screenCommands = reachable.map(({ path, title, also }) => ({
    id: path,
    name: title,
    group: 'Go to',
    ...(also ? { also: also.join(', ') } : {}),
    run: go(path),
  }))
  if (!signedIn) return screenCommands
  const competencies =
    framework?.competencies.map(({ id, name, half }) => ({
      id,
      name,
      also: half,
      group: 'Competencies',
      run: go(`/competencies/${id}`),
    })) ?? []
  const leave = {
    id: 'sign-out',
    name: 'Sign out',
    group: 'Do',
    run: () =>
      signOut.mutate(
        {},
        {
          onSuccess: () => {
            client.clear()
            void router.navigate({ to: '/welcome' })
          },
        },
      ),
  }
  return [...screenCommands, ...competencies, leave]
}
