import { type QueryClient, useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { InspectedFile } from '../../../shared/contract/imports.ts'
import type { ImportId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { type PlannedPart, planOf } from './mapping.ts'

/** An import while it is prepared: its files with their uploads, what a person corrected, and where they were. */
export interface ImportDraft {
  parts: readonly PlannedPart[]
  /** The place of the part in front. */
  chosen: number
  tab: 'mapping' | 'preview'
}

const empty: ImportDraft = { parts: [], chosen: 0, tab: 'mapping' }

/** Not asked of the core, kept until another workspace is shown or the window closes. */
const draftQuery = (workspaceId: string) => ({
  queryKey: ['importDraft', workspaceId],
  queryFn: () => empty,
  initialData: empty,
  enabled: false,
  staleTime: Number.POSITIVE_INFINITY,
  gcTime: Number.POSITIVE_INFINITY,
})

/** The changes of a workspace's draft. Files that arrive late land in the draft of the workspace they were meant for. */
export function draftChanges(queryClient: QueryClient, workspaceId: string) {
  const { queryKey } = draftQuery(workspaceId)
  const change = (to: (draft: ImportDraft) => ImportDraft): void => {
    queryClient.setQueryData<ImportDraft>(queryKey, (draft) => to(draft ?? empty))
  }
  return {
    add: (files: readonly InspectedFile[]) =>
      change((draft) => ({ ...draft, parts: [...draft.parts, ...files.map(planOf)] })),
    changePart: (key: string, patch: Partial<PlannedPart>) =>
      change((draft) => ({
        ...draft,
        parts: draft.parts.map((part) => (part.key === key ? { ...part, ...patch } : part)),
      })),
    removePart: (key: string) =>
      change((draft) => ({ ...draft, parts: draft.parts.filter((part) => part.key !== key) })),
    /** An import was taken back: its files count as new. */
    forgetImport: (importId: ImportId) =>
      change((draft) => ({
        ...draft,
        parts: draft.parts.map((part) =>
          part.inspected.alreadyImportedBy === importId
            ? { ...part, inspected: { ...part.inspected, alreadyImportedAt: null, alreadyImportedBy: null } }
            : part,
        ),
      })),
    choose: (chosen: number) => change((draft) => ({ ...draft, chosen })),
    show: (tab: ImportDraft['tab']) => change((draft) => ({ ...draft, tab })),
    startOver: () => change(() => empty),
    putBack: (draft: ImportDraft) => change(() => draft),
  }
}
export type DraftChanges = ReturnType<typeof draftChanges>

/** The draft of the open workspace: the wizard finds it as it was when a person comes back to the page. */
export function useImportDraft(): { draft: ImportDraft; changes: DraftChanges } {
  const { query, queryClient } = useApi()
  const { data: workspace } = useQuery(query.workspace.state.queryOptions())
  const workspaceId = workspace?.state === 'open' ? workspace.info.id : ''
  const { data: draft } = useQuery(draftQuery(workspaceId))
  const changes = useMemo(() => draftChanges(queryClient, workspaceId), [queryClient, workspaceId])
  return { draft, changes }
}
