import type { Feature } from '../feature.ts'
import { BoardMentions } from './Mentions.tsx'

const list = (kind: 'board' | 'map' | 'psu') => async () => {
  const { RoomList } = await import('./RoomList.tsx')
  return { default: () => RoomList({ kind }) }
}

/** Decision maps: a customer's path to a decision, known together. */
export const mapsFeature: Feature = {
  id: 'maps',
  pages: [
    { path: '/maps', load: list('map') },
    { path: '/maps/$roomId', load: () => import('./map/MapPage.tsx') },
  ],
  rail: { label: { zh: '决策地图', en: 'Map' }, icon: 'map', to: '/maps', key: 'm' },
}

/** War-room boards. */
export const boardsFeature: Feature = {
  id: 'boards',
  pages: [
    { path: '/boards', load: list('board') },
    { path: '/boards/$roomId', load: () => import('./board/BoardPage.tsx') },
  ],
  rail: {
    label: { zh: '作战室', en: 'War room' },
    icon: 'board',
    to: '/boards',
    key: 'w',
    Badge: BoardMentions,
  },
}

/** PSU workspaces: a temporary unit's charter, people, work and minutes. */
export const unitsFeature: Feature = {
  id: 'units',
  pages: [
    { path: '/units', load: list('psu') },
    { path: '/units/$roomId', load: () => import('./psu/UnitPage.tsx') },
  ],
  rail: { label: { zh: 'PSU', en: 'PSU' }, icon: 'psu', to: '/units', key: 'u' },
}
