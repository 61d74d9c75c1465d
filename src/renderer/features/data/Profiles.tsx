import { useQuery } from '@tanstack/react-query'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, EmptyState, LoadingState } from '../../ui/index.ts'
import styles from './data.module.css'
import { dataMessages } from './messages.ts'

/** Saved column mappings: used by themselves for files with the same header. */
export function Profiles() {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query, client } = useApi()
  const { run } = useCommand()
  const kinds = useQuery({ ...query.imports.recordKinds.queryOptions(), staleTime: Number.POSITIVE_INFINITY })
  const { data, error, refetch } = useQuery(query.imports.profiles.queryOptions())
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.length === 0) return <EmptyState title={m.tabs.profiles}>{m.profilesEmpty}</EmptyState>
  return (
    <div className={styles.scroll}>
      {data.map((profile) => (
        <div key={profile.id} className="list-row">
          <b className="clip">{profile.name}</b>
          <span className="c2 nw">
            {kinds.data?.find(({ kind }) => kind === profile.recordKind)?.labels[language] ??
              profile.recordKind}
          </span>
          <span className="sp" />
          <span className="t12 c3 nw">{m.updatedAt(format.date(profile.updatedAt))}</span>
          <Button
            small
            onClick={() =>
              void run(() => client.imports.removeProfile({ id: profile.id }), {
                done: m.profileRemoved(profile.name),
              })
            }
          >
            {m.removeProfile}
          </Button>
        </div>
      ))}
    </div>
  )
}
