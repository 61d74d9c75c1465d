import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { MutationCache, QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useSyncExternalStore } from 'react'
import type { Contract } from '../../shared/contract/index.ts'
import type { Line, LineState } from './line.ts'
import { isTransient } from './refusal.ts'

/** The typed client: every call of the contract, inferred, nothing generated. */
export type Client = ContractRouterClient<Contract>

export interface Api {
  client: Client
  /** Query and mutation options for TanStack Query, by the contract's own names. */
  query: ReturnType<typeof createTanstackQueryUtils<Client>>
  line: Line
  queryClient: QueryClient
  /** When the core last said that something was written, for the status bar. */
  saved: { at(): number | null; mark(): void; subscribe(listener: () => void): () => void }
}

const retries = 2

/** Builds the api over a line. One per page. */
export function createApi(line: Line, now: () => number): Api {
  const client: Client = createORPCClient(line.link)
  const savedListeners = new Set<() => void>()
  let savedAt: number | null = null
  const mark = () => {
    savedAt = now()
    for (const listener of savedListeners) listener()
  }
  const queryClient = new QueryClient({
    mutationCache: new MutationCache({ onSuccess: mark }),
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        gcTime: 10 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: 'always',
        retry: (count, error) => count < retries && isTransient(error),
      },
      mutations: { networkMode: 'always', retry: false },
    },
  })
  return {
    client,
    query: createTanstackQueryUtils(client),
    line,
    queryClient,
    saved: {
      at: () => savedAt,
      mark,
      subscribe: (listener) => {
        savedListeners.add(listener)
        return () => savedListeners.delete(listener)
      },
    },
  }
}

const ApiContext = createContext<Api | null>(null)
export const ApiProvider = ApiContext.Provider

/** The api of this page: `client` to call, `query` for TanStack Query options. */
export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi is used outside ApiProvider')
  return api
}

export function useLineState(): LineState {
  const { line } = useApi()
  return useSyncExternalStore(line.subscribe, line.state)
}

export function useSavedAt(): number | null {
  const { saved } = useApi()
  return useSyncExternalStore(saved.subscribe, saved.at)
}
