import { type ComponentType, lazy, type ReactElement } from 'react'

/** A page whose code comes when it is needed, or before, when somebody says `load`. */
export interface LazyPage {
  component: () => ReactElement
  load(): Promise<unknown>
}

/**
 * Like React's `lazy`, but a page whose code is here already is drawn at once: `lazy` shows the fallback even then, and
 * React keeps a fallback for 300 ms once it has been seen.
 */
export function lazyPage(fetchCode: () => Promise<{ default: ComponentType }>): LazyPage {
  let Arrived: ComponentType | null = null
  const load = async () => {
    const code = await fetchCode()
    Arrived = code.default
    return code
  }
  const Awaited = lazy(load)
  return { load, component: () => (Arrived ? <Arrived /> : <Awaited />) }
}
