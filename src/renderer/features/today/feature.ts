import { lazy } from 'react'
import type { Feature } from '../feature.ts'

/** Today: calls due, what changed, alerts, frozen contacts. */
export const todayFeature: Feature = {
  id: 'today',
  pages: [{ path: '/today', component: lazy(() => import('./TodayPage.tsx')) }],
  rail: { label: { zh: '今日', en: 'Today' }, icon: 'today', to: '/today', key: 't' },
}
