import type { ImportReport } from '../../../shared/contract/imports.ts'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Chip } from '../../ui/index.ts'
import styles from './data.module.css'
import { dataMessages } from './messages.ts'

/** A count over all files of an import. */
export const total = (
  report: ImportReport,
  of: 'items' | 'accepted' | 'updated' | 'duplicates' | 'rejected',
) => report.files.reduce((sum, file) => sum + file[of], 0)

/** What an import brought, in words and figures. */
export function Counts({ report }: { report: ImportReport }) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const parts: [number, string][] = [
    [total(report, 'accepted'), m.accepted(format.number(total(report, 'accepted')))],
    [total(report, 'updated'), m.updated(format.number(total(report, 'updated')))],
    [total(report, 'duplicates'), m.duplicates(format.number(total(report, 'duplicates')))],
    [total(report, 'rejected'), m.rejected(format.number(total(report, 'rejected')))],
  ]
  return (
    <span className={styles.counts}>
      {parts
        .filter(([count], index) => count > 0 || index === 0)
        .map(([, text]) => (
          <span key={text} className="nw">
            {text}
          </span>
        ))}
    </span>
  )
}

export function ImportStatus({ status }: { status: ImportReport['status'] }) {
  const m = useMessages(dataMessages)
  const meanings = {
    running: 'note',
    done: 'ok',
    cancelled: 'caution',
    failed: 'stop',
    undone: 'unknown',
  } as const
  return <Chip meaning={meanings[status]}>{m.status[status]}</Chip>
}
