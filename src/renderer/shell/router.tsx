import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
} from '@tanstack/react-router'
import type { Api } from '../client/api.tsx'
import { features } from '../features/index.ts'
import { NotFound } from './Failure.tsx'
import { Gate } from './Gate.tsx'
import { lazyPage } from './lazyPage.tsx'

const homePath = '/today'

const pages = features.flatMap((feature) =>
  feature.pages.map((page) => ({ ...page, ...lazyPage(page.load) })),
)

/** Hash addresses, so that a page is the same over http and from a packaged file. */
export function createAppRouter() {
  const root = createRootRoute({ component: Gate, notFoundComponent: NotFound })
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Navigate to={homePath} replace />,
  })
  const routes = pages.map((page) =>
    createRoute({ getParentRoute: () => root, path: page.path, component: page.component }),
  )
  return createRouter({
    routeTree: root.addChildren([home, ...routes]),
    history: createHashHistory(),
    defaultPreload: false,
    defaultNotFoundComponent: NotFound,
  })
}

/**
 * Fetches the page at `hash` and asks its first call, at once: a window that opens would otherwise fetch the frame,
 * then the page, then ask, one after the other. Where no workspace is open the call is refused and asked again later.
 */
export function hurryPage(hash: string, api: Api): void {
  const path = hash.replace(/^#/, '').replace(/[?#].*/s, '')
  const parts = (path === '' || path === '/' ? homePath : path).split('/')
  const page = pages.find((candidate) => {
    const pattern = candidate.path.split('/')
    return (
      pattern.length === parts.length &&
      pattern.every((part, at) => part.startsWith('$') || part === parts[at])
    )
  })
  // A page that does not arrive is said by the page itself, which asks once more.
  page?.load().catch(() => {})
  void api.queryClient.prefetchQuery(api.query.workspace.state.queryOptions())
  void page?.firstCall?.(api)
}
