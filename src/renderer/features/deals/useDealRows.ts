import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { type SearchableDeal, searchable, worthShowing } from './filter.ts'

export interface DealRows {
  rows: readonly SearchableDeal[]
  total: number
}

const key = [['deals', 'rows'], { type: 'query' }] as const

/**
 * All deals as they stream in: the first slice shows at once and the rest joins behind it. A later refetch replaces
 * them in one go, so that the grid never shrinks while it reads.
 */
export function useDealRows() {
  const { client } = useApi()
  const queryClient = useQueryClient()
  return useQuery<DealRows>({
    queryKey: key,
    queryFn: async ({ signal }) => {
      const first = queryClient.getQueryData<DealRows>(key) === undefined
      let rows: SearchableDeal[] = []
      let shown = 0
      let total = 0
      for await (const batch of await client.deals.rows(undefined, { signal })) {
        total = batch.total
        const before = rows.length
        rows = rows.concat(batch.rows.map((row, index) => searchable(row, before + index)))
        if (first && rows.length < total && worthShowing(shown, rows.length, total)) {
          shown = rows.length
          queryClient.setQueryData<DealRows>(key, { rows, total })
        }
      }
      return { rows, total: rows.length }
    },
    structuralSharing: false,
    staleTime: 60_000,
  })
}
