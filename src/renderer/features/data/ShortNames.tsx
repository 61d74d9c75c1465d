import { useQuery } from '@tanstack/react-query'
import type { ImportId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, PaneHeader } from '../../ui/index.ts'
import styles from './data.module.css'
import { dataMessages } from './messages.ts'

/** The short names of an import's tables and whom they were taken for; each can be told apart again. Nothing where there is none. */
export function ShortNames({ importId }: { importId: ImportId }) {
  const m = useMessages(dataMessages)
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const { data, refetch } = useQuery(query.imports.shortNames.queryOptions({ input: { importId } }))
  if (!data || data.length === 0) return null
  const apart = async ({ accountId, called, mergedBy }: (typeof data)[number]) => {
    await run(
      async () => {
        if (mergedBy === null) return client.imports.keepApart({ accountId, called })
        await client.workspace.undo({ changeSetId: mergedBy })
        return {}
      },
      { done: m.keptApart(called) },
    )
    void refetch()
  }
  return (
    <>
      <PaneHeader title={m.shortNames} note={m.shortNamesNote} />
      <div className={styles.padded}>
        <table className="table">
          <tbody>
            {data.map((one) => (
              <tr key={`${one.accountId} ${one.called} ${one.mergedBy}`}>
                <td className="nw">{m.shortName(one.called)}</td>
                <td>
                  <GoLink to={`/accounts/${one.accountId}`}>{one.accountName}</GoLink>
                </td>
                <td className="c2">
                  {one.mergedBy === null ? m.shortNameRows(format.number(one.rows)) : m.shortNameMerged}
                </td>
                <td className="num">
                  <Button small busy={busy} onClick={() => void apart(one)}>
                    {m.keepApart}
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  )
}
