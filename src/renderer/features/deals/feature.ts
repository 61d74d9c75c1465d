import type { Feature } from '../feature.ts'

/** Deals: the grid of all of them, and a deal's page. */
export const dealsFeature: Feature = {
  id: 'deals',
  pages: [
    { path: '/deals', load: () => import('./DealsPage.tsx') },
    { path: '/deals/$dealId', load: () => import('./DealPage.tsx') },
  ],
  rail: { label: { zh: '商机', en: 'Deals' }, icon: 'deals', to: '/deals', key: 'd' },
  commands: [
    {
      id: 'deals.calls',
      label: { zh: '有下一次通话的商机', en: 'Deals with a next call' },
      icon: 'phone',
      to: '/deals?view=calls',
    },
    {
      id: 'deals.overdue',
      label: { zh: '过了预计成交日的商机', en: 'Deals past their expected close' },
      icon: 'clock',
      to: '/deals?view=overdue',
    },
  ],
}
