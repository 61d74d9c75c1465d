import type { Feature } from '../feature.ts'

/** Accounts: the grid, and an account's page with its people, deals and story. */
export const accountsFeature: Feature = {
  id: 'accounts',
  pages: [
    { path: '/accounts', load: () => import('./AccountsPage.tsx') },
    { path: '/accounts/$accountId', load: () => import('./AccountPage.tsx') },
    { path: '/contacts/$accountId', load: () => import('./AccountPage.tsx') },
  ],
  rail: { label: { zh: '客户', en: 'Accounts' }, icon: 'accounts', to: '/accounts', key: 'a' },
  commands: [
    {
      id: 'account.new',
      label: { zh: '新建客户', en: 'New account' },
      icon: 'plus',
      to: '/accounts?new=1',
    },
  ],
}
