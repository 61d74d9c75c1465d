import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useRef, useState } from 'react'
import type { AccountId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { Marked } from '../../shell/Marked.tsx'
import { Drawer, TextField } from '../../ui/index.ts'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'

/** Full-text search over one account's evidence. */
export function AccountSearch({ accountId, onClose }: { accountId: AccountId; onClose(): void }) {
  const m = useMessages(accountMessages)
  const format = useFormat()
  const { query } = useApi()
  const openEvidence = useOpenEvidence()
  const [text, setText] = useState('')
  const first = useRef<HTMLInputElement>(null)
  const wanted = useDeferredValue(text.trim())
  const { data, error, refetch } = useQuery({
    ...query.accounts.search.queryOptions({
      input: { query: wanted || ' ', accountId, page: { limit: 50 } },
    }),
    enabled: wanted !== '',
    placeholderData: keepPreviousData,
  })
  const hits = wanted === '' ? [] : (data?.hits ?? [])
  return (
    <Drawer
      open
      onClose={onClose}
      title={m.search}
      initialFocus={first}
      note={wanted !== '' && data ? m.hits(hits.length, data.more) : undefined}
    >
      <TextField
        ref={first}
        label={m.searchPlaceholder}
        value={text}
        autoComplete="off"
        onChange={(event) => setText(event.target.value)}
      />
      {error && <Failure error={error} title={m.searchFailed} onRetry={() => void refetch()} />}
      {wanted !== '' && data && hits.length === 0 && <p className="t12 c3">{m.searchNone}</p>}
      <ul>
        {hits.map((hit) => (
          <li key={hit.evidenceId}>
            <button type="button" className={styles.hit} onClick={() => openEvidence(hit.evidenceId)}>
              <span>
                <Marked text={hit.snippet} marks={hit.marks} />
              </span>
              <span className="t11 c3">
                {[hit.author, hit.title, format.date(hit.occurredAt)].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
