import type { Feature } from '../feature.ts'

/** Settings: looks, the workspace's own, wording, backup and protection. */
export const settingsFeature: Feature = {
  id: 'settings',
  pages: [{ path: '/settings', load: () => import('./SettingsPage.tsx') }],
  rail: { label: { zh: '设置', en: 'Settings' }, icon: 'settings', to: '/settings', key: 's', foot: true },
  commands: [
    {
      id: 'settings.backup',
      label: { zh: '备份工作区', en: 'Back up the workspace' },
      icon: 'save',
      to: '/settings#backup',
    },
    {
      id: 'settings.model',
      label: { zh: '选择措辞模型', en: 'Choose the wording model' },
      icon: 'model',
      to: '/settings#words',
    },
  ],
}
