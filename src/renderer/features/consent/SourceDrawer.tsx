import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { DataAsset } from '../../../shared/contract/inventory.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { wordMessage } from '../../i18n/messageText.ts'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { SourcePath } from '../../shell/SourcePath.tsx'
import { Button, Drawer, LoadingState } from '../../ui/index.ts'
import styles from './consent.module.css'
import { consentMessages } from './messages.ts'

const pageSize = 50

/** The evidence behind a source, in its own order; each opens in full. */
export function SourceDrawer({
  source,
  onClose,
  children,
}: {
  source: Pick<DataAsset, 'sourceId' | 'name' | 'path'>
  onClose(): void
  /** What stands above the evidence. */
  children?: ReactNode
}) {
  const m = useMessages(consentMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query } = useApi()
  const openEvidence = useOpenEvidence()
  const [limit, setLimit] = useState(pageSize)
  const { data, error, refetch } = useQuery({
    ...query.inventory.evidence.queryOptions({ input: { sourceId: source.sourceId, limit } }),
    placeholderData: keepPreviousData,
  })
  return (
    <Drawer open onClose={onClose} title={m.evidenceOf(source.name || m.typedSource)}>
      <SourcePath path={source.path} />
      {children}
      {error ? (
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} />
      ) : !data ? (
        <LoadingState step={m.loading} bars={4} />
      ) : (
        <>
          {data.items.map((item) => (
            <button
              key={item.evidenceId}
              type="button"
              className="list-row"
              onClick={() => {
                onClose()
                openEvidence(item.evidenceId)
              }}
            >
              <span className="t11 c3 nw">
                {[item.entry, item.line].filter((part) => part !== null).join(':')}
              </span>
              <span className="clip grow t12">
                {item.shredded ? (
                  <span className="c3">{m.gone}</span>
                ) : (
                  <>
                    {item.author && <b>{item.author} </b>}
                    {wordMessage(item.text, language)}
                  </>
                )}
              </span>
              <span className="t11 c3 nw">{format.date(item.occurredAt)}</span>
            </button>
          ))}
          <div className={styles.foot}>
            <span className="t12 c3">{m.items(format.number(data.total))}</span>
            {data.items.length < data.total && limit < 200 && (
              <Button small onClick={() => setLimit(Math.min(200, limit + pageSize))}>
                {m.more}
              </Button>
            )}
          </div>
        </>
      )}
    </Drawer>
  )
}
