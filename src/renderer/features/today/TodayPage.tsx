import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { useCrumbs } from '../../shell/page.tsx'

export default function TodayPage() {
  const { query } = useApi()
  useCrumbs([{ label: 'Today' }])
  const { data } = useQuery(query.today.get.queryOptions())
  return <div className="pane">{data?.today.length}</div>
}
