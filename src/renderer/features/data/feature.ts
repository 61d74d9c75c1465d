import type { Feature } from '../feature.ts'

/** Data: imports with their reports, merge proposals, and how good the data is. */
export const dataFeature: Feature = {
  id: 'data',
  pages: [
    { path: '/data', load: () => import('./DataPage.tsx') },
    { path: '/data/$importId', load: () => import('./ReportPage.tsx') },
  ],
  rail: { label: { zh: '数据', en: 'Data' }, icon: 'data', to: '/data', key: 'i' },
  commands: [
    { id: 'data.import', label: { zh: '导入文件', en: 'Import files' }, icon: 'upload', to: '/data' },
    {
      id: 'data.merges',
      label: { zh: '查看合并建议', en: 'Review merge proposals' },
      icon: 'link',
      to: '/data?tab=merges',
    },
    {
      id: 'data.assets',
      label: { zh: '数据资产清单', en: 'Inventory of data assets' },
      icon: 'data',
      to: '/data?tab=assets',
    },
    {
      id: 'data.unlinked',
      label: { zh: '查看未归属的笔记和聊天', en: 'Review notes and chats that are not linked' },
      icon: 'message',
      to: '/data?tab=unlinked',
    },
    {
      id: 'data.watched',
      label: { zh: '监看文件夹', en: 'Watched folders' },
      icon: 'data',
      to: '/data?tab=watched',
    },
    {
      id: 'data.health',
      label: { zh: '查看数据健康', en: 'See data health' },
      icon: 'data',
      to: '/data?tab=health',
    },
  ],
}
