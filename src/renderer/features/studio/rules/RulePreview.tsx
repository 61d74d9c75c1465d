import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { StyleRuleBody } from '../../../../shared/contract/styleRules.ts'
import type { DealId } from '../../../../shared/ids.ts'
import { strategyWords } from '../../../../shared/trackVocabulary.ts'
import { useApi } from '../../../client/api.tsx'
import { useLanguage, useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Failure } from '../../../shell/Failure.tsx'
import { EmptyState, LoadingState, PaneHeader, Segmented } from '../../../ui/index.ts'
import { ruleMessages } from './messages.ts'
import styles from './rules.module.css'

/** What a rule would change in the coming calls, and one of them before and after. */
export function RulePreview({ id, body }: { id: string | null; body: StyleRuleBody }) {
  const m = useMessages(ruleMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query } = useApi()
  const [dealId, setDealId] = useState<DealId | null>(null)
  const { data, error, refetch } = useQuery({
    ...query.styleRules.preview.queryOptions({ input: { id, body, lang: language, dealId } }),
    placeholderData: keepPreviousData,
  })
  if (error) return <Failure error={error} title={m.previewFailed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.previewing} bars={4} />
  const { calls, shown } = data
  return (
    <section className="pane" aria-label={m.preview}>
      <PaneHeader title={m.preview} note={m.previewNote} />
      {calls.length === 0 ? (
        <EmptyState title={m.noCalls}>{m.noCallsNote}</EmptyState>
      ) : (
        <div className={styles.scroll}>
          <ul className={styles.calls}>
            {calls.map((call) => (
              <li key={call.dealId}>
                <button
                  type="button"
                  className={styles.call}
                  aria-current={call.dealId === shown?.dealId || undefined}
                  onClick={() => setDealId(call.dealId)}
                >
                  <span className="nw c2">{format.dateTime(call.at)}</span>
                  <span className="clip">
                    <b>{call.personName ?? call.accountName}</b>
                    <span className="c3"> · {call.personName ? call.accountName : call.dealName}</span>
                  </span>
                  <span className={call.changed.length > 0 ? 'nw' : 'nw c3'}>
                    {!call.applies
                      ? m.notFor
                      : call.changed.length === 0
                        ? m.unchanged
                        : m.changedTracks(call.changed.join(language === 'zh' ? '、' : ', '))}
                  </span>
                </button>
              </li>
            ))}
          </ul>
          {shown && (
            <BeforeAndAfter
              key={shown.dealId}
              shown={shown}
              changed={calls.find((call) => call.dealId === shown.dealId)?.changed ?? []}
            />
          )}
        </div>
      )}
    </section>
  )
}

interface Track {
  index: number
  title: string
  strategy: keyof typeof strategyWords
  sentences: string[]
}

function BeforeAndAfter({
  shown: { before, after },
  changed,
}: {
  shown: { before: Track[]; after: Track[] }
  changed: readonly number[]
}) {
  const m = useMessages(ruleMessages)
  const [index, setIndex] = useState(String(changed[0] ?? 1))
  const said = before.flatMap(({ sentences }) => sentences)
  const saidNow = after.flatMap(({ sentences }) => sentences)
  return (
    <div className={styles.compared}>
      <Segmented
        label={m.preview}
        value={index}
        choices={after.map((track) => ({
          value: String(track.index),
          label: changed.includes(track.index) ? `${m.track(track.index)} ●` : m.track(track.index),
        }))}
        onChange={setIndex}
      />
      <div className={styles.sides}>
        <Side title={m.before} track={before[Number(index) - 1]!} others={saidNow} meaning="gone" />
        <Side title={m.after} track={after[Number(index) - 1]!} others={said} meaning="new" />
      </div>
    </div>
  )
}

/** One track; sentences that the other side doesn't have at all are marked. */
function Side({
  title,
  track,
  others,
  meaning,
}: {
  title: string
  track: Track
  others: readonly string[]
  meaning: 'gone' | 'new'
}) {
  const language = useLanguage()
  return (
    <div className={styles.side}>
      <h3 className="lab">{title}</h3>
      <b>{track.title}</b>
      <span className="t12 c2">{strategyWords[track.strategy][language]}</span>
      <ul>
        {track.sentences.map((sentence) => (
          <li key={sentence} className={others.includes(sentence) ? undefined : styles[meaning]}>
            {sentence}
          </li>
        ))}
      </ul>
    </div>
  )
}
