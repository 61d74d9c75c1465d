import type { ApprovalAsked } from '../../shared/contract/approvals.ts'
import { type ApprovalRefusal, checkApproval, wasApprovalUsed } from '../identity/approvals.ts'
import { getSigner, listPeople, type Signer } from '../identity/parties.ts'
import type { ApprovalRequest, SignedApproval } from '../identity/statements.ts'
import { listLog } from '../log/append.ts'
import type { LogBody } from '../log/entry.ts'
import {
  listMemberships,
  type MembershipRow,
  namesAt,
  type StatementRow,
  statementsOfKind,
} from '../relays/store.ts'
import type { Session } from '../session.ts'
import { approvableOf } from './approvable.ts'
import {
  type Answer,
  AnswerBody,
  approvalKinds,
  certifiedFor,
  isAskedBy,
  RequestBody,
  readAnswer,
  readBody,
  readRequest,
} from './letters.ts'

const mostListed = 100

/** This person with their key; null on a copy that lacks it. */
export const signerHere = ({ db, workspace }: Session): Signer | null =>
  getSigner(db, workspace.ring, workspace.me)

/** The relays at which this workspace states anything. */
export const teamsOf = ({ db }: Session): MembershipRow[] =>
  listMemberships(db).filter(({ role }) => role !== 'guest')

/** Requests of a team's log with the answers to each, in the order of the log. */
function exchangesAt({ db }: Session, { url }: MembershipRow) {
  const answers = statementsOfKind(db, url, approvalKinds.answer).flatMap((row) => {
    const body = readBody(AnswerBody, row)
    return body && body.request < row.number ? [{ row, body }] : []
  })
  const answersTo = Map.groupBy(answers, ({ body }) => body.request)
  return statementsOfKind(db, url, approvalKinds.request).flatMap((row) => {
    const body = readBody(RequestBody, row)
    return body ? [{ row, body, answers: answersTo.get(row.number) ?? [] }] : []
  })
}

/** What a statement that came back is worth to this workspace now; null: it holds. */
export function refusalOf(
  session: Session,
  team: MembershipRow,
  request: ApprovalRequest,
  row: StatementRow,
  signed: SignedApproval,
): ApprovalRefusal | null {
  if (row.person === team.personId) return 'approval.own'
  const { role } = approvableOf(RequestBody.shape.action.parse(request.action))
  const { subject, action, requestedBy } = request
  const verdict = checkApproval(session.db, signed, { subject, action, requestedBy, role }, session.now())
  return verdict.ok ? null : verdict.code
}

/** What came back to this person for one request, as far as it was sealed to them. */
export function answersTo(
  session: Session,
  team: MembershipRow,
  me: Signer,
  number: number,
): { row: StatementRow; answer: Answer }[] {
  const found = exchangesAt(session, team).find(({ row }) => row.number === number)
  if (!found) return []
  return found.answers.flatMap(({ row, body }) => {
    const answer = readAnswer(team, me, found.body, body)
    return answer ? [{ row, answer }] : []
  })
}

type Stood = Pick<ApprovalAsked, 'state' | 'code' | 'by' | 'answeredAt' | 'reason'>
const waiting: Stood = { state: 'waiting', code: null, by: '', answeredAt: null, reason: '' }

/** How a request of this workspace stands: the answer that counted, else the latest that didn't. */
function outcomeOf(
  session: Session,
  team: MembershipRow,
  request: ApprovalRequest | null,
  answers: { row: StatementRow; answer: Answer }[],
  nameOf: (row: StatementRow) => string,
  people: ReadonlyMap<string, string>,
): Stood {
  const stood = answers.map(({ row, answer }): Stood => {
    const common = { by: nameOf(row), answeredAt: row.storedAt, code: null }
    if (answer.verdict === 'declined') return { ...common, state: 'declined', reason: answer.reason }
    const { approval } = answer
    const { reason, approver } = approval.statement
    // A statement may be handed on by another device than the signer's: the name is that of the key.
    common.by = people.get(approver) ?? common.by
    if (wasApprovalUsed(session.db, approval)) return { ...common, state: 'approved', reason }
    if (!request) return { ...common, state: 'settled', reason }
    // Nothing against it any more, such as a certificate that has come since: it waits to be taken.
    const code = refusalOf(session, team, request, row, approval)
    return { ...common, state: 'refused', code, reason }
  })
  const counted = stood.find(({ state }) => state === 'approved') ?? stood.at(-1)
  return counted ?? (request ? waiting : { ...waiting, state: 'settled' })
}

/** What others ask of this person, the latest first. */
export function incomingOf(session: Session): ApprovalAsked[] {
  const me = signerHere(session)
  if (!me) return []
  const said = listLog(session.db, { kind: 'approvalAnswered', limit: 2_000 }).map(
    ({ body }) => body as LogBody<'approvalAnswered'>,
  )
  return teamsOf(session)
    .flatMap((team) => {
      const names = namesAt(session.db, team.url)
      const { url, workspaceName } = team
      return exchangesAt(session, team).flatMap(({ row, body, answers }): ApprovalAsked[] => {
        const request = readRequest(team, me, body)
        if (!request || isAskedBy(me, body)) return []
        const mine = answers.find((answer) => answer.row.person === team.personId)
        const last = mine ?? answers.at(-1)
        const own = mine && said.find((each) => each.relayUrl === url && each.number === row.number)
        const state = mine ? (own?.verdict ?? 'elsewhere') : answers.length > 0 ? 'elsewhere' : 'waiting'
        return [
          {
            ...{ url, number: row.number, team: workspaceName, at: row.storedAt, action: body.action },
            ...{ subject: body.subject, from: names.get(row.person) ?? '', to: [], details: request.details },
            ...{
              state,
              code: null,
              by: (last && names.get(last.row.person)) ?? '',
              reason: own?.reason ?? '',
            },
            answeredAt: last?.row.storedAt ?? null,
          },
        ]
      })
    })
    .sort((left, right) => right.at - left.at)
    .slice(0, mostListed)
}

/** What this workspace asked, the latest first. */
export function outgoingOf(session: Session): ApprovalAsked[] {
  const me = signerHere(session)
  if (!me) return []
  const people = new Map(listPeople(session.db).map(({ id, name }) => [id, name]))
  return teamsOf(session)
    .flatMap((team) => {
      const names = namesAt(session.db, team.url)
      const { url, workspaceName } = team
      return exchangesAt(session, team).flatMap(({ row, body, answers }): ApprovalAsked[] => {
        if (row.person !== team.personId || !isAskedBy(me, body)) return []
        const request = approvableOf(body.action).waiting(session, body.subject)
        const opened = answers.flatMap((each) => {
          const answer = readAnswer(team, me, body, each.body)
          return answer ? [{ row: each.row, answer }] : []
        })
        return [
          {
            ...{ url, number: row.number, team: workspaceName, at: row.storedAt, action: body.action },
            ...{ subject: body.subject, from: names.get(row.person) ?? '', details: request?.details ?? {} },
            to: body.letters.map(({ to }) => people.get(to) ?? to),
            ...outcomeOf(session, team, request, opened, (each) => names.get(each.person) ?? '', people),
          },
        ]
      })
    })
    .sort((left, right) => right.at - left.at)
    .slice(0, mostListed)
}

/** How many requests wait for this person's answer. */
export const countWaiting = (session: Session): number =>
  teamsOf(session).length === 0 ? 0 : incomingOf(session).filter(({ state }) => state === 'waiting').length

export const approvalsView = (session: Session) => ({
  incoming: incomingOf(session),
  outgoing: outgoingOf(session),
  teams: teamsOf(session).map(({ url, workspaceName }) => ({ url, name: workspaceName })),
  approvers: certifiedFor(session, 'approver').map(({ name }) => name),
  compliance: certifiedFor(session, 'compliance').map(({ name }) => name),
})
