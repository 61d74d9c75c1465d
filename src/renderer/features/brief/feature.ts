import type { Feature } from '../feature.ts'

/** The call brief: the heart of the cockpit. `/brief` leads to the next call's. */
export const briefFeature: Feature = {
  id: 'brief',
  pages: [
    { path: '/brief', load: () => import('./NextBriefPage.tsx') },
    { path: '/brief/$dealId', load: () => import('./BriefPage.tsx') },
  ],
  rail: { label: { zh: '简报', en: 'Brief' }, icon: 'brief', to: '/brief', key: 'b' },
}
