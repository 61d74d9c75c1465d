import { useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { clearMergeScore } from '../../../shared/contract/imports.ts'
import { useApi } from '../../client/api.tsx'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { Button, EmptyState, Glyph, Icon, Kbd, LoadingState, Segments } from '../../ui/index.ts'
import { againstMerge, wordCode } from './codes.ts'
import styles from './data.module.css'
import { MergePreview } from './MergePreview.tsx'
import { dataMessages } from './messages.ts'

/** Pairs of records that may be one: merged or told apart by one key, never by themselves. */
export function MergeProposals() {
  const m = useMessages(dataMessages)
  const language = useLanguage()
  const format = useFormat()
  const { query, client, queryClient } = useApi()
  const { run, busy } = useCommand()
  const options = query.imports.proposals.queryOptions()
  const { data, error, refetch } = useQuery(options)
  const [at, setAt] = useState(0)
  const list = useRef<HTMLUListElement>(null)
  const index = Math.min(at, (data?.length ?? 1) - 1)
  const current = data?.[index]
  const move = (by: number) => setAt(Math.min((data?.length ?? 1) - 1, Math.max(0, index + by)))
  useEffect(() => {
    list.current?.querySelector('[aria-current="true"]')?.scrollIntoView({ block: 'nearest' })
  })
  const decide = async (id: string, decision: 'merge' | 'dismiss') => {
    const proposal = data?.find((each) => each.id === id)
    if (!proposal) return
    queryClient.setQueryData(options.queryKey, (before: typeof data) =>
      before?.filter((each) => each.id !== id),
    )
    const decided = await run(() => client.imports.decideProposal({ id, decision }), {
      done: decision === 'merge' ? m.merged(proposal.keepName, proposal.mergeName) : m.dismissed,
    })
    if (!decided) void refetch()
  }
  const clear = data?.filter(({ isClear }) => isClear).length ?? 0
  const mergeClear = async () => {
    // What it says is how many the core merged, which may differ from the list that was on screen.
    const answered = await run(() => client.imports.mergeClear(), { done: m.mergedAll })
    if (!answered) void refetch()
  }
  useKeys(m.tabs.merges, [
    { keys: 'j', label: m.keys.next, run: () => move(1) },
    { keys: 'k', label: m.keys.previous, run: () => move(-1) },
    ...(clear > 0 ? [{ keys: 'a', label: m.keys.mergeAll, run: () => void mergeClear() }] : []),
    ...(current
      ? [
          { keys: 'm', label: m.keys.merge, run: () => void decide(current.id, 'merge') },
          { keys: 'x', label: m.keys.dismiss, run: () => void decide(current.id, 'dismiss') },
        ]
      : []),
  ])
  if (error) return <Failure error={error} title={m.mergesFailed} onRetry={() => void refetch()} />
  if (!data) return <LoadingState step={m.loading} />
  if (data.length === 0) return <EmptyState title={m.mergesEmpty}>{m.mergesEmptyNote}</EmptyState>
  const place = (entity: string, id: string) => (entity === 'account' ? `/accounts/${id}` : null)
  return (
    <div className={styles.scroll}>
      <p className="t12 c3 row" style={{ padding: '8px var(--pad)' }}>
        {m.mergesNote} · {m.scoreNote}
        <span className="sp" />
        {clear > 0 && (
          <Button small keys="a" title={m.mergeAllNote} busy={busy} onClick={() => void mergeClear()}>
            {m.mergeAll(clear, format.number(clearMergeScore * 100, 0))}
          </Button>
        )}
        <Kbd keys="j" />
        <Kbd keys="k" />
      </p>
      <ul ref={list}>
        {data.map((proposal, row) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: J and K select
          <li
            key={proposal.id}
            className={styles.pair}
            aria-current={row === index}
            onClick={() => setAt(row)}
          >
            <span className="t12 c3">{m.entity[proposal.entity]}</span>
            <Side label={m.keep} name={proposal.keepName} to={place(proposal.entity, proposal.keepId)} />
            <Icon name="chevronLeft" />
            <Side label={m.merge} name={proposal.mergeName} to={place(proposal.entity, proposal.mergeId)} />
            <span className="col t11 c2">
              <span className="row">
                <b className="t13">{format.number(proposal.score * 100, 0)}</b>/ 100
                <Segments score={proposal.score * 100} width={72} />
              </span>
              {proposal.reasons.map((reason) => (
                <span key={reason} className="row">
                  <Glyph kind={againstMerge.has(reason) ? 'caution' : 'note'} bare />
                  {wordCode(reason, language)}
                </span>
              ))}
            </span>
            <span className="row" style={{ justifyContent: 'flex-end' }}>
              <Button
                small
                kind={row === index ? 'primary' : 'plain'}
                keys={row === index ? 'm' : undefined}
                onClick={() => void decide(proposal.id, 'merge')}
              >
                {m.mergeAction}
              </Button>
              <Button
                small
                keys={row === index ? 'x' : undefined}
                onClick={() => void decide(proposal.id, 'dismiss')}
              >
                {m.dismissAction}
              </Button>
            </span>
            {row === index && <MergePreview id={proposal.id} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

const Side = ({ label, name, to }: { label: string; name: string; to: string | null }) => (
  <span className="col">
    <span className="lab">{label}</span>
    <span className="strong">
      {to ? (
        <GoLink to={to} className={styles.link}>
          {name}
        </GoLink>
      ) : (
        name
      )}
    </span>
  </span>
)
