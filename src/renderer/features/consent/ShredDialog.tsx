import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { ShredCounts } from '../../../shared/contract/consent.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { Button, Callout, Dialog, LoadingState, TextAreaField } from '../../ui/index.ts'
import { BackupsThatHold } from './Backups.tsx'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'

/** Shows what a deletion takes with it, and asks for the reason, before words go for good. */
export function ShredDialog({
  title,
  goes,
  also,
  action,
  foreseen,
  busy,
  onShred,
  onClose,
}: {
  title: string
  goes: string
  also?: string
  action: string
  foreseen: Pick<UseQueryOptions<ShredCounts>, 'queryKey' | 'queryFn'>
  busy: boolean
  onShred(reason: string): void
  onClose(): void
}) {
  const m = useMessages(consentMessages)
  const box = useRef<HTMLTextAreaElement>(null)
  const [reason, setReason] = useState('')
  const counts = useQuery({ ...foreseen, staleTime: 0, gcTime: 0 })
  const ready = reason.trim() !== '' && counts.data !== undefined && !busy
  const shred = () => ready && onShred(reason.trim())
  useKeys(title, [{ keys: 'mod+enter', label: action, inDialog: true, inText: true, run: shred }])
  return (
    <Dialog
      open
      onClose={onClose}
      title={title}
      initialFocus={box}
      foot={
        <Button kind="danger" keys="mod+enter" busy={busy} disabled={!ready} onClick={shred}>
          {action}
        </Button>
      }
    >
      <div className={styles.stack}>
        <Callout meaning="stop">
          <b>{m.forGood}</b> {goes}
        </Callout>
        {also && <Callout meaning="note">{also}</Callout>}
        <BackupsThatHold contactId={null} />
        {counts.error ? (
          <Failure error={counts.error} title={m.failed} onRetry={() => void counts.refetch()} />
        ) : counts.data ? (
          <Counts counts={counts.data} />
        ) : (
          <LoadingState step={m.counting} bars={2} />
        )}
        <TextAreaField
          ref={box}
          label={m.reason}
          hint={m.reasonHint}
          maxLength={2000}
          rows={2}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </div>
    </Dialog>
  )
}

function Counts({ counts }: { counts: ShredCounts }) {
  const m = useMessages(consentMessages)
  const format = useFormat()
  return (
    <dl className={`${styles.counts} t12`}>
      {(['evidence', 'held', 'facts', 'activities', 'advice'] as const).map((each) => (
        <div key={each} style={{ display: 'contents' }}>
          <dt className="c2">{m.counts[each]}</dt>
          <dd className="strong">{format.number(counts[each])}</dd>
        </div>
      ))}
      <dt className="c2">{m.counts.models}</dt>
      <dd className="strong">
        {counts.models.length === 0
          ? m.none
          : format.list(counts.models.map((model) => m.modelNames[model] ?? model))}
      </dd>
    </dl>
  )
}
