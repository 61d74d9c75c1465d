import type { SealedWorkspace } from '../../../sync-server/client/index.ts'
import { type GivenRooms, roomRoles } from '../../shared/contract/relays.ts'
import { AppError } from '../../shared/errors.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { relayAddress } from './address.ts'
import { checkpointBody, checkpointKind } from './anchor.ts'
import { CodeAnswer, everybody, membersOf, PeopleAnswer } from './answers.ts'
import { asRefusal, readAnswer } from './refusals.ts'
import type { Relays } from './relays.ts'
import { admitDevice, appointOwner, listTeamDevices } from './sealedTeam.ts'

const done = { done: true } as const

/** Relays: joining one, who is who there, and who may do what in a room. */
export function relaysProcedures(
  sessions: Sessions,
  relays: Relays,
  rooms: {
    /** Where a room is shared; refuses where it isn't. */
    relayOf(session: Session, roomId: string): string
    /** The line that a person pastes to join: with a code, and with a room where one is named. */
    /** Rooms in which this person was given a role and that are not on the list here. */
    given(session: Session, relays: Relays): Promise<GivenRooms>
    linkOf(
      session: Session,
      url: string,
      code: string,
      into: { roomId: string | null; isMember: boolean },
    ): string
  },
) {
  const os = implementer.relays
  const call = async (input: string, method: string, argument: object): Promise<unknown> => {
    const url = relayAddress(input)
    relays.requireMembership(url)
    return (await relays.call(url, method, argument)).value
  }
  /** Runs what a sealed team's keys are needed for, while the relay is there. */
  const withTeam = async <Result>(
    input: string,
    work: (sealed: SealedWorkspace, url: string) => Promise<Result>,
  ): Promise<Result> => {
    const url = relayAddress(input)
    const sealed = relays.requireSealed(url)
    await relays.online(url)
    return work(sealed, url).catch((error: unknown) => {
      throw asRefusal(error)
    })
  }
  /** Keys are the whole team's, so that nobody can be let into one room only. */
  const requireNoGuest = (session: Session, url: string, role: string | null | undefined): void => {
    if (role === 'guest' && relays.isSealed(session, url)) throw new AppError('relay.sealed')
  }
  return {
    list: os.list.handler(() => relays.list(sessions.require())),
    join: os.join.handler(({ input }) =>
      relays.join(sessions.require(), relayAddress(input.url), input.code, input.deviceName),
    ),
    leave: os.leave.handler(({ input }) => {
      relays.leave(sessions.require(), relayAddress(input.url))
      return done
    }),
    retry: os.retry.handler(({ input }) => {
      sessions.require()
      relays.retry(relayAddress(input.url))
      return done
    }),
    anchor: os.anchor.handler(async ({ input }) => {
      const session = sessions.require()
      const body = checkpointBody(session)
      const { number } = await relays.state(session, relayAddress(input.url), checkpointKind, body)
      return { number, seq: body.seq }
    }),
    people: os.people.handler(async ({ input }) => {
      const session = sessions.require()
      const people = readAnswer(PeopleAnswer, await call(input.url, 'people', {}))
      relays.keepPeople(session, relayAddress(input.url), people)
      return people.map(({ person, name, role, devices }) => ({
        ...{ id: person, name, role },
        devices: devices.map(({ device, ...rest }) => ({ id: device, ...rest })),
      }))
    }),
    invite: os.invite.handler(async ({ input }) => {
      const session = sessions.require()
      const { name, role, hours, room } = input
      for (const each of [role, room?.role]) requireNoGuest(session, relayAddress(input.url), each)
      const { code, expiresAt } = readAnswer(
        CodeAnswer,
        await call(input.url, 'invite', {
          ...{ name, role, hours },
          ...(room && { room: room.roomId, roomRole: room.role, roomExpiresAt: room.expiresAt }),
        }),
      )
      const link = rooms.linkOf(session, relayAddress(input.url), code, {
        roomId: room?.roomId ?? null,
        isMember: role !== 'guest',
      })
      session.changed('relays')
      return { code, expiresAt, link }
    }),
    inviteDevice: os.inviteDevice.handler(async ({ input }) => {
      const session = sessions.require()
      const { person, hours } = input
      const { code, expiresAt } = readAnswer(
        CodeAnswer,
        await call(input.url, 'inviteDevice', { person, hours }),
      )
      // Of another person it isn't known here whether they are a guest.
      const isMember = person === relays.requireMembership(relayAddress(input.url)).personId
      const into = { roomId: null, isMember }
      return { code, expiresAt, link: rooms.linkOf(session, relayAddress(input.url), code, into) }
    }),
    removePerson: os.removePerson.handler(async ({ input }) => {
      await call(input.url, 'removePerson', { person: input.person })
      sessions.require().changed('relays')
      return done
    }),
    revokeDevice: os.revokeDevice.handler(async ({ input }) => {
      await call(input.url, 'revokeDevice', { device: input.device })
      sessions.require().changed('relays')
      return done
    }),
    foundSealed: os.foundSealed.handler(async ({ input }) => {
      await withTeam(input.url, (sealed) => sealed.found())
      return done
    }),
    trustSealed: os.trustSealed.handler(async ({ input }) => {
      const isSame = await withTeam(input.url, (sealed) => sealed.trust(input.fingerprint))
      if (!isSame) throw new AppError('relay.otherFingerprint')
      return done
    }),
    sealedDevices: os.sealedDevices.handler(({ input }) =>
      withTeam(input.url, (sealed, url) => listTeamDevices(sessions.require(), url, sealed)),
    ),
    admitSealed: os.admitSealed.handler(async ({ input }) => {
      await withTeam(input.url, (sealed) => admitDevice(sealed, input))
      sessions.require().changed('relays')
      return done
    }),
    appointSealed: os.appointSealed.handler(async ({ input }) => {
      await withTeam(input.url, (sealed) => appointOwner(sealed, input))
      sessions.require().changed('relays')
      return done
    }),
    given: os.given.handler(() => rooms.given(sessions.require(), relays)),
    members: os.members.handler(async ({ input }) => {
      const session = sessions.require()
      const url = rooms.relayOf(session, input.roomId)
      const members = membersOf(await call(url, 'members', { room: input.roomId }))
      relays.keepPeople(
        session,
        url,
        members.flatMap(({ person, ...rest }) => (person === null ? [] : [{ person, ...rest }])),
      )
      return members.sort(
        (left, right) =>
          roomRoles.indexOf(left.role) - roomRoles.indexOf(right.role) || left.name.localeCompare(right.name),
      )
    }),
    grant: os.grant.handler(async ({ input }) => {
      const session = sessions.require()
      const { roomId: room, person, role, expiresAt } = input
      const url = rooms.relayOf(session, room)
      requireNoGuest(session, url, role)
      await call(url, 'grant', {
        ...{ room, person: person ?? everybody, role, expiresAt },
      })
      session.changed('relays')
      return done
    }),
  }
}
