import '@evenkeel/ui'
import { ButtonLink, LinkRouter, Page, Row } from '@evenkeel/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider, useLocation, useRouter } from '@tanstack/react-router'
import { StrictMode, useEffect, useRef } from 'react'
import { createRoot } from 'react-dom/client'
import { Guard } from './guard.tsx'
import { screens } from './screens.ts'
import { Shell } from './shell.tsx'
import { allowEmptyHtml } from './trusted-html.ts'

allowEmptyHtml()

// Always: a house on this machine or in this building answers without the internet, and one that does not is said at once instead of waited for.
const networkMode = 'always'
const client = new QueryClient({ defaultOptions: { queries: { networkMode, refetchOnWindowFocus: false }, mutations: { networkMode } } })

const root = createRootRoute({ component: Frame, notFoundComponent: Nowhere })

const routes = screens.map((screen) =>
  createRoute({ getParentRoute: () => root, path: screen.path, component: () => <Guard screen={screen} /> }),
)

const router = createRouter({ routeTree: root.addChildren(routes), scrollRestoration: true, defaultPreload: false })

function Frame() {
  const { navigate } = useRouter()
  useFocusOnPage()
  return (
    <LinkRouter navigate={(to) => void navigate({ to })}>
      <Shell>
        <Outlet />
      </Shell>
    </LinkRouter>
  )
}

/** After going somewhere the keyboard is on the new page, not where the old link was; unless that page has taken the focus itself. */
function useFocusOnPage(): void {
  const { pathname } = useLocation()
  const before = useRef(pathname)
  useEffect(() => {
    if (before.current === pathname) return
    before.current = pathname
    const main = document.querySelector('main')
    if (main && !main.contains(document.activeElement)) main.focus({ preventScroll: true })
  }, [pathname])
}

function Nowhere() {
  return (
    <Page title="There is nothing at this address" counts={null} lead="It may be an old link, or mistyped.">
      <Row>
        <ButtonLink href="/" kind="primary">
          Go home
        </ButtonLink>
      </Row>
    </Page>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
