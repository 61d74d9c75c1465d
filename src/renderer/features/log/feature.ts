import { lazy } from 'react'
import type { Feature } from '../feature.ts'

/** The log: what was advised, done, decided and changed, and whether it still is what it was. */
export const logFeature: Feature = {
  id: 'log',
  pages: [
    { path: '/log', component: lazy(() => import('./LogPage.tsx')) },
    { path: '/log/$hash', component: lazy(() => import('./LogPage.tsx')) },
  ],
  rail: { label: { zh: '日志', en: 'Log' }, icon: 'log', to: '/log', key: 'l' },
  commands: [
    { id: 'log.verify', label: { zh: '校验日志', en: 'Verify the log' }, icon: 'check', to: '/log?verify=1' },
  ],
}
