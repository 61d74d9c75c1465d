import { z } from 'zod'
import { RelayRole, type RoomMember, RoomRole } from '../../shared/contract/relays.ts'
import { readAnswer } from './refusals.ts'

/** What a relay answers, read strictly: it is another program's word. */
const Text = z.string().max(300)

export const Joined = z.object({
  device: Text.min(1),
  certificate: z.string().max(10_000),
  relay: Text.min(1),
  relayKey: z.object({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: Text }),
  workspace: z.object({ id: Text.min(1), name: Text, sealed: z.boolean().default(false) }),
  person: z.object({ id: Text.min(1), name: Text, role: RelayRole }),
})

export const CodeAnswer = z.object({ code: z.string().max(40), expiresAt: z.int() })

export const PeopleAnswer = z
  .array(
    z.object({
      person: Text,
      name: Text,
      role: RelayRole,
      devices: z
        .array(z.object({ device: Text, name: Text, createdAt: z.int(), revokedAt: z.int().nullable() }))
        .max(1_000),
    }),
  )
  .max(100_000)

export const MembersAnswer = z
  .array(z.object({ person: Text, name: Text, role: RoomRole, expiresAt: z.int().nullable() }))
  .max(100_000)

/** How the relay calls the whole team among a room's members. */
export const everybody = '*'

/** Who has which role in a room, as the relay says; the whole team is the one without a person. */
export const membersOf = (value: unknown): RoomMember[] =>
  readAnswer(MembersAnswer, value).map(({ person, ...rest }) => ({
    person: person === everybody ? null : person,
    ...rest,
  }))
