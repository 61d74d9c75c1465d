import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { AdviceId, DealId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { Failure } from '../../shell/Failure.tsx'
import { Button, Chip, LoadingState } from '../../ui/index.ts'
import accountStyles from '../accounts/accounts.module.css'
import { OutcomeDialog } from '../brief/OutcomeDialog.tsx'
import styles from './deals.module.css'
import { dealMessages } from './messages.ts'

/** The briefs shown for a deal, what was decided on each part and what came of it. */
export function BriefHistory({ dealId }: { dealId: DealId }) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const format = useFormat()
  const { query, queryClient } = useApi()
  const { data, error, refetch } = useQuery({
    ...query.brief.history.queryOptions({ input: { dealId } }),
    staleTime: 0,
  })
  const [recording, setRecording] = useState<AdviceId | null>(null)
  if (error) return <Failure error={error} title={m.historyFailed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.length === 0) return <p className="state c2">{m.noHistory}</p>
  return (
    <div className={accountStyles.scroll}>
      <ul>
        {data.map((brief) => (
          <li key={brief.adviceId} className={styles.brief}>
            <b>{m.shown1(`${format.date(brief.shownAt)} ${format.time(brief.shownAt)}`, brief.personName)}</b>
            {brief.outcome ? (
              <Chip
                meaning={
                  brief.outcome === 'advanced' ? 'ok' : brief.outcome === 'setBack' ? 'caution' : 'note'
                }
              >
                {w.callOutcomes[brief.outcome]}
              </Chip>
            ) : (
              <Button small onClick={() => setRecording(brief.adviceId)}>
                {m.recordOutcome}
              </Button>
            )}
            {brief.outcomeNote && (
              <p className="t12" style={{ gridColumn: '1 / -1', overflowWrap: 'anywhere' }}>
                {brief.outcomeNote}
              </p>
            )}
            <div className="t12 c2" style={{ gridColumn: '1 / -1' }}>
              {brief.actions.length === 0
                ? m.undecided
                : brief.actions.map((action) => (
                    <div key={`${action.part} ${action.at}`}>
                      {m.parts[action.part] ?? action.part} · {m.actions[action.action] ?? action.action}
                      {action.reason && <span className="c3"> · {action.reason}</span>}
                    </div>
                  ))}
            </div>
          </li>
        ))}
      </ul>
      {recording && (
        <OutcomeDialog
          adviceId={recording}
          onClose={() => setRecording(null)}
          onSaved={() => void queryClient.invalidateQueries({ queryKey: query.brief.history.key() })}
        />
      )}
    </div>
  )
}
