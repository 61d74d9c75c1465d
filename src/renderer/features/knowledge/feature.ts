import type { Feature } from '../feature.ts'

/** Knowledge: atoms of which talk tracks are composed. */
export const knowledgeFeature: Feature = {
  id: 'knowledge',
  pages: [
    { path: '/knowledge', load: () => import('./KnowledgePage.tsx') },
    { path: '/knowledge/$atomId', load: () => import('./KnowledgePage.tsx') },
  ],
  rail: { label: { zh: '知识', en: 'Knowledge' }, icon: 'knowledge', to: '/knowledge', key: 'k' },
  commands: [
    {
      id: 'knowledge.new',
      label: { zh: '新建知识原子', en: 'New knowledge atom' },
      icon: 'plus',
      to: '/knowledge/new',
    },
  ],
}
