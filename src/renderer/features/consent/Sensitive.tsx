import { useInfiniteQuery } from '@tanstack/react-query'
import type { SensitiveItem } from '../../../shared/contract/inventory.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { wordMessage } from '../../i18n/messageText.ts'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, EmptyState, LoadingState } from '../../ui/index.ts'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'

/** Evidence in which the rules see something sensitive of a person: restricted or told to be none, by a person. */
export function Sensitive() {
  const m = useMessages(consentMessages)
  const w = useMessages(words)
  const language = useLanguage()
  const format = useFormat()
  const { query, client } = useApi()
  const { run, busy } = useCommand()
  const openEvidence = useOpenEvidence()
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetching } = useInfiniteQuery(
    query.inventory.sensitive.infiniteOptions({
      input: (before: number | null) => ({ before }),
      initialPageParam: null as number | null,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  )
  if (error) return <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.sensitiveScanning} bars={4} />
  const items = data.pages.flatMap((page) => page.items)
  const restrict = (which: readonly SensitiveItem[]) =>
    run(
      () =>
        client.inventory.setSensitivity({
          ids: which.map(({ evidenceId }) => evidenceId),
          sensitivity: 'restricted',
        }),
      { done: m.restricted },
    )
  const keep = ({ evidenceId, sensitivity }: SensitiveItem) =>
    run(() => client.inventory.setSensitivity({ ids: [evidenceId], sensitivity }), { done: m.keptLabel })
  const shown = items.slice(0, 200)
  return (
    <div className={styles.scroll}>
      {items.length === 0 && !hasNextPage && (
        <EmptyState title={m.noSensitive}>{m.noSensitiveNote}</EmptyState>
      )}
      {items.map((item) => (
        <article key={item.evidenceId} className={styles.row}>
          <button type="button" className="list-row" onClick={() => openEvidence(item.evidenceId)}>
            <span className="grow t12">
              {item.author && <b>{item.author} </b>}
              {wordMessage(item.text, language)}
            </span>
          </button>
          <span className="row">
            <Button small busy={busy} onClick={() => void restrict([item])}>
              {m.restrict}
            </Button>
            <Button small busy={busy} onClick={() => void keep(item)}>
              {m.notSensitive}
            </Button>
          </span>
          <span className="row wrap t11 c3" style={{ gridColumn: '1 / -1' }}>
            {item.classes.map((each) => (
              <Chip key={each} meaning="caution" outline>
                {w.sensitiveClasses[each]}
              </Chip>
            ))}
            {[item.accountName, format.date(item.occurredAt), w.sensitivities[item.sensitivity]]
              .filter(Boolean)
              .join(' · ')}
          </span>
        </article>
      ))}
      <div className={styles.foot}>
        {shown.length > 1 && (
          <Button small busy={busy} onClick={() => void restrict(shown)}>
            {m.restrictAll(shown.length)}
          </Button>
        )}
        {hasNextPage && (
          <Button small busy={isFetching} onClick={() => void fetchNextPage()}>
            {m.readOn}
          </Button>
        )}
      </div>
    </div>
  )
}
