import type { ApprovalSubject } from '../../shared/contract/approvals.ts'
import { AppError } from '../../shared/errors.ts'
import { transaction } from '../db/open.ts'
import { signApproval } from '../identity/approvals.ts'
import type { Party, Signer } from '../identity/parties.ts'
import type { ApprovalRequest } from '../identity/statements.ts'
import { appendLog, listLog } from '../log/append.ts'
import type { LogBody } from '../log/entry.ts'
import type { Relays } from '../relays/relays.ts'
import { getMembership, getStatement, type MembershipRow, type StatementRow } from '../relays/store.ts'
import type { Session } from '../session.ts'
import { approvableOf, requestFor } from './approvable.ts'
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
  writeAnswer,
  writeRequest,
} from './letters.ts'
import { answersTo, incomingOf, outgoingOf, refusalOf, signerHere } from './views.ts'

const dayMs = 86_400_000

/**
 * Requests for approvals and their answers over the relays' logs of statements, beside the files by which they travel as
 * well. An answer is checked when it comes and used where it holds: for this workspace, this subject and deed, until its
 * day, once, by somebody else whom this workspace's owner certified. What does not hold changes nothing and says why.
 * `afterUse` hears of each that counted.
 */
export function createApprovalPost(relays: Relays, afterUse: (session: Session) => void) {
  function requireTeam({ db }: Session, url: string): MembershipRow {
    const team = getMembership(db, url)
    if (!team || team.role === 'guest') throw new AppError('relay.notJoined', { url })
    return team
  }
  function requireSigner(session: Session): Signer {
    const signer = signerHere(session)
    if (!signer) throw new AppError('certificate.ownerKeyAbsent')
    return signer
  }
  const requestAt = ({ db }: Session, { url }: MembershipRow, number: number) => {
    const row = getStatement(db, url, number)
    const body = row?.kind === approvalKinds.request ? readBody(RequestBody, row) : null
    return row && body ? { row, body } : null
  }

  /** Checks one answer to a request of this workspace and uses it. Refuses with why it doesn't count. */
  function use(session: Session, team: MembershipRow, me: Signer, row: StatementRow, number: number): void {
    const asked = requestAt(session, team, number)
    const body = readBody(AnswerBody, row)
    if (!asked || !body || asked.row.person !== team.personId || !isAskedBy(me, asked.body))
      throw new AppError('approval.notWaiting')
    const answer = readAnswer(team, me, asked.body, body)
    if (answer?.verdict !== 'approved') throw new AppError('approval.notWaiting')
    const { waiting, spend } = approvableOf(asked.body.action)
    const request = waiting(session, asked.body.subject)
    if (!request) throw new AppError('approval.notWaiting')
    const code = refusalOf(session, team, request, row, answer.approval)
    if (code !== null) throw new AppError(code)
    spend(session, request, answer.approval)
  }

  function tell(session: Session): void {
    session.changed('approvals', 'governance', 'log', 'brief', 'accounts', 'studio')
    // Once what was used is written: statements come within the transaction that keeps them.
    queueMicrotask(() => afterUse(session))
  }

  /** Answers to this workspace as they come. One that doesn't count stays in the log, and is shown with its reason. */
  function takeAll(session: Session, url: string, rows: readonly StatementRow[]): void {
    const came = rows.filter(({ kind }) => kind === approvalKinds.answer)
    const team = came.length > 0 ? getMembership(session.db, url) : null
    const me = team && signerHere(session)
    if (!team || !me) return
    let used = 0
    for (const row of came) {
      const number = readBody(AnswerBody, row)?.request
      if (number === undefined) continue
      try {
        transaction(session.db, () => use(session, team, me, row, number))
        used += 1
      } catch (error) {
        if (!(error instanceof AppError)) throw error
      }
    }
    if (used > 0) tell(session)
  }
  relays.onStatements(takeAll)

  /** The request to this person under a number. Refuses with `approval.notWaiting` and one's own with `approval.own`. */
  function requireIncoming(session: Session, team: MembershipRow, me: Signer, number: number) {
    const asked = requestAt(session, team, number)
    if (!asked) throw new AppError('approval.notWaiting')
    const { row, body } = asked
    if (row.person === team.personId || isAskedBy(me, body) || body.requestedBy === me.id)
      throw new AppError('approval.own')
    const request = readRequest(team, me, body)
    const isAnswered = incomingOf(session).some(
      (each) => each.url === team.url && each.number === number && each.state !== 'waiting',
    )
    if (!request || isAnswered) throw new AppError('approval.notWaiting')
    return { body, request }
  }

  async function answer(
    session: Session,
    { url, number }: { url: string; number: number },
    write: (me: Signer, request: ApprovalRequest) => Answer,
  ): Promise<{ number: number }> {
    const team = requireTeam(session, url)
    const me = requireSigner(session)
    const { body, request } = requireIncoming(session, team, me, number)
    const said = write(me, request)
    const given = await relays.state(
      session,
      url,
      approvalKinds.answer,
      writeAnswer(team, number, body, said),
    )
    const reason = said.verdict === 'approved' ? said.approval.statement.reason : said.reason
    const { subject, action } = body
    transaction(session.db, () =>
      appendLog(session.db, session.stamp(), {
        kind: 'approvalAnswered',
        body: { subject, action, relayUrl: url, number, verdict: said.verdict, reason },
      }),
    )
    session.changed('approvals', 'log')
    return { number: given.number }
  }

  /** The number under which these people were asked already, while nothing has come back; null otherwise. */
  function openNumber(session: Session, url: string, subject: string, to: readonly Party[]): number | null {
    const asked = listLog(session.db, { kind: 'approvalAsked', limit: 2_000 })
      .map(({ body }) => body as LogBody<'approvalAsked'>)
      .find((each) => each.subject === subject && each.relayUrl === url)
    if (!asked || to.some(({ id }) => !asked.to.includes(id))) return null
    const stands = outgoingOf(session).find((each) => each.url === url && each.number === asked.number)
    // What the relay has stored comes back in its log a moment later.
    return !stands || stands.state === 'waiting' ? asked.number : null
  }

  return {
    /**
     * Asks the certified people of a relay's team; one who waits for an answer is not asked twice. Refuses with what the
     * deed itself says, and with `approval.nobodyToAsk` where nobody is certified for it.
     */
    async ask(session: Session, url: string, about: ApprovalSubject): Promise<{ number: number }> {
      const team = requireTeam(session, url)
      const me = requireSigner(session)
      const request = requestFor(session, about)
      const { role } = approvableOf(RequestBody.shape.action.parse(request.action))
      const to = certifiedFor(session, role)
      if (to.length === 0) throw new AppError('approval.nobodyToAsk')
      const open = openNumber(session, url, request.subject, to)
      if (open !== null) return { number: open }
      const { number } = await relays.state(
        session,
        url,
        approvalKinds.request,
        writeRequest(team, me, to, request),
      )
      const { subject, action } = request
      transaction(session.db, () =>
        appendLog(session.db, session.stamp(), {
          kind: 'approvalAsked',
          body: { subject, action, relayUrl: url, number, to: to.map(({ id }) => id) },
        }),
      )
      session.changed('approvals', 'log')
      return { number }
    },
    approve: (
      session: Session,
      { reason, validDays, ...at }: { url: string; number: number; reason: string; validDays: number },
    ) =>
      answer(session, at, (me, request) => {
        const now = session.now()
        const terms = { reason, issuedAt: now, expiresAt: now + validDays * dayMs }
        return { verdict: 'approved', approval: signApproval(me, request, terms) }
      }),
    decline: (session: Session, { reason, ...at }: { url: string; number: number; reason: string }) =>
      answer(session, at, () => ({ verdict: 'declined', reason })),
    /** Uses the latest approval that came back, such as one whose signer is certified by now. */
    take(session: Session, { url, number }: { url: string; number: number }): void {
      const team = requireTeam(session, url)
      const me = requireSigner(session)
      const last = answersTo(session, team, me, number).findLast((each) => each.answer.verdict === 'approved')
      if (!last) throw new AppError('approval.notWaiting')
      transaction(session.db, () => use(session, team, me, last.row, number))
      tell(session)
    },
  }
}
export type ApprovalPost = ReturnType<typeof createApprovalPost>
