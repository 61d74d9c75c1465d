import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ApprovalAsked } from '../../../shared/contract/approvals.ts'
import { wordRefusal } from '../../../shared/errorWords.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import {
  Button,
  Callout,
  Chip,
  EmptyState,
  Facts,
  LoadingState,
  PaneHeader,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import { FormDialog } from '../accounts/FormDialog.tsx'
import styles from '../governance/governance.module.css'
import { approvalsMessages } from './messages.ts'

const mostDays = 365
const meanings = {
  waiting: 'caution',
  approved: 'ok',
  declined: 'stop',
  refused: 'stop',
  elsewhere: 'note',
  settled: 'unknown',
} as const

/** Requests for approvals over the relays: those that wait for this person, and those that they made. */
export function Requests() {
  const m = useMessages(approvalsMessages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.approvals.list.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.incoming} />
  const waiting = data.incoming.filter(({ state }) => state === 'waiting').length
  return (
    <div className={styles.halves}>
      <section className="pane" aria-label={m.incoming}>
        <PaneHeader title={m.incoming} note={m.incomingNote(waiting)} />
        <div className={styles.scroll}>
          {data.incoming.length === 0 && <EmptyState title={m.noIncoming}>{m.noIncomingNote}</EmptyState>}
          {data.incoming.map((asked) => (
            <Incoming key={`${asked.url} ${asked.number}`} asked={asked} />
          ))}
        </div>
      </section>
      <section className="pane" aria-label={m.outgoing}>
        <PaneHeader title={m.outgoing} note={m.outgoingNote} />
        <div className={styles.scroll}>
          {data.outgoing.length === 0 && <EmptyState title={m.noOutgoing}>{m.noOutgoingNote}</EmptyState>}
          {data.outgoing.map((asked) => (
            <Outgoing key={`${asked.url} ${asked.number}`} asked={asked} />
          ))}
        </div>
      </section>
    </div>
  )
}

/** What a request is about, in its reader's words and formats. */
function useDetails({ details }: ApprovalAsked): { name: string; value: string }[] {
  const m = useMessages(approvalsMessages)
  const format = useFormat()
  const currency = typeof details.currency === 'string' ? details.currency : 'CNY'
  const worded = (key: string, value: string | number | boolean): string => {
    if (key === 'verdict') return m.verdicts[String(value)] ?? String(value)
    if (typeof value !== 'number') return String(value)
    if (key.endsWith('Minor')) return format.money(value, currency)
    return key.endsWith('At') ? format.dateTime(value) : format.number(value)
  }
  return Object.entries(m.details).flatMap(([key, name]) => {
    const value = details[key]
    return value === null || value === undefined ? [] : [{ name, value: worded(key, value) }]
  })
}

function Request({ asked, who, children }: { asked: ApprovalAsked; who: string; children: ReactNode }) {
  const m = useMessages(approvalsMessages)
  const format = useFormat()
  const details = useDetails(asked)
  const { action, state, by, answeredAt, reason, number } = asked
  return (
    <section className={styles.breaker} aria-label={m.actions[action]}>
      <div className="row">
        <b className="clip">{m.actions[action]}</b>
        <Chip meaning={meanings[state]} outline>
          {m.states[state]}
        </Chip>
        <span className="sp" />
        <span className="t12 c3 nw">{m.number(format.number(number))}</span>
      </div>
      <span className="t12 c2">{who}</span>
      {details.length > 0 && <Facts rows={details.map(({ name, value }) => [name, value])} />}
      {answeredAt !== null && (
        <p className="t12 c2">
          {m.answered(by || m.somebody, format.dateTime(answeredAt))}
          {reason !== '' && ` · ${reason}`}
        </p>
      )}
      {children}
    </section>
  )
}

function Incoming({ asked }: { asked: ApprovalAsked }) {
  const m = useMessages(approvalsMessages)
  const format = useFormat()
  const [verdict, setVerdict] = useState<'approve' | 'decline' | null>(null)
  return (
    <Request asked={asked} who={m.askedBy(asked.from || m.somebody, asked.team, format.dateTime(asked.at))}>
      {asked.state === 'waiting' && (
        <div className="row wrap">
          <Button kind="primary" onClick={() => setVerdict('approve')}>
            {m.approve}
          </Button>
          <Button onClick={() => setVerdict('decline')}>{m.decline}</Button>
        </div>
      )}
      {verdict && <AnswerDialog asked={asked} verdict={verdict} onClose={() => setVerdict(null)} />}
    </Request>
  )
}

function Outgoing({ asked }: { asked: ApprovalAsked }) {
  const m = useMessages(approvalsMessages)
  const language = useLanguage()
  const format = useFormat()
  const { client } = useApi()
  const { run, busy } = useCommand()
  const { url, number, state, code, to, team, at } = asked
  const isRefused = state === 'refused'
  return (
    <Request asked={asked} who={m.askedOf(format.list(to), team, format.dateTime(at))}>
      {isRefused && (
        <Callout meaning={code === null ? 'note' : 'stop'}>
          {code === null ? m.canTake : wordRefusal(language, { code, details: {} })}
        </Callout>
      )}
      {isRefused && (code === null || code === 'approval.uncertified') && (
        <div className="row wrap">
          <Button
            busy={busy}
            disabled={code !== null}
            onClick={() => void run(() => client.approvals.take({ url, number }), { done: m.taken })}
          >
            {m.take}
          </Button>
        </div>
      )}
    </Request>
  )
}

/** The request once more, the reason, and for an approval until when it may be used. */
function AnswerDialog({
  asked,
  verdict,
  onClose,
}: {
  asked: ApprovalAsked
  verdict: 'approve' | 'decline'
  onClose(): void
}) {
  const m = useMessages(approvalsMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const details = useDetails(asked)
  const [reason, setReason] = useState('')
  const [days, setDays] = useState('7')
  const { url, number } = asked
  const validDays = /^\d{1,3}$/.test(days.trim()) ? Number(days) : 0
  const isDays = validDays >= 1 && validDays <= mostDays
  const isApproval = verdict === 'approve'
  const answer = async () => {
    const at = { url, number, reason: reason.trim() }
    const given = isApproval
      ? await run(() => client.approvals.approve({ ...at, validDays }), { done: m.signed })
      : await run(() => client.approvals.decline(at), { done: m.declinedToast })
    if (given) onClose()
  }
  return (
    <FormDialog
      title={(isApproval ? m.approveTitle : m.declineTitle)(m.actions[asked.action])}
      note={m.signNote}
      save={m.sign}
      ready={reason.trim() !== '' && (!isApproval || isDays)}
      busy={busy}
      onSave={() => void answer()}
      onClose={onClose}
    >
      <div className={accountStyles.wide}>
        <Facts rows={details.map(({ name, value }) => [name, value])} />
      </div>
      <div className={accountStyles.wide}>
        <TextAreaField label={m.reason} value={reason} onChange={({ target }) => setReason(target.value)} />
      </div>
      {isApproval && (
        <TextField
          label={m.days}
          inputMode="numeric"
          value={days}
          problem={isDays ? undefined : m.badDays}
          onChange={({ target }) => setDays(target.value)}
        />
      )}
    </FormDialog>
  )
}
