import type { Feature } from '../feature.ts'

/** The tray: what messages and notes propose, confirmed by keyboard. Reached from Today. */
export const capturesFeature: Feature = {
  id: 'captures',
  pages: [{ path: '/today/captures', load: () => import('./CapturesPage.tsx') }],
  rail: null,
  commands: [
    {
      id: 'captures.open',
      label: { zh: '确认捕获的动作和事实', en: 'Confirm captured actions and facts' },
      icon: 'check',
      to: '/today/captures',
    },
  ],
}
