import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AccountId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { wordMessage } from '../../i18n/messageText.ts'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { type Picked, RecordPicker } from '../../shell/RecordPicker.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, Chip, EmptyState, EvidenceMark, Kbd, LoadingState } from '../../ui/index.ts'
import styles from './data.module.css'
import { dataMessages } from './messages.ts'

/** Notes and conversations that name no customer for sure: each is given to an account by typing its name. */
export function Unlinked() {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query, client, queryClient } = useApi()
  const { run, busy } = useCommand()
  const openEvidence = useOpenEvidence()
  const options = query.imports.unlinked.queryOptions()
  const { data, error, refetch } = useQuery(options)
  const [at, setAt] = useState(0)
  const [picking, setPicking] = useState(false)
  const list = useRef<HTMLUListElement>(null)
  const index = Math.min(at, Math.max(0, (data?.length ?? 1) - 1))
  const current = data?.[index]
  const choose = (row: number) => {
    if (row !== index) setPicking(false)
    setAt(row)
  }
  const move = (by: number) => choose(Math.min((data?.length ?? 1) - 1, Math.max(0, index + by)))
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const assign = async (account: Pick<Picked, 'id' | 'name'>, evidenceId = current?.evidenceId) => {
    if (!evidenceId) return
    const assigned = await run(
      () => client.imports.assignUnlinked({ evidenceId, accountId: account.id as AccountId }),
      { done: ({ items }) => m.assigned(items, account.name) },
    )
    if (!assigned) return
    setPicking(false)
    queryClient.setQueryData(options.queryKey, (before) =>
      before?.filter((each) => each.evidenceId !== evidenceId),
    )
  }
  useKeys(m.tabs.unlinked, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    ...(current
      ? [
          { keys: 'enter', label: m.assign, run: () => setPicking(true) },
          { keys: 'e', label: m.readWhole, run: () => openEvidence(current.evidenceId) },
        ]
      : []),
  ])
  if (error) return <Failure error={error} title={m.unlinkedFailed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.length === 0) return <EmptyState title={m.unlinkedEmpty}>{m.unlinkedEmptyNote}</EmptyState>
  return (
    <div className={styles.scroll}>
      <p className="t12 c3 row" style={{ padding: '8px var(--pad)' }}>
        {m.unlinkedNote}
        <span className="sp" />
        <Kbd keys="j" />
        <Kbd keys="k" />
      </p>
      <ul ref={list}>
        {data.map((item, row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: J and K select
          <li
            key={item.evidenceId}
            className={styles.unlinked}
            aria-current={row === index}
            onClick={() => choose(row)}
          >
            <span className="col">
              <Chip outline>{m.unlinkedKind[item.kind]}</Chip>
              <span className="t11 c3 nw">{format.date(item.occurredAt)}</span>
            </span>
            <span className="col">
              <span className="row">
                <b className="clip">{item.title ?? item.sourceName}</b>
                <EvidenceMark kind="source" onOpen={() => openEvidence(item.evidenceId)} />
              </span>
              <span className={`t12 c2 ${styles.excerpt}`}>{wordMessage(item.excerpt, language)}</span>
              <span className="t11 c3 clip">
                {[
                  item.sourcePath ?? (item.title && item.sourceName),
                  item.kind === 'message' && m.messages(item.items),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            {row === index && picking ? (
              <RecordPicker
                kind="account"
                autoFocus
                busy={busy}
                onPick={(account) => void assign(account)}
                onCancel={() => setPicking(false)}
              />
            ) : (
              <span className="row" style={{ justifyContent: 'flex-end', flexWrap: 'wrap' }}>
                {item.perhaps.map(({ accountId, name }) => (
                  <Button
                    key={accountId}
                    small
                    busy={busy}
                    onClick={() => void assign({ id: accountId, name }, item.evidenceId)}
                  >
                    {m.perhaps(name)}
                  </Button>
                ))}
                <Button
                  small
                  kind={row === index ? 'primary' : 'plain'}
                  keys={row === index ? 'enter' : undefined}
                  onClick={() => {
                    setAt(row)
                    setPicking(true)
                  }}
                >
                  {m.assign}
                </Button>
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}
