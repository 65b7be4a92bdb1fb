import '@evenkeel/ui'
import { LinkRouter } from '@evenkeel/ui'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createRootRoute, createRoute, createRouter, Outlet, RouterProvider, useRouter } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { Guard } from './guard.tsx'
import { screens } from './screens.ts'
import { Shell } from './shell.tsx'

const client = new QueryClient({ defaultOptions: { queries: { refetchOnWindowFocus: false } } })

const root = createRootRoute({ component: Frame })

const routes = screens.map((screen) =>
  createRoute({ getParentRoute: () => root, path: screen.path, component: () => <Guard screen={screen} /> }),
)

const router = createRouter({ routeTree: root.addChildren(routes), scrollRestoration: true, defaultPreload: false })

function Frame() {
  const { navigate } = useRouter()
  return (
    <LinkRouter navigate={(to) => void navigate({ to })}>
      <Shell>
        <Outlet />
      </Shell>
    </LinkRouter>
  )
}

createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
