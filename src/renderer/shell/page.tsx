import { createContext, type ReactNode, useContext, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Address } from './navigation.tsx'

/** A step of the breadcrumb; the last one is the page itself. */
export interface Crumb {
  label: string
  to?: Address
}

interface PageFrame {
  crumbs: readonly Crumb[]
  setCrumbs(crumbs: readonly Crumb[]): void
  actions: HTMLElement | null
  setActions(element: HTMLElement | null): void
}

const PageContext = createContext<PageFrame | null>(null)

export function PageFrameProvider({ children }: { children: ReactNode }) {
  const [crumbs, setCrumbs] = useState<readonly Crumb[]>([])
  const [actions, setActions] = useState<HTMLElement | null>(null)
  const frame = useMemo(() => ({ crumbs, setCrumbs, actions, setActions }), [crumbs, actions])
  return <PageContext value={frame}>{children}</PageContext>
}

export function usePageFrame(): PageFrame {
  const frame = useContext(PageContext)
  if (!frame) throw new Error('Page parts are used outside the shell')
  return frame
}

/** Names the page in the top bar and in the window's title. */
export function useCrumbs(crumbs: readonly Crumb[]): void {
  const { setCrumbs } = usePageFrame()
  const signature = JSON.stringify(crumbs)
  useEffect(() => {
    const read = JSON.parse(signature) as Crumb[]
    setCrumbs(read)
    const title = read.at(-1)?.label
    document.title = title ? `${title} · 沙盘 Sandtable` : '沙盘 Sandtable'
  }, [signature, setCrumbs])
}

/** Puts a page's own actions at the right end of the top bar. */
export function TopBarActions({ children }: { children: ReactNode }) {
  const { actions } = usePageFrame()
  return actions ? createPortal(children, actions) : null
}
