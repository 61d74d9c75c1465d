import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Navigate,
} from '@tanstack/react-router'
import { features } from '../features/index.ts'
import { NotFound } from './Failure.tsx'
import { Gate } from './Gate.tsx'

/** Hash addresses, so that a page is the same over http and from a packaged file. */
export function createAppRouter() {
  const root = createRootRoute({ component: Gate, notFoundComponent: NotFound })
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: () => <Navigate to="/today" replace />,
  })
  const pages = features.flatMap((feature) =>
    feature.pages.map((page) =>
      createRoute({ getParentRoute: () => root, path: page.path, component: page.component }),
    ),
  )
  return createRouter({
    routeTree: root.addChildren([home, ...pages]),
    history: createHashHistory(),
    defaultPreload: false,
    defaultNotFoundComponent: NotFound,
  })
}
