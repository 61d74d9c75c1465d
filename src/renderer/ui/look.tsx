import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from 'react'

export type Theme = 'light' | 'dark' | 'system'
export type Density = 'compact' | 'regular' | 'wall'

/** How the page looks now; `dark` has the system's preference resolved. */
export interface Look {
  dark: boolean
  density: Density
}

const LookContext = createContext<Look>({ dark: false, density: 'regular' })
export const useLook = (): Look => useContext(LookContext)

const systemDark = '(prefers-color-scheme: dark)'

function useSystemDark(): boolean {
  return useSyncExternalStore(
    (listener) => {
      const media = matchMedia(systemDark)
      media.addEventListener('change', listener)
      return () => media.removeEventListener('change', listener)
    },
    () => matchMedia(systemDark).matches,
  )
}

/** Applies theme and density to the document, where the tokens read them. */
export function LookProvider({
  theme,
  density,
  children,
}: {
  theme: Theme
  density: Density
  children: ReactNode
}) {
  const prefersDark = useSystemDark()
  const dark = theme === 'dark' || (theme === 'system' && prefersDark)
  useEffect(() => {
    document.documentElement.dataset.theme = dark ? 'dark' : 'light'
    document.documentElement.dataset.density = density
  }, [dark, density])
  const look = useMemo(() => ({ dark, density }), [dark, density])
  return <LookContext value={look}>{children}</LookContext>
}
