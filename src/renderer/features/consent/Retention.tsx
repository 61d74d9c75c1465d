import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { DueItem, HoldView, RetentionClass } from '../../../shared/contract/retention.ts'
import { type HoldScope, holdScopes } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { type Picked, RecordPicker } from '../../shell/RecordPicker.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import {
  Button,
  Chip,
  EmptyState,
  Glyph,
  LoadingState,
  PaneHeader,
  Select,
  TextAreaField,
  TextField,
} from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import { FormDialog } from '../accounts/FormDialog.tsx'
import { Backups } from './Backups.tsx'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'
import { ShredDialog } from './ShredDialog.tsx'

/** What is due, how long each class is kept, and what a legal hold keeps. Nothing but expired backups goes by itself. */
export function Retention() {
  const m = useMessages(consentMessages)
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.retention.overview.queryOptions())
  const [changing, setChanging] = useState<RetentionClass | null>(null)
  const [deleting, setDeleting] = useState<DueItem | null>(null)
  const [releasing, setReleasing] = useState<HoldView | null>(null)
  const [placing, setPlacing] = useState(false)
  useKeys(m.periods, [{ keys: 'n', label: m.placeHold, run: () => setPlacing(true) }])
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  return (
    <div className={styles.halves}>
      <section className="pane" aria-label={m.due}>
        <div className={styles.scroll}>
          <PaneHeader title={m.due} note={m.dueNote} />
          {data.due.length === 0 && <EmptyState title={m.noDue}>{m.noDueNote}</EmptyState>}
          {data.due.map((item) => (
            <Due
              key={`${item.sourceId} ${item.recordClass}`}
              item={item}
              onDelete={() => setDeleting(item)}
            />
          ))}
          <PaneHeader title={m.holds} note={m.holdsNote}>
            <Button small keys="n" onClick={() => setPlacing(true)}>
              {m.placeHold}
            </Button>
          </PaneHeader>
          {data.holds.length === 0 && <EmptyState title={m.noHolds}>{m.noHoldsNote}</EmptyState>}
          {data.holds.map((hold) => (
            <Hold key={hold.id} hold={hold} onRelease={() => setReleasing(hold)} />
          ))}
        </div>
      </section>
      <section className="pane" aria-label={m.periods}>
        <PaneHeader title={m.periods} note={m.periodsNote} />
        <div className={styles.scroll}>
          {data.classes.map((each) => (
            <Period key={each.recordClass} period={each} onChange={() => setChanging(each)} />
          ))}
          <Backups upgradeCopies={data.upgradeCopies} />
        </div>
      </section>
      {changing && <PeriodDialog period={changing} onClose={() => setChanging(null)} />}
      {deleting && <DeleteDialog item={deleting} onClose={() => setDeleting(null)} />}
      {releasing && <ReleaseDialog hold={releasing} onClose={() => setReleasing(null)} />}
      {placing && <HoldDialog onClose={() => setPlacing(false)} />}
    </div>
  )
}

function Due({ item, onDelete }: { item: DueItem; onDelete(): void }) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const format = useFormat()
  return (
    <div className={styles.row}>
      <span className="row">
        <b className="clip">{item.sourceName || m.typedSource}</b>
        <Chip outline>{w.recordClasses[item.recordClass]}</Chip>
      </span>
      <Button small disabled={item.held === item.items} onClick={onDelete}>
        {m.deleteDue}
      </Button>
      <span className="t12 c3">
        {[
          item.sourcePath,
          m.items(format.number(item.items)),
          m.dueSince(format.date(item.dueAt)),
          item.held > 0 && m.heldItems(format.number(item.held)),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
}

function Hold({ hold, onRelease }: { hold: HoldView; onRelease(): void }) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const format = useFormat()
  const isActive = hold.releasedAt === null
  return (
    <div className={styles.row}>
      <span className="row">
        <Glyph kind={isActive ? 'frozen' : 'ok'} bare />
        <b className={isActive ? 'clip' : 'clip c3'}>{hold.scopeName}</b>
        <Chip outline>{w.holdScopes[hold.scope]}</Chip>
      </span>
      {isActive && (
        <Button small onClick={onRelease}>
          {m.releaseHold}
        </Button>
      )}
      <span className="t12 c3">
        {hold.reason} · {m.holdSince(hold.placedBy, format.date(hold.placedAt))}
        {hold.releasedAt !== null &&
          ` · ${m.releasedOn(hold.releasedBy ?? '', format.date(hold.releasedAt), hold.releaseReason ?? '')}`}
      </span>
    </div>
  )
}

function Period({ period, onChange }: { period: RetentionClass; onChange(): void }) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const { recordClass, days, defaultDays, rule } = period
  if (recordClass === 'withdrawn') return null
  return (
    <div className={styles.row}>
      <span className="row">
        <b>{w.recordClasses[recordClass]}</b>
        <span>{days === null ? m.noLimit : m.days(days)}</span>
      </span>
      <Button small onClick={onChange}>
        {m.change}
      </Button>
      <span className="t12 c3">
        {recordClass === 'backups' ? m.backupRule : m.rule[rule]}
        {defaultDays !== null && defaultDays !== days && ` · ${m.byDefault(defaultDays)}`}
      </span>
    </div>
  )
}

function PeriodDialog({ period, onClose }: { period: RetentionClass; onClose(): void }) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const box = useRef<HTMLInputElement>(null)
  const [text, setText] = useState(period.days === null ? '' : String(period.days))
  const days = text.trim() === '' ? null : Number(text)
  const ready = days === null || (Number.isInteger(days) && days >= 1 && days <= 36_500)
  const save = async () => {
    const set = () => client.retention.setPeriod({ recordClass: period.recordClass, days })
    if (await run(set, { done: m.periodSaved })) onClose()
  }
  return (
    <FormDialog
      title={m.periodTitle(w.recordClasses[period.recordClass])}
      note={period.recordClass === 'backups' ? m.backupRule : m.rule[period.rule]}
      ready={ready}
      busy={busy}
      onSave={() => void save()}
      onClose={onClose}
      initialFocus={box}
    >
      <TextField
        ref={box}
        label={m.periodDays}
        hint={m.periodHint}
        inputMode="numeric"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </FormDialog>
  )
}

function DeleteDialog({ item, onClose }: { item: DueItem; onClose(): void }) {
  const m = useMessages(consentMessages)
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const due = { recordClass: item.recordClass, sourceIds: [item.sourceId] }
  const shred = async (reason: string) => {
    if (await run(() => client.retention.deleteDue({ ...due, reason }), { done: m.deleted })) onClose()
  }
  return (
    <ShredDialog
      title={m.deleteTitle(item.sourceName || m.typedSource)}
      goes={m.deleteGoes}
      also={m.withdrawBackups}
      action={m.deleteDue}
      foreseen={query.retention.preview.queryOptions({ input: due })}
      busy={busy}
      onShred={(reason) => void shred(reason)}
      onClose={onClose}
    />
  )
}

function ReleaseDialog({ hold, onClose }: { hold: HoldView; onClose(): void }) {
  const m = useMessages(consentMessages)
  const { client } = useApi()
  const { run, busy } = useCommand()
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const release = async () => {
    const done = { done: m.released }
    if (await run(() => client.retention.releaseHold({ id: hold.id, reason: reason.trim() }), done)) onClose()
  }
  return (
    <FormDialog
      title={m.releaseTitle(hold.scopeName)}
      note={m.releaseNote}
      save={m.releaseHold}
      ready={reason.trim() !== ''}
      busy={busy}
      onSave={() => void release()}
      onClose={onClose}
      initialFocus={box}
    >
      <div className={accountStyles.wide}>
        <TextAreaField
          ref={box}
          label={m.reason}
          hint={m.reasonHint}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </FormDialog>
  )
}

function HoldDialog({ onClose }: { onClose(): void }) {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const assets = useQuery(query.inventory.assets.queryOptions())
  const [scope, setScope] = useState<HoldScope>('account')
  const [picked, setPicked] = useState<Pick<Picked, 'id' | 'name'> | null>(null)
  const [reason, setReason] = useState('')
  const place = async () => {
    if (!picked) return
    const hold = { scope, scopeId: picked.id, reason: reason.trim() }
    if (await run(() => client.retention.placeHold(hold), { done: m.holdPlaced })) onClose()
  }
  return (
    <FormDialog
      title={m.holdTitle}
      note={m.holdsNote}
      save={m.placeHold}
      ready={picked !== null && reason.trim() !== ''}
      busy={busy}
      onSave={() => void place()}
      onClose={onClose}
    >
      <Select
        label={m.holdScope}
        value={scope}
        choices={holdScopes.map((each) => ({ value: each, label: w.holdScopes[each] }))}
        onChange={(next) => {
          setScope(next)
          setPicked(null)
        }}
      />
      {scope === 'source' ? (
        <Select
          label={w.holdScopes.source}
          value={picked?.id ?? null}
          choices={(assets.data ?? []).map(({ sourceId, name }) => ({
            value: sourceId as string,
            label: name || m.typedSource,
          }))}
          onChange={(id) => setPicked({ id, name: id })}
        />
      ) : (
        <div className="field">
          <span className="label">{w.holdScopes[scope]}</span>
          {picked ? (
            <span className="row">
              <b className="clip">{picked.name}</b>
              <Button small kind="quiet" onClick={() => setPicked(null)}>
                {m.change}
              </Button>
            </span>
          ) : (
            <RecordPicker key={scope} kind={scope} onPick={setPicked} />
          )}
        </div>
      )}
      <div className={accountStyles.wide}>
        <TextAreaField
          label={m.reason}
          hint={m.reasonHint}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </FormDialog>
  )
}
