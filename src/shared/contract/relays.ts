import { z } from 'zod'
import { RoomId } from '../ids.ts'
import { Instant, procedure } from './procedure.ts'

export const relaysErrorCodes = [
  'relay.badAddress',
  'relay.badCode',
  'relay.tooManyTries',
  'relay.notReached',
  'relay.badCertificate',
  'relay.notJoined',
  'relay.notConnected',
  'relay.forbidden',
  'relay.notFound',
  'relay.conflict',
  'relay.unauthenticated',
  'relay.unsupported',
  'relay.changed',
  'relay.sealed',
  'relay.otherFingerprint',
  'relay.refused',
] as const

/** How a line to a relay stands. `off`: nothing here speaks to it. */
export const relayStates = ['off', 'connecting', 'connected', 'offline', 'refused'] as const
export const RelayState = z.enum(relayStates)
export type RelayState = z.infer<typeof RelayState>

/** What somebody may do in a room, strongest first; a guest's ends at a time. */
export const roomRoles = ['owner', 'editor', 'commenter', 'viewer', 'guest'] as const
export const RoomRole = z.enum(roomRoles)
export type RoomRole = z.infer<typeof RoomRole>

export const roomKinds = ['board', 'map', 'psu'] as const
export const RoomKind = z.enum(roomKinds)
export type RoomKind = z.infer<typeof RoomKind>

/** A room at a relay in which this person was given a role, and that is not on the list here yet. */
export const GivenRoom = z.object({
  roomId: RoomId,
  relayUrl: z.string(),
  workspaceName: z.string(),
  kind: RoomKind,
  name: z.string(),
  role: RoomRole,
  expiresAt: Instant.nullable(),
  /** It was here and was taken off the list. */
  isArchived: z.boolean(),
})
export type GivenRoom = z.infer<typeof GivenRoom>

export const GivenRooms = z.object({
  rooms: z.array(GivenRoom),
  /** Rooms that say no name, or none that this device can open: they are entered by a link. */
  unnamed: z.int(),
  /** Teams whose relay did not answer. */
  unreachable: z.array(z.string()),
})
export type GivenRooms = z.infer<typeof GivenRooms>

/** What somebody is in the workspace of a relay. */
export const relayRoles = ['admin', 'member', 'guest'] as const
export const RelayRole = z.enum(relayRoles)
export type RelayRole = z.infer<typeof RelayRole>

/** A checkpoint of this workspace's log that a relay keeps: whoever changes the log afterwards is found out by it. */
export const RelayAnchor = z.object({
  /** The statement's number at the relay, and when it was stored there. */
  number: z.int(),
  at: Instant,
  /** The log's entry that it names, and whether that entry is still the same. */
  seq: z.int(),
  matches: z.boolean(),
})
export type RelayAnchor = z.infer<typeof RelayAnchor>

/**
 * How this device stands with a sealed team, whose relay reads no content.
 *
 * - `unfounded`: its first administrator has not laid the first keys.
 * - `untrusted`: nobody here has compared the team's fingerprint.
 * - `waiting`: somebody who is in has to let this device in.
 * - `out`: it was taken out.
 * - `fault`: what the relay shows of the team's members is not to be believed.
 */
export const sealedStatuses = [
  'unknown',
  'unfounded',
  'untrusted',
  'waiting',
  'member',
  'out',
  'fault',
] as const
export const SealedStatus = z.enum(sealedStatuses)
export type SealedStatus = z.infer<typeof SealedStatus>

export const SealedTeam = z.object({
  status: SealedStatus,
  /** Counts the times that somebody was taken out and the keys were made anew. */
  epoch: z.int(),
  /** Five groups of five digits, read to whoever lets this device in; empty where its keys aren't here. */
  deviceFingerprint: z.string(),
  /** The same for the team, read to somebody new; null while nobody has founded it. It vouches for all members. */
  workspaceFingerprint: z.string().nullable(),
  fault: z.string().nullable(),
  /** Devices that hold the keys. */
  devices: z.int(),
  /** This device may let others in. */
  isAdmin: z.boolean(),
})
export type SealedTeam = z.infer<typeof SealedTeam>

/** A device of a sealed team; `role` null: it asks to be let in. */
export const SealedDevice = z.object({
  id: z.string(),
  name: z.string(),
  personName: z.string(),
  role: z.enum(['admin', 'member']).nullable(),
  /** Null while it asks: its owner reads it out, and who lets it in types what they hear. */
  fingerprint: z.string().nullable(),
  isThis: z.boolean(),
  /** It asks, and this device may let it in: an administrator's any, others their own person's. */
  canAdmit: z.boolean(),
})
export type SealedDevice = z.infer<typeof SealedDevice>

export const Relay = z.object({
  url: z.string(),
  state: RelayState,
  /** The relay's code for why it refuses (its protocol's closed list), or 1015 while its certificate is not believed; else null. */
  code: z.int().nullable(),
  /** Who this device is there; null on a relay that asks nobody, or that was never joined. */
  membership: z
    .object({
      workspaceName: z.string(),
      personId: z.string(),
      personName: z.string(),
      role: RelayRole,
      deviceId: z.string(),
      deviceName: z.string(),
      joinedAt: Instant,
      /** This copy was restored onto another device, which the relay doesn't know: it needs a code of its own. */
      isOtherDevice: z.boolean(),
    })
    .nullable(),
  /** Where its team is sealed: end-to-end encrypted. */
  sealed: SealedTeam.nullable(),
  /** Rooms of this workspace that are shared through it. */
  rooms: z.int(),
  /** Signed statements of its workspace: how many were verified, and where belief ended, if it did. */
  statements: z.object({
    verified: z.int(),
    fault: z.object({ number: z.int(), reason: z.string() }).nullable(),
  }),
  anchor: RelayAnchor.nullable(),
})
export type Relay = z.infer<typeof Relay>

export const RelayPerson = z.object({
  id: z.string(),
  name: z.string(),
  role: RelayRole,
  devices: z.array(
    z.object({ id: z.string(), name: z.string(), createdAt: Instant, revokedAt: Instant.nullable() }),
  ),
})
export type RelayPerson = z.infer<typeof RelayPerson>

/** One who has a role in a room. `person` is null for everybody in the relay's workspace. */
export const RoomMember = z.object({
  person: z.string().nullable(),
  name: z.string(),
  role: RoomRole,
  expiresAt: Instant.nullable(),
})
export type RoomMember = z.infer<typeof RoomMember>

/** What a person gives to another: a code that works once, and where it is typed. */
export const Invitation = z.object({
  code: z.string(),
  expiresAt: Instant,
  /** Relay, code and room in one line, to be pasted whole. */
  link: z.string(),
})
export type Invitation = z.infer<typeof Invitation>

const Url = z.string().trim().min(1).max(500)
const Code = z.string().trim().min(1).max(40)
const Name = z.string().trim().min(1).max(80)
const Id = z.string().min(1).max(120)
const Hours = z.number().min(1).max(72).default(24)
const AtRelay = z.object({ url: Url })
const Fingerprint = z.string().trim().min(1).max(100)
const Done = z.object({ done: z.literal(true) })

/** Relays: the programs inside the firm through which rooms are shared, and who is who there. */
export const relaysContract = {
  list: procedure.output(z.array(Relay)),
  /** Joins the workspace of a relay by a short-lived code, with a key of its own; `deviceName` null: this machine's. */
  join: procedure
    .input(AtRelay.extend({ code: Code, deviceName: Name.nullable().default(null) }))
    .output(Relay),
  /** Forgets who this device is there. Its rooms stay here; the relay is told nothing. */
  leave: procedure.input(AtRelay).output(Done),
  /** Tries to connect now. */
  retry: procedure.input(AtRelay).output(Done),
  /** Gives the relay a signed checkpoint of this workspace's log. */
  anchor: procedure.input(AtRelay).output(z.object({ number: z.int(), seq: z.int() })),
  people: procedure.input(AtRelay).output(z.array(RelayPerson)),
  /** Invites a person into the relay's workspace, and into a room where one is named. */
  invite: procedure
    .input(
      AtRelay.extend({
        name: Name,
        role: RelayRole,
        hours: Hours,
        room: z
          .object({ roomId: RoomId, role: RoomRole, expiresAt: Instant.nullable() })
          .nullable()
          .default(null),
      }),
    )
    .output(Invitation),
  /** A code for one more device of a person. */
  inviteDevice: procedure.input(AtRelay.extend({ person: Id, hours: Hours })).output(Invitation),
  removePerson: procedure.input(AtRelay.extend({ person: Id })).output(Done),
  revokeDevice: procedure.input(AtRelay.extend({ device: Id })).output(Done),
  /** Lays the first keys of a sealed team: once in its life, by its first administrator's device. */
  foundSealed: procedure.input(AtRelay).output(Done),
  /** Believes a sealed team's members after its fingerprint was compared, as somebody who is in read it out. */
  trustSealed: procedure.input(AtRelay.extend({ fingerprint: Fingerprint })).output(Done),
  /** Devices that ask to be let in, then those that hold the keys. */
  sealedDevices: procedure.input(AtRelay).output(z.array(SealedDevice)),
  /** Lets a device in, whose owner read its fingerprint out. */
  admitSealed: procedure
    .input(AtRelay.extend({ device: Id, fingerprint: Fingerprint, role: z.enum(['admin', 'member']) }))
    .output(Done),
  /** Makes the owner of a device one who may let others in, on all of their devices, or takes that back. */
  appointSealed: procedure
    .input(AtRelay.extend({ device: Id, role: z.enum(['admin', 'member']) }))
    .output(Done),
  /** Rooms that others gave this person at the relays that were joined; asks the relays. */
  given: procedure.output(GivenRooms),
  members: procedure.input(z.object({ roomId: RoomId })).output(z.array(RoomMember)),
  /** Gives or changes a role, or takes it away with null. `person` null: everybody in the relay's workspace. */
  grant: procedure
    .input(
      z.object({
        roomId: RoomId,
        person: Id.nullable(),
        role: RoomRole.nullable(),
        expiresAt: Instant.nullable(),
      }),
    )
    .output(Done),
}
