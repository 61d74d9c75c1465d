import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { CharterApproval } from '../../../../shared/contract/rooms.ts'
import { wordRefusal } from '../../../../shared/errorWords.ts'
import { charters, members, milestones, theCharter } from '../../../../shared/rooms/psu.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { GoLink } from '../../../shell/navigation.tsx'
import { useCommand } from '../../../shell/useCommand.ts'
import { pickStatement, saveText } from '../../../ui/files.ts'
import { Button, Glyph, TextAreaField, TextField } from '../../../ui/index.ts'
import { FormDialog } from '../FormDialog.tsx'
import { useRoom, useRoomState, useRows } from '../useRoom.tsx'
import { useEndedAt } from './ended.ts'
import { unitMessages } from './messages.ts'
import styles from './psu.module.css'
import { WithdrawApproval } from './WithdrawApproval.tsx'

const dayMs = 86_400_000
const mostDays = 365

const isForThis = ({ changed }: CharterApproval): boolean => changed.length === 0

/** What counts most of what was signed, and what was refused after it. */
function shownOf(approvals: readonly CharterApproval[]): CharterApproval[] {
  const counts = (wanted: (approval: CharterApproval) => boolean) => approvals.find(wanted)
  const top =
    counts((each) => each.state === 'inForce' && isForThis(each)) ??
    counts(({ state }) => state === 'inForce') ??
    counts(({ state }) => state === 'signed') ??
    counts(({ state }) => state === 'expired')
  const since = top?.at ?? 0
  const withdrawn = approvals
    .filter((each) => each.state === 'withdrawn' && (each.withdrawn?.at ?? 0) >= since)
    .slice(0, 1)
  const refused = approvals.filter(({ state, at }) => state === 'refused' && at >= since).slice(0, 2)
  return [...(top ? [top] : []), ...withdrawn, ...refused]
}

/** Who approved the charter and for which wording, who asked, and the ways to ask and to approve (catalogue 31). */
export function CharterApprovalPart() {
  const { approval: m } = useMessages(unitMessages)
  const format = useFormat()
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const session = useRoom()
  const { roomId, isWall, past } = session
  const { status } = useRoomState(session)
  const endedAt = useEndedAt()
  const [approving, setApproving] = useState(false)
  // What was signed is about the charter of now.
  const { data } = useQuery({
    ...query.rooms.charterApprovals.queryOptions({ input: { roomId } }),
    enabled: past === null,
  })
  if (past || !data || data.subject === null) return null
  const { way, request, approvals, canApprove, fault } = data
  const shown = shownOf(approvals)
  const isApproved = approvals.some((each) => each.state === 'inForce' && isForThis(each))
  const hasSigned = approvals.some((each) => each.state === 'signed' && isForThis(each))
  const isAway = way === 'relay' && status?.relay !== 'connected'
  const isAsked = request?.isCurrent === true
  // A sponsor need not be allowed to write the room: nothing of this is in it.
  const can = !isWall && endedAt === null && !isApproved
  const ask = () =>
    run(() => client.rooms.askCharterApproval({ roomId }), {
      done: ({ number }) => m.asked(format.number(number)),
    })
  const save = async () => saveText(await run(() => client.rooms.charterRequest({ roomId })))
  const take = async () => {
    const approval = await pickStatement()
    if (approval !== null)
      await run(() => client.rooms.takeCharterApproval({ roomId, approval }), { done: m.taken })
  }
  return (
    <div className={styles.approval}>
      {shown.length === 0 && (
        <span className="row t12 c2">
          <Glyph kind="unknown" />
          {m.none}
        </span>
      )}
      {shown.map((approval) => (
        <ApprovalLine key={`${approval.number}:${approval.logSeq}`} approval={approval}>
          {approval.canWithdraw && !isWall && <WithdrawApproval approval={approval} isAway={isAway} />}
        </ApprovalLine>
      ))}
      {!isApproved && isAsked && (
        <span className="t12 c2">
          {m.askedBy(request.isMine ? m.you : request.name || m.unknown, format.day(request.at))}
        </span>
      )}
      {fault && (
        <span className="row t12 stop-c">
          <Glyph kind="stop" />
          {m.fault(format.number(fault.number))}
        </span>
      )}
      {can && (
        <span className="row wrap">
          {canApprove && !hasSigned && (
            <Button small kind="primary" disabled={isAway} onClick={() => setApproving(true)}>
              {m.approve}
            </Button>
          )}
          {way === 'relay' && !isAsked && (
            <Button
              small
              busy={busy}
              disabled={isAway}
              title={isAway ? m.away : undefined}
              onClick={() => void ask()}
            >
              {approvals.length > 0 ? m.askAnew : m.ask}
            </Button>
          )}
          <Button small kind={way === 'relay' ? 'quiet' : undefined} busy={busy} onClick={() => void save()}>
            {m.save}
          </Button>
          <Button small kind={way === 'relay' ? 'quiet' : undefined} busy={busy} onClick={() => void take()}>
            {m.take}
          </Button>
        </span>
      )}
      {approving && <ApproveDialog subject={data.subject} onClose={() => setApproving(false)} />}
    </div>
  )
}

/** One approval: by whom, for which wording, until when, and where it is written down. */
function ApprovalLine({ approval, children }: { approval: CharterApproval; children?: ReactNode }) {
  const { approval: m, withdrawal: w } = useMessages(unitMessages)
  const language = useLanguage()
  const format = useFormat()
  const { state, at, expiresAt, reason, changed, code, number, logSeq, withdrawn } = approval
  const who = approval.isMine ? m.byYou : approval.name || m.unknown
  const day = format.date(at)
  const where =
    number === null
      ? m.inLog(format.number(logSeq ?? 0))
      : state === 'refused'
        ? m.numberAtRelay(format.number(number))
        : m.atRelay(format.number(number))
  const isCurrent = isForThis(approval)
  const glyph =
    state === 'refused'
      ? 'stop'
      : state === 'signed'
        ? 'note'
        : state === 'inForce' && isCurrent
          ? 'ok'
          : 'caution'
  const said = withdrawn
    ? w.withdrawn(
        who,
        day,
        withdrawn.isMine ? m.byYou : withdrawn.name || m.unknown,
        format.date(withdrawn.at),
        withdrawn.reason,
      )
    : state === 'refused'
      ? m.refused(who, wordRefusal(language, { code: code ?? 'internal', details: {} }))
      : state === 'expired'
        ? m.expired(who, day, format.date(expiresAt))
        : state === 'signed'
          ? m.signed(day)
          : isCurrent
            ? m.current(who, day)
            : m.earlier(who, day)
  return (
    <div className={styles.approvalLine} title={reason === '' ? undefined : m.reasonIs(reason)}>
      <Glyph kind={glyph} />
      <span className="t12">
        {said}
        {state !== 'refused' && state !== 'withdrawn' && !isCurrent && (
          <span className="caution-c"> {m.changed(changed.map((part) => m.parts[part]).join(m.comma))}</span>
        )}
        {code === 'approval.uncertified' && state === 'refused' && (
          <>
            {' '}
            <GoLink to="/governance?tab=people">{m.certify}</GoLink>
          </>
        )}
        <span className={`c3 ${styles.where}`}>
          {state === 'inForce' && `${m.until(format.day(expiresAt))} · `}
          {where}
          {withdrawn && ` · ${m.atRelay(format.number(withdrawn.number))}`}
        </span>
      </span>
      {children}
    </div>
  )
}

/** What is approved, read once more, and the reason and end of the approval. */
function ApproveDialog({ subject, onClose }: { subject: string; onClose(): void }) {
  const { approval: m, members: words } = useMessages(unitMessages)
  const format = useFormat()
  const { client } = useApi()
  const { run } = useCommand()
  const { roomId } = useRoom()
  const charter = useRows(charters).rows.get(theCharter)
  const goals = [...useRows(milestones).rows.values()].sort((left, right) => left.order - right.order)
  const people = [...useRows(members).rows.values()]
  const left = charter ? Math.ceil((charter.endsAt - Date.now()) / dayMs) : 90
  const [reason, setReason] = useState('')
  const [days, setDays] = useState(String(Math.min(mostDays, Math.max(1, left))))
  const validDays = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
  const isDays = validDays >= 1 && validDays <= mostDays
  const approve = () =>
    void run(() => client.rooms.approveCharter({ roomId, subject, reason: reason.trim(), validDays }), {
      done: ({ number }) => m.done(format.number(number)),
    })
  return (
    <FormDialog
      title={m.title}
      words={{ save: m.sign, cancel: m.cancel }}
      isValid={reason.trim() !== '' && isDays}
      onSave={approve}
      onClose={onClose}
    >
      <p className="t12 c2">{m.note}</p>
      {charter && (
        <div className={styles.wording}>
          <b>{charter.customer}</b>
          {charter.goal !== '' && <p className={styles.text}>{charter.goal}</p>}
          {charter.purpose !== '' && <p className={`c2 ${styles.text}`}>{charter.purpose}</p>}
          <p className="c2">
            {format.date(charter.startsAt)} – {format.date(charter.endsAt)}
          </p>
          {goals.length > 0 && <b className="t12">{m.parts.milestones}</b>}
          <ul hidden={goals.length === 0}>
            {goals.map(({ title, owner, dueAt }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a milestone is its place
              <li key={at} className="t12">
                {title}
                <span className="c2">
                  {owner !== null && ` · ${owner}`}
                  {dueAt !== null && ` · ${format.day(dueAt)}`}
                </span>
              </li>
            ))}
          </ul>
          {people.length > 0 && <b className="t12">{m.parts.members}</b>}
          <ul hidden={people.length === 0}>
            {people.map(({ name, task, right, expiresAt }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a member is their place
              <li key={at} className="t12">
                {name}
                <span className="c2">
                  {` · ${words.rights[right]}`}
                  {task !== '' && ` · ${task}`}
                  {` · ${m.until(format.day(expiresAt))}`}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <TextAreaField
        label={m.reason}
        value={reason}
        maxLength={2000}
        onChange={(e) => setReason(e.target.value)}
      />
      <TextField
        label={m.days}
        inputMode="numeric"
        value={days}
        problem={isDays ? undefined : m.badDays}
        onChange={(e) => setDays(e.target.value)}
      />
    </FormDialog>
  )
}
