import type { Feature } from '../feature.ts'

/** Today: calls due, what changed, alerts, frozen contacts. */
export const todayFeature: Feature = {
  id: 'today',
  pages: [
    {
      path: '/today',
      load: () => import('./TodayPage.tsx'),
      firstCall: ({ query, queryClient }) => queryClient.prefetchQuery(query.today.get.queryOptions()),
    },
  ],
  rail: { label: { zh: '今日', en: 'Today' }, icon: 'today', to: '/today', key: 't' },
}
