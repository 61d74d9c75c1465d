import { z } from 'zod'
import type { CharterApproval, CharterApprovals } from '../../shared/contract/rooms.ts'
import { AppError } from '../../shared/errors.ts'
import { calendarDay } from '../calendarDay.ts'
import { transaction } from '../db/open.ts'
import { type ApprovalRefusal, applyApproval, checkApproval, signApproval } from '../identity/approvals.ts'
import { getSigner, listPeople, requireOwner } from '../identity/parties.ts'
import { type ApprovalRequest, SignedApproval } from '../identity/statements.ts'
import { appendLog, listLog } from '../log/append.ts'
import type { LogBody } from '../log/entry.ts'
import type { Relays } from '../relays/relays.ts'
import {
  getMembership,
  type MembershipRow,
  namesAt,
  type StatementRow,
  statementsOf,
} from '../relays/store.ts'
import type { Session } from '../session.ts'
import {
  CharterParts,
  changedParts,
  charterDetails,
  charterOf,
  charterSubject,
  partsOf,
} from './charterWording.ts'
import type { Replica } from './replica.ts'
import type { RoomRow } from './store.ts'
import { readApprovalWithdrawals, type Withdrawal, withdrawApproval } from './withdrawals.ts'

/**
 * A sponsor's approval of a unit's charter. It is never in the room's document: it is an approval as any other
 * (`identity/approvals.ts`), signed with a person's own key for one wording of one room, until a day, once. Where the
 * relay knows its people it travels as a statement of the relay's log, and each workspace judges for itself whether the
 * signer is a certified approver; elsewhere it comes and goes as a file.
 */
const kinds = { request: 'charterRequest', approval: 'charterApproval' } as const
const action = 'charter.approve'
const dayMs = 86_400_000

const RequestBody = z.object({ room: z.string(), parts: CharterParts, requestedBy: z.string().max(80) })
const ApprovalBody = z.object({ room: z.string(), parts: CharterParts, approval: SignedApproval })

const mine = (session: Session): string => requireOwner(session.db).personId

function requireCharter({ doc }: Replica) {
  const wording = charterOf(doc)
  if (!wording) throw new AppError('room.noCharter')
  return wording
}

/** The membership by which statements about a room are given; null where approvals travel as files. */
export function teamOf({ db }: Session, { relayUrl }: RoomRow): MembershipRow | null {
  const membership = relayUrl === null ? null : getMembership(db, relayUrl)
  return membership && membership.isSealed === 0 && membership.role !== 'guest' ? membership : null
}

/** One request for an approval: of which wording, and whose. */
interface Asked {
  subject: string
  parts: CharterParts
  at: number
  /** The person's own key's id, as they said. */
  requestedBy: string
  /** At the relay; null for what was asked here by file. */
  person: string | null
  number: number
}

const askedHere = (session: Session, roomId: string): Asked[] =>
  listLog(session.db, { kind: 'charterAsked', limit: 2_000 }).flatMap(({ body, at, actor, seq }) => {
    const said = body as LogBody<'charterAsked'>
    if (said.roomId !== roomId) return []
    return [{ ...said, at, requestedBy: actor, person: null, number: seq }]
  })

const readAs = <Body>(schema: z.ZodType<Body>, { body }: StatementRow): Body | null => {
  const read = schema.safeParse(JSON.parse(body))
  return read.success ? read.data : null
}

function askedAt(session: Session, url: string, roomId: string): Asked[] {
  return statementsOf(session.db, url, roomId, kinds.request).flatMap((row) => {
    const body = readAs(RequestBody, row)
    if (!body) return []
    const { parts, requestedBy } = body
    const { storedAt: at, person, number } = row
    return [{ subject: charterSubject(roomId, parts), parts, at, requestedBy, person, number }]
  })
}

/** As it is shown, with the wording that it was given to. */
type Given = Omit<CharterApproval, 'changed'> & { parts: CharterParts }

interface Judged {
  row: StatementRow
  parts: CharterParts
  approval: SignedApproval
  refused: ApprovalRefusal | null
  withdrawn: Withdrawal | null
}

/**
 * The approvals in a relay's log, each judged as of when the relay stored it: what was in order then stays, also when
 * the approver's certificate ends later. Whoever asked for a wording can't approve it, what nobody asked for can't be
 * approved, and a statement counts once, however often it is given to the relay.
 */
function approvalsAt(session: Session, team: MembershipRow, roomId: string, now: number): Judged[] {
  const { db } = session
  const asked = askedAt(session, team.url, roomId)
  const used = new Set<string>()
  const withdrawalOf = readApprovalWithdrawals(session, team, roomId)
  const firstNumbers = new Map<string, number>()
  return statementsOf(db, team.url, roomId, kinds.approval).flatMap((row): Judged[] => {
    const body = readAs(ApprovalBody, row)
    if (!body) return []
    const { parts, approval } = body
    const subject = charterSubject(roomId, parts)
    const before = asked.filter((each) => each.subject === subject && each.number < row.number)
    const { approver, nonce } = approval.statement
    const judge = (): ApprovalRefusal | null => {
      if (used.has(`${approver} ${nonce}`)) return 'approval.replayed'
      if (before.length === 0) return 'approval.wrongSubject'
      if (before.some(({ person, requestedBy }) => person === row.person || requestedBy === approver))
        return 'approval.own'
      const expected = {
        ...{ subject, action, requestedBy: before[0]!.requestedBy, role: 'approver' as const },
        workspaceId: team.workspaceId,
      }
      const then = checkApproval(db, approval, expected, row.storedAt)
      if (then.ok) return null
      // Certified here only after they had signed: from then on it counts.
      const since = then.code === 'approval.uncertified' ? checkApproval(db, approval, expected, now) : then
      return since.ok ? null : then.code
    }
    const refused = judge()
    const key = `${approver} ${nonce}`
    if (refused === null) used.add(key)
    const firstNumber = firstNumbers.get(key) ?? row.number
    firstNumbers.set(key, firstNumber)
    return [{ row, parts, approval, refused, withdrawn: withdrawalOf(approval, firstNumber) }]
  })
}

/** What came as a file was checked and used up when it came: the log has it. */
function approvalsHere(session: Session, roomId: string): Given[] {
  const partsFor = new Map(askedHere(session, roomId).map(({ subject, parts }) => [subject, parts]))
  const names = new Map(listPeople(session.db).map(({ id, name }) => [id, name]))
  const now = session.now()
  return listLog(session.db, { kind: 'approval', limit: 2_000 }).flatMap(({ body, at, seq }): Given[] => {
    const said = body as LogBody<'approval'>
    const parts = said.action === action ? partsFor.get(said.subject) : undefined
    if (!parts) return []
    return [
      {
        ...{ name: names.get(said.approver) ?? '', at, expiresAt: said.expiresAt, reason: said.reason },
        ...{ number: null, logSeq: seq, isMine: false, code: null, parts },
        state: now < said.expiresAt ? 'inForce' : 'expired',
        ...{ withdrawn: null, canWithdraw: false },
      },
    ]
  })
}

/** How a charter stands: who asked for its approval last, and what was signed about it, the latest first. */
export function readCharterApprovals(
  session: Session,
  room: RoomRow,
  replica: Replica,
  fault: CharterApprovals['fault'],
): CharterApprovals {
  const { db } = session
  const wording = charterOf(replica.doc)
  const parts = wording && partsOf(wording)
  const subject = parts && charterSubject(room.id, parts)
  const team = teamOf(session, room)
  const now = session.now()
  const me = mine(session)
  const names = team ? namesAt(db, team.url) : new Map<string, string>()
  // A statement may be handed on by another device than the signer's: the name is that of the key.
  const people = new Map(listPeople(db).map(({ id, name }) => [id, name]))
  const signed = team
    ? approvalsAt(session, team, room.id, now).map(
        ({ row, parts: of, approval, refused, withdrawn }): Given => {
          const { approver, expiresAt, reason } = approval.statement
          const isMine = approver === me
          // Nobody is certified in their own workspace by this: what they signed counts where somebody else says so.
          const isSigned = isMine && refused === 'approval.uncertified'
          const given =
            refused !== null ? (isSigned ? 'signed' : 'refused') : now < expiresAt ? 'inForce' : 'expired'
          return {
            ...{
              name: people.get(approver) ?? names.get(row.person) ?? '',
              at: row.storedAt,
              expiresAt,
              reason,
              parts: of,
            },
            ...{ number: row.number, logSeq: null, isMine, code: refused },
            state: withdrawn && given !== 'refused' ? 'withdrawn' : given,
            canWithdraw:
              withdrawn === null && (given === 'inForce' || (given === 'signed' && now < expiresAt)),
            withdrawn: withdrawn && {
              ...{ at: withdrawn.at, number: withdrawn.number, reason: withdrawn.reason },
              isMine: withdrawn.by === me,
              name: people.get(withdrawn.by) ?? names.get(withdrawn.person) ?? '',
            },
          }
        },
      )
    : []
  const there = team ? askedAt(session, team.url, room.id) : []
  const last = [...there, ...askedHere(session, room.id)].sort((left, right) => right.at - left.at)[0]
  const isOwn = there.some(
    (each) => each.subject === subject && (each.person === team?.personId || each.requestedBy === me),
  )
  return {
    way: team ? 'relay' : 'file',
    subject,
    request: last
      ? {
          at: last.at,
          name: (last.person !== null && names.get(last.person)) || '',
          isMine: last.requestedBy === me,
          isCurrent: last.subject === subject,
        }
      : null,
    canApprove: team !== null && !isOwn && there.some((each) => each.subject === subject),
    approvals: [...signed, ...approvalsHere(session, room.id)]
      .sort((left, right) => right.at - left.at)
      .slice(0, 20)
      .map(({ parts: of, ...rest }) => ({ ...rest, changed: parts ? changedParts(of, parts) : [] })),
    fault,
  }
}

function logAsked(session: Session, roomId: string, parts: CharterParts): void {
  const subject = charterSubject(roomId, parts)
  const isKnown = askedHere(session, roomId).some((each) => each.subject === subject)
  if (!isKnown)
    appendLog(session.db, session.stamp(), { kind: 'charterAsked', body: { roomId, subject, parts } })
}

/** Asks the relay's team to approve the charter as it stands; answers the number of the statement. */
export async function askTeam(
  { session, relays }: { session: Session; relays: Relays },
  room: RoomRow,
  replica: Replica,
): Promise<number> {
  const team = teamOf(session, room)
  if (!team) throw new AppError('relay.notJoined')
  const parts = partsOf(requireCharter(replica))
  const body = { room: room.id, parts, requestedBy: mine(session) }
  const { number } = await relays.state(session, team.url, kinds.request, body)
  transaction(session.db, () => logAsked(session, room.id, parts))
  return number
}

/** The file that goes to an approver, for the charter as it stands; that it was asked for is logged. */
export function charterRequest(session: Session, room: RoomRow, replica: Replica): ApprovalRequest {
  const wording = requireCharter(replica)
  const parts = partsOf(wording)
  transaction(session.db, () => logAsked(session, room.id, parts))
  return {
    type: 'approvalRequest',
    workspaceId: requireOwner(session.db).workspaceId,
    subject: charterSubject(room.id, parts),
    action,
    requestedBy: mine(session),
    requestedAt: session.now(),
    details: charterDetails(room.name, wording, calendarDay(session.zone())),
  }
}

/** Takes an approver's statement from a file, for any wording that was asked for here; refuses with its code. */
export function takeCharterApproval(session: Session, roomId: string, signed: SignedApproval): void {
  const asked = askedHere(session, roomId).find(({ subject }) => subject === signed.statement.subject)
  if (!asked) throw new AppError('approval.wrongSubject')
  const { subject, requestedBy } = asked
  const expected = { subject, action, requestedBy, role: 'approver' as const }
  const verdict = applyApproval(session.db, session.stamp(), signed, expected)
  if (!verdict.ok) throw new AppError(verdict.code)
}

/**
 * Approves the charter with this person's own key and gives it to the relay. `subject` is the wording that they read:
 * refuses with `approval.wrongSubject` when it reads otherwise by now or nobody asked, and one's own with `approval.own`.
 */
export async function approveCharter(
  { session, relays }: { session: Session; relays: Relays },
  room: RoomRow,
  replica: Replica,
  { subject, reason, validDays }: { subject: string; reason: string; validDays: number },
): Promise<number> {
  const team = teamOf(session, room)
  if (!team) throw new AppError('relay.notJoined')
  const parts = partsOf(requireCharter(replica))
  const asked = askedAt(session, team.url, room.id).filter((each) => each.subject === subject)
  if (charterSubject(room.id, parts) !== subject || asked.length === 0)
    throw new AppError('approval.wrongSubject')
  const me = mine(session)
  if (asked.some(({ person, requestedBy }) => person === team.personId || requestedBy === me))
    throw new AppError('approval.own')
  const signer = getSigner(session.db, session.workspace.ring, me)
  if (!signer) throw new AppError('certificate.ownerKeyAbsent')
  const now = session.now()
  const request: ApprovalRequest = {
    ...{ type: 'approvalRequest', workspaceId: team.workspaceId, subject, action, details: {} },
    ...{ requestedBy: asked[0]!.requestedBy, requestedAt: asked[0]!.at },
  }
  const approval = signApproval(signer, request, {
    ...{ reason, issuedAt: now, expiresAt: now + validDays * dayMs },
  })
  const { number } = await relays.state(session, team.url, kinds.approval, { room: room.id, parts, approval })
  return number
}

/**
 * Withdraws an approval in the relay's log by its number: one's own everywhere, another's with the authority of this
 * workspace's owner, here and where they are certified as owner. One that is withdrawn already stays so.
 */
export async function withdrawCharterApproval(
  { session, relays }: { session: Session; relays: Relays },
  room: RoomRow,
  { number, reason }: { number: number; reason: string },
): Promise<number> {
  const team = teamOf(session, room)
  if (!team) throw new AppError('relay.notJoined')
  const given = approvalsAt(session, team, room.id, session.now()).find(({ row }) => row.number === number)
  if (!given) throw new AppError('record.notFound', { kind: 'approval', id: String(number) })
  if (given.withdrawn) return given.withdrawn.number
  return withdrawApproval({ session, relays }, team, room.id, given.approval, reason)
}
