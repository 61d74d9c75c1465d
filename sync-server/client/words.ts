/** The closed lists of the protocol, which both sides share. See docs/protocol.md. */

export const protocolVersion = 2

/** The path of the protocol's own way in. */
export const roomsPath = '/sandtable/rooms'

/** Messages of a client by their numbers. */
export const fromClient = {
  hello: 1,
  token: 2,
  open: 3,
  leave: 4,
  update: 5,
  awareness: 6,
  call: 7,
  statements: 8,
  statement: 9,
  join: 10,
  openSealed: 11,
  sealed: 12,
  offerSnapshot: 13,
  confirmSnapshot: 14,
} as const

/** Messages of the relay by their numbers. */
export const fromRelay = {
  here: 0,
  welcome: 1,
  token: 2,
  opened: 3,
  log: 4,
  state: 5,
  ack: 6,
  notStored: 7,
  awareness: 8,
  role: 9,
  closed: 10,
  answer: 11,
  statements: 12,
  membership: 13,
  snapshot: 14,
  shown: 15,
  stored: 16,
  mayOpen: 17,
} as const

/** Every code with which the relay closes a connection or a document, or refuses a request. */
export const codes = {
  goingAway: 1001,
  messageTooLarge: 1009,
  failed: 1011,
  tooSlow: 1013,
  malformed: 4400,
  unauthenticated: 4401,
  forbidden: 4403,
  notFound: 4404,
  conflict: 4409,
  roomFull: 4413,
  tooLarge: 4414,
  unsupported: 4426,
  tooMany: 4429,
} as const
export type Reason = keyof typeof codes

/** Never sent: a client's own word for a relay whose certificate it does not believe. */
export const badCertificate = 1015

/** Roles in a room, strongest first, as their numbers on the wire less one. */
export const roles = ['owner', 'editor', 'commenter', 'viewer', 'guest'] as const
export type Role = (typeof roles)[number]

export const personRoles = ['admin', 'member', 'guest'] as const
export type PersonRole = (typeof personRoles)[number]

const rights = {
  owner: { board: true, comments: true, seeMembers: true, keepVersions: true, administer: true },
  editor: { board: true, comments: true, seeMembers: true, keepVersions: true, administer: false },
  commenter: { board: false, comments: true, seeMembers: true, keepVersions: false, administer: false },
  viewer: { board: false, comments: false, seeMembers: true, keepVersions: false, administer: false },
  guest: { board: false, comments: false, seeMembers: false, keepVersions: false, administer: false },
} as const satisfies Record<Role, Record<string, boolean>>
export type Right = keyof (typeof rights)['owner']

/** What a role may do besides reading. */
export const may = (role: Role, right: Right): boolean => rights[role][right]

const commentsEnding = '#comments'
const versionsEnding = '#versions'

/** The document of a room's comments. */
export const commentsOf = (room: string): string => `${room}${commentsEnding}`

/** The document in which members of a sealed workspace keep what their relay can't: versions of a room. */
export const versionsOf = (room: string): string => `${room}${versionsEnding}`

/** All documents of a room. */
export const documentsOf = (room: string): string[] => [room, commentsOf(room), versionsOf(room)]

/** The room that a document belongs to, and what somebody needs to write it. */
export function roomOf(document: string): { room: string; writing: 'board' | 'comments' } {
  if (document.endsWith(commentsEnding))
    return { room: document.slice(0, -commentsEnding.length), writing: 'comments' }
  if (document.endsWith(versionsEnding))
    return { room: document.slice(0, -versionsEnding.length), writing: 'board' }
  return { room: document, writing: 'board' }
}
