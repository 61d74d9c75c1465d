import type { Feature } from '../feature.ts'

/** The log: what was advised, done, decided and changed, and whether it still is what it was. */
export const logFeature: Feature = {
  id: 'log',
  pages: [
    { path: '/log', load: () => import('./LogPage.tsx') },
    { path: '/log/$hash', load: () => import('./LogPage.tsx') },
  ],
  rail: { label: { zh: '日志', en: 'Log' }, icon: 'log', to: '/log', key: 'l' },
  commands: [
    { id: 'log.verify', label: { zh: '校验日志', en: 'Verify the log' }, icon: 'check', to: '/log?verify=1' },
  ],
}
