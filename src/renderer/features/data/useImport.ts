import { useEffect, useRef, useState } from 'react'
import type { z } from 'zod'
import type { ImportProgress, ImportReport, PlannedFile } from '../../../shared/contract/imports.ts'
import { useApi } from '../../client/api.tsx'
import { refusalOf } from '../../client/refusal.ts'

type Progress = z.infer<typeof ImportProgress>

export type ImportState =
  | { state: 'idle' }
  | { state: 'running'; progress: Progress | null }
  | { state: 'done'; report: ImportReport }
  | { state: 'failed'; error: unknown }

/** Starts an import and follows it. It goes on in the core when this screen goes away. */
export function useImport() {
  const { client } = useApi()
  const [state, setState] = useState<ImportState>({ state: 'idle' })
  const importId = useRef<Progress['importId'] | null>(null)
  const watching = useRef<AbortController | null>(null)
  useEffect(() => () => watching.current?.abort(), [])

  const start = async (files: PlannedFile[], onRefused: () => void) => {
    const watch = new AbortController()
    watching.current = watch
    setState({ state: 'running', progress: null })
    try {
      const events = await client.imports.start({ files }, { signal: watch.signal })
      for (;;) {
        const next = await events.next()
        if (next.done) {
          setState({ state: 'done', report: next.value })
          return
        }
        importId.current = next.value.importId
        setState({ state: 'running', progress: next.value })
      }
    } catch (error) {
      // Uploads are gone once the core has begun; while another import runs it begins none.
      if (refusalOf(error).code === 'import.running') onRefused()
      if (!watch.signal.aborted) setState({ state: 'failed', error })
    }
  }
  return {
    state,
    start: (files: PlannedFile[], onRefused: () => void) => void start(files, onRefused),
    cancel: () => {
      if (importId.current) void client.imports.cancel({ importId: importId.current })
    },
    reset: () => setState({ state: 'idle' }),
  }
}
