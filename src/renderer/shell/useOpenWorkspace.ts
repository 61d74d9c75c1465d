import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { WorkspaceState } from '../../shared/contract/workspace.ts'
import { useApi } from '../client/api.tsx'

/** Puts the core's new state of the workspace on the screen; everything known of another one is forgotten. */
export function useShowWorkspace(): (state: z.infer<typeof WorkspaceState>) => void {
  const { query } = useApi()
  const queryClient = useQueryClient()
  return useCallback(
    (state) => {
      const key = query.workspace.state.queryOptions().queryKey
      // What is mounted now stays watched: a query that is removed takes its watchers with it.
      const kept = [key, query.workspace.preferences.queryOptions().queryKey].map((each) =>
        JSON.stringify(each),
      )
      queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.includes(JSON.stringify(queryKey)) })
      queryClient.setQueryData(key, state)
    },
    [query, queryClient],
  )
}

export type SampleProgress =
  | { state: 'idle' }
  | { state: 'running'; step: string; done: number; of: number }
  | { state: 'failed'; error: unknown }

/** Makes and opens the sample workspace, with its progress and a way to stop waiting. */
export function useOpenSample() {
  const { client } = useApi()
  const show = useShowWorkspace()
  const [progress, setProgress] = useState<SampleProgress>({ state: 'idle' })
  const running = useRef<AbortController | null>(null)
  useEffect(() => () => running.current?.abort(), [])

  const start = async () => {
    const stop = new AbortController()
    running.current = stop
    setProgress({ state: 'running', step: '', done: 0, of: 0 })
    try {
      const events = await client.workspace.openSample(undefined, { signal: stop.signal })
      for (;;) {
        const next = await events.next()
        if (next.done) {
          show(next.value)
          return
        }
        setProgress({ state: 'running', ...next.value })
      }
    } catch (error) {
      setProgress(stop.signal.aborted ? { state: 'idle' } : { state: 'failed', error })
    }
  }
  return { progress, start: () => void start(), cancel: () => running.current?.abort() }
}
