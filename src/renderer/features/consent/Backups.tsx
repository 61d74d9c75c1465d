import { useQuery } from '@tanstack/react-query'
import type { BackupView, UpgradeCopyView } from '../../../shared/contract/retention.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { listEnding } from '../../shell/useRestore.ts'
import { saveFile } from '../../ui/files.ts'
import { Button, Callout, EmptyState, Glyph, PaneHeader } from '../../ui/index.ts'
import styles from './consent.module.css'
import { type ConsentWords, consentMessages } from './messages.ts'

/** Backups and copies from before upgrades: where, until when, who removes them, and whether they know what was let go of. */
export function Backups({ upgradeCopies }: { upgradeCopies: readonly UpgradeCopyView[] }) {
  const m = useMessages(consentMessages)
  const format = useFormat()
  const { client, query } = useApi()
  const { run, busy } = useCommand()
  const { data = [] } = useQuery(query.retention.backups.queryOptions({ input: { contactId: null } }))
  const saveList = async () => {
    const list = await run(() => client.retention.erasureList())
    if (list) saveFile(`sandtable-${format.dayKey(Date.now())}${listEnding}`, list)
  }
  return (
    <>
      <PaneHeader title={m.backups} note={m.backupsNote}>
        <Button small busy={busy} onClick={() => void saveList()}>
          {m.saveErasureList}
        </Button>
      </PaneHeader>
      {data.length === 0 && <EmptyState title={m.noBackups}>{m.noBackupsNote}</EmptyState>}
      {data.map((backup) => (
        <Backup
          key={backup.id}
          backup={backup}
          busy={busy}
          onDestroyed={() =>
            void run(() => client.retention.backupDestroyed({ id: backup.id }), { done: m.backupDestroyed })
          }
        />
      ))}
      {upgradeCopies.map(({ name, sizeBytes, expiresAt, isHeld }) => (
        <div key={name} className={styles.row}>
          <span className="row">
            <Glyph kind={isHeld ? 'frozen' : 'caution'} bare />
            <b className="clip">{m.upgradeCopy(name)}</b>
            <span className="t12 c3 nw">{format.bytes(sizeBytes)}</span>
          </span>
          <span className="t12 c3">
            {isHeld ? m.backupHeld(format.date(expiresAt)) : m.backupRemovedOn(format.date(expiresAt))}
          </span>
        </div>
      ))}
    </>
  )
}

function Backup({ backup, busy, onDestroyed }: { backup: BackupView; busy: boolean; onDestroyed(): void }) {
  const m = useMessages(consentMessages)
  const format = useFormat()
  const { state, file, isThere, hasList, madeAt, sizeBytes } = backup
  const isGone = state === 'destroyed'
  return (
    <div className={styles.row}>
      <span className="row">
        <Glyph kind={state === 'expired' ? 'stop' : isGone ? 'ok' : 'caution'} bare />
        <b className={isGone ? 'clip c3' : 'clip'}>{m.backupOf(format.date(madeAt))}</b>
        <span className="t12 c3 nw">{format.bytes(sizeBytes)}</span>
      </span>
      {!isGone && (
        <Button small busy={busy} onClick={onDestroyed}>
          {m.markDestroyed}
        </Button>
      )}
      <span className="t12 c3">
        {[
          file ?? m.savedByPerson,
          endOf(backup, m, format.date),
          !isGone && isThere && hasList && m.listBeside,
          !isGone && !isThere && m.carryList,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
}

/** How a backup ends, or ended. */
function endOf(backup: BackupView, m: ConsentWords, day: (at: number) => string): string {
  const { state, removal, expiresAt, destroyedAt, destroyedBy } = backup
  if (destroyedAt !== null)
    return destroyedBy === null
      ? m.expiryRemoved(day(destroyedAt))
      : m.destroyedOn(destroyedBy, day(destroyedAt))
  if (removal === 'held') return m.backupHeld(day(expiresAt))
  if (removal === 'byProduct') return m.backupRemovedOn(day(expiresAt))
  return state === 'expired' ? m.backupExpired(day(expiresAt)) : m.backupExpires(day(expiresAt))
}

/** Says before something goes for good which backups still hold it. */
export function BackupsThatHold({ contactId }: { contactId: ContactId | null }) {
  const m = useMessages(consentMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data } = useQuery({
    ...query.retention.backups.queryOptions({ input: { contactId } }),
    staleTime: 0,
  })
  if (!data) return null
  const standing = data.filter(({ state }) => state !== 'destroyed')
  if (standing.length === 0) return <Callout meaning="note">{m.noBackupHolds}</Callout>
  const shown = standing.slice(0, 5)
  return (
    <Callout meaning="caution">
      {m.backupsHold(standing.length)}
      <ul className="t12">
        {shown.map((backup) => (
          <li key={backup.id}>
            {m.backupOf(format.date(backup.madeAt))} · {backup.file ?? m.savedByPerson} ·{' '}
            {endOf(backup, m, format.date)}
          </li>
        ))}
        {standing.length > shown.length && <li>{m.moreBackups(standing.length - shown.length)}</li>}
      </ul>
      {m.restoreReapplies}
    </Callout>
  )
}
