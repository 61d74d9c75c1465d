import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../../client/api.tsx'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { Glyph, LoadingState, PaneHeader } from '../../../ui/index.ts'
import { watchingMessages } from './messages.ts'
import styles from './watching.module.css'

/** What serves each of the twelve slots, and that nothing does where nothing does. */
export function SlotsPart() {
  const m = useMessages(watchingMessages)
  const format = useFormat()
  const { query } = useApi()
  const { data, error, refetch } = useQuery(query.watching.slots.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  return (
    <div className={styles.scroll}>
      <PaneHeader title={m.slotsTitle} note={m.slotsNote} />
      <div className={styles.padded}>
        <table className="table">
          <thead>
            <tr>
              <th>{m.slot}</th>
              <th>{m.servedBy}</th>
              <th>{m.version}</th>
              <th>{m.scope}</th>
              <th>{m.fallsBack}</th>
            </tr>
          </thead>
          <tbody>
            {data.map(({ slot, servedBy, name, version, sha256, scope, fallback, sinceAt }) => (
              <tr key={slot}>
                <td className="nw">{m.slots[slot]}</td>
                <td>
                  <span className={styles.lacking}>
                    <Glyph kind={servedBy === 'nothing' ? 'unknown' : 'ok'} bare />
                    {m.servers[servedBy]}
                    {name && ` · ${name}`}
                  </span>
                </td>
                <td className="t12 c2">
                  {[
                    version,
                    sha256 && format.shortHash(sha256),
                    sinceAt !== null && m.sinceDay(format.date(sinceAt)),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </td>
                <td className="t12 c2 nw">{scope && m.scopes[scope]}</td>
                <td className="t12 c2 nw">{fallback && m.fallbacks[fallback]}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}
