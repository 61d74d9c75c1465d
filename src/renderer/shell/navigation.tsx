import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type MouseEvent, useCallback } from 'react'

/** An address inside the cockpit: a path, and a query where one is needed: `/brief/dea_…?contact=con_…`. */
export type Address = string

/** Goes to an address; `replace` leaves no step to go back to. */
export function useGo(): (to: Address, options?: { replace?: boolean }) => void {
  const navigate = useNavigate()
  return useCallback(
    (to, options) => {
      void navigate({ href: to, replace: options?.replace ?? false })
    },
    [navigate],
  )
}

/** A link inside the cockpit: a real anchor, so that it can be opened, copied and read. */
export function GoLink({ to, onClick, ...rest }: { to: Address } & AnchorHTMLAttributes<HTMLAnchorElement>) {
  const go = useGo()
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return
    event.preventDefault()
    go(to)
  }
  return <a href={`#${to}`} onClick={follow} {...rest} />
}

/** The path's parameters by name: `usePathParams().dealId`. */
export const usePathParams = (): Record<string, string | undefined> => useParams({ strict: false })

export const usePath = (): string => useRouterState({ select: (state) => state.location.pathname })

/**
 * The query of this page's address as text: `useQueryParams().contact`. A page that is on its way out keeps its own:
 * read from the address in front, a brief would prepare and log one more for nobody.
 */
export const useQueryParams = (): Record<string, string | undefined> =>
  useSearch({
    strict: false,
    select: (search: Record<string, unknown>) =>
      Object.fromEntries(
        Object.entries(search).map(([name, value]) => [
          name,
          value === undefined || value === null ? undefined : String(value),
        ]),
      ),
    structuralSharing: true,
  })
