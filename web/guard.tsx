import { Button, ErrorNotice, Page, Skeleton } from '@evenkeel/ui'
import { useParams, useRouter, useSearch } from '@tanstack/react-router'
import { Component, type ComponentType, lazy, type ReactNode, Suspense, useEffect, useState } from 'react'
import type { OpenPageProps, PageProps } from '../features/page.ts'
import { useMe } from './me.ts'
import type { OpenScreen, OwnScreen, Screen } from './screen.ts'

const pages = new Map<string, ComponentType<PageProps> | ComponentType<OpenPageProps>>()

/** Lets a screen show itself to whom it is for; everybody else is led to the door, and back afterwards. */
export function Guard({ screen }: { readonly screen: Screen }) {
  const state = useMe()
  // Of the screen that is shown, not of the address that is being gone to meanwhile.
  const params = useParams({ strict: false }) as Record<string, string>
  const asked: Record<string, unknown> = useSearch({ strict: false })
  const search = Object.fromEntries(Object.entries(asked).map(([key, value]) => [key, String(value)]))
  const isDemo = state.known && state.me?.orgKind === 'demo'
  useEffect(() => {
    const title = screen.path === '/' ? 'Evenkeel' : `${screen.title} - Evenkeel`
    document.title = isDemo ? `Demo: ${title}` : title
  }, [screen, isDemo])
  useEffect(() => {
    // Fetched while it is still being asked who is looking; if that fails, showing it says so.
    screen.load().catch(() => {})
  }, [screen])
  if (!state.known) {
    return (
      <Page title={screen.title} counts={null}>
        {state.problem ? (
          <ErrorNotice problem={state.problem} next={<Button onPress={state.again}>Try again</Button>} />
        ) : (
          <Skeleton lines={6} />
        )}
      </Page>
    )
  }
  return (
    <Failsafe key={JSON.stringify(params)} title={screen.title}>
      <Suspense fallback={<Waiting title={screen.title} />}>
        {screen.open ? (
          <Open screen={screen} me={state.me} params={params} search={search} />
        ) : state.me === null ? (
          <ToTheDoor />
        ) : (
          <Own screen={screen} me={state.me} params={params} search={search} />
        )}
      </Suspense>
    </Failsafe>
  )
}

/** Leads to the door once, with the way back: while one is on the way, this screen sees the new address already. */
function ToTheDoor() {
  const { navigate, latestLocation } = useRouter()
  const [back] = useState(latestLocation.href)
  useEffect(() => {
    if (back === '/') void navigate({ to: '/welcome', replace: true })
    else void navigate({ to: '/sign-in', search: { next: back }, replace: true })
  }, [back, navigate])
  return null
}

const Waiting = ({ title }: { readonly title: string }) => (
  <Page title={title} counts={null}>
    <Skeleton lines={6} />
  </Page>
)

function Open({ screen, ...props }: OpenPageProps & { readonly screen: OpenScreen }) {
  const Page = pageOf(screen.path, screen.load)
  return <Page {...props} />
}

function Own({ screen, ...props }: PageProps & { readonly screen: OwnScreen }) {
  const Page = pageOf(screen.path, screen.load)
  return <Page {...props} />
}

function pageOf<P>(path: string, load: () => Promise<ComponentType<P>>): ComponentType<P> {
  const known = pages.get(path) as ComponentType<P> | undefined
  if (known) return known
  const page = lazy(async () => ({ default: (await load()) as ComponentType<unknown> })) as unknown as ComponentType<P>
  pages.set(path, page as never)
  return page
}

/** A bug in one screen, or a part of it that could not be fetched, leaves the rest of the house standing. */
class Failsafe extends Component<{ readonly title: string; readonly children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    if (!this.state.failed) return this.props.children
    return (
      <Page title={this.props.title} counts={null}>
        <ErrorNotice
          problem={{ title: 'This screen could not be shown', detail: 'What you saved is safe. Check that you are connected.' }}
          next={<Button onPress={() => window.location.reload()}>Load it again</Button>}
        />
      </Page>
    )
  }
}
