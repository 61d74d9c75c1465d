import { useQuery } from '@tanstack/react-query'
import { useApi, useLineState } from '../client/api.tsx'
import { useMessages } from '../i18n/language.tsx'
import { ErrorState, LoadingState, Mark } from '../ui/index.ts'
import { FirstRun } from './FirstRun.tsx'
import { Locked } from './Locked.tsx'
import { shellMessages } from './messages.ts'
import { Shell } from './Shell.tsx'

/** Decides what this window shows: the first questions, the lock, or the cockpit. */
export function Gate() {
  const m = useMessages(shellMessages)
  const { query, line } = useApi()
  const lineState = useLineState()
  const { data, error, refetch } = useQuery(query.workspace.state.queryOptions())
  if (data?.state === 'open') return <Shell sample={data.info.kind === 'sample'} />
  if (data?.state === 'locked') return <Locked info={data.info} known={data.known} />
  if (data) return <FirstRun known={data.known} keychain={data.keychain} />
  return (
    <div className="gate">
      <div className="gate-head">
        <Mark />
      </div>
      <main className="gate-body">
        {error || lineState.state === 'offline' ? (
          <ErrorState
            title={m.coreDown}
            onRetry={() => {
              line.retryNow()
              void refetch()
            }}
          >
            {m.coreDownNote}
          </ErrorState>
        ) : (
          <div style={{ width: 320 }}>
            <LoadingState step={m.loadingWorkspace} />
          </div>
        )}
      </main>
    </div>
  )
}
