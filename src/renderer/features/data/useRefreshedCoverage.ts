import { useCallback, useEffect, useRef } from 'react'
import { useApi } from '../../client/api.tsx'
import type { DraftChanges } from './importDraft.ts'
import type { PlannedPart } from './mapping.ts'

/**
 * Keeps what the draft knows of its recordings true: consent may have been recorded, here or on another page, since
 * their files were inspected. Returns how to ask again.
 */
export function useRefreshedCoverage(parts: readonly PlannedPart[], changes: DraftChanges): () => void {
  const { client } = useApi()
  const latest = useRef(parts)
  latest.current = parts
  const refresh = useCallback(async () => {
    for (const { key, inspected } of latest.current) {
      if (inspected.recording === null) continue
      const { recording } = inspected
      const { hash, speakers } = recording
      const coverage = await client.consent.coverage({ hash, speakers })
      changes.changePart(key, { inspected: { ...inspected, recording: { ...recording, coverage } } })
    }
  }, [client, changes])
  useEffect(() => {
    void refresh()
  }, [refresh])
  return () => void refresh()
}
