import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { EmptyState } from '../../ui/index.ts'
import { briefOf, nextCall } from '../today/calls.ts'
import { BriefSkeleton } from './BriefSkeleton.tsx'
import { briefMessages } from './messages.ts'

/** `/brief` goes to the brief of the next call that may be made, or says how to plan one. */
export default function NextBriefPage() {
  const m = useMessages(briefMessages)
  const go = useGo()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.today.get.queryOptions())
  useCrumbs([{ label: m.title }])
  const next = data && nextCall(data)
  useEffect(() => {
    if (next) go(briefOf(next), { replace: true })
  }, [next, go])
  if (error)
    return (
      <div className="col grow">
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
      </div>
    )
  if (!data || next) return <BriefSkeleton step={m.loading} />
  return (
    <div className="col grow">
      <EmptyState title={m.noCall} center action={<GoLink to="/deals">{m.toDeals}</GoLink>}>
        {m.noCallNote}
      </EmptyState>
    </div>
  )
}
