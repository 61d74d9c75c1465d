import { useQuery } from '@tanstack/react-query'
import type { BackupView } from '../../../shared/contract/retention.ts'
import type { ContactId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { listEnding } from '../../shell/useRestore.ts'
import { saveFile } from '../../ui/files.ts'
import { Button, Callout, EmptyState, Glyph, PaneHeader } from '../../ui/index.ts'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'

/** Backups that people made: where, until when, and whether they know what was let go of since. */
export function Backups() {
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
    </>
  )
}

function Backup({ backup, busy, onDestroyed }: { backup: BackupView; busy: boolean; onDestroyed(): void }) {
  const m = useMessages(consentMessages)
  const format = useFormat()
  const { state, file, isThere, hasList, madeAt, sizeBytes, expiresAt, destroyedAt, destroyedBy } = backup
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
          isGone
            ? m.destroyedOn(destroyedBy ?? '', format.date(destroyedAt ?? 0))
            : state === 'expired'
              ? m.backupExpired(format.date(expiresAt))
              : m.backupExpires(format.date(expiresAt)),
          !isGone && isThere && hasList && m.listBeside,
          !isGone && !isThere && m.carryList,
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </div>
  )
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
        {shown.map(({ id, madeAt, expiresAt, file }) => (
          <li key={id}>
            {m.backupOf(format.date(madeAt))} · {file ?? m.savedByPerson} ·{' '}
            {m.backupExpires(format.date(expiresAt))}
          </li>
        ))}
        {standing.length > shown.length && <li>{m.moreBackups(standing.length - shown.length)}</li>}
      </ul>
      {m.restoreReapplies}
    </Callout>
  )
}
