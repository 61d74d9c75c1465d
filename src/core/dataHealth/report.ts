import type { Health, HealthDay } from '../../shared/contract/health.ts'
import { AppError } from '../../shared/errors.ts'
import type { HealthCheckId } from '../../shared/health.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { bookType } from '../workbook.ts'
import { healthBook } from './reportBook.ts'
import { getHealthOf, listHealthDays, listHealthOwners } from './store.ts'

const mostDays = 366

/**
 * The report of a month as its newest measuring has it, with the days of the year before. Logged before it is handed
 * out: nothing leaves without an entry. Refuses with `health.monthUnknown`.
 */
export function healthReport(
  session: Session,
  input: { month: string; lang: 'zh' | 'en'; as: 'file' | 'print' },
): {
  fileName: string
  file: Blob | null
  health: Health
  days: HealthDay[]
  owners: Partial<Record<HealthCheckId, string>>
  trace: { seq: number; hash: string }
} {
  const { db, info } = session
  const health = getHealthOf(db, input.month)
  if (!health) throw new AppError('health.monthUnknown', { month: input.month })
  const days = listHealthDays(db, mostDays).filter(({ day }) => day <= health.day)
  const owners = listHealthOwners(db)
  const trace = appendLog(db, session.stamp(), {
    kind: 'exportMade',
    body: {
      what: 'dataHealth',
      month: input.month,
      contentHash: sha256Hex(canonicalJson({ health, days, owners } as unknown as Json)),
      destination: input.as,
    },
  })
  const { seq, hash } = trace
  const book =
    input.as === 'file'
      ? healthBook(
          {
            health,
            days,
            owners,
            trace: { seq, hash },
            isSample: info.kind === 'sample',
            zone: session.zone(),
          },
          input.lang,
        )
      : null
  return {
    fileName: `sandtable-data-health-${input.month}.xlsx`,
    file: book && new Blob([book], { type: bookType }),
    health,
    days,
    owners,
    trace: { seq, hash },
  }
}
