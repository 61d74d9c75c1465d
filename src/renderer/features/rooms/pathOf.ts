import type { RoomKind } from '../../../shared/contract/rooms.ts'

/** Where the rooms of a kind are listed; a room's own address follows it. */
export const pathOf: Record<RoomKind, string> = { board: '/boards', map: '/maps', psu: '/units' }
