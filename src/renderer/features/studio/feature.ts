import type { Feature } from '../feature.ts'

/** The model studio: what was collected, training on this machine, comparison, promotion and the way back. */
export const studioFeature: Feature = {
  id: 'studio',
  pages: [{ path: '/studio', load: () => import('./StudioPage.tsx') }],
  rail: { label: { zh: '话风', en: 'Studio' }, icon: 'model', to: '/studio', key: 'o' },
  commands: [
    {
      id: 'studio.train',
      label: { zh: '训练团队话风', en: 'Train the team’s style' },
      icon: 'model',
      to: '/studio?train=1',
    },
    {
      id: 'studio.compare',
      label: { zh: '并排比较几个模型', en: 'Compare models side by side' },
      icon: 'model',
      to: '/studio?tab=compare',
    },
  ],
}
