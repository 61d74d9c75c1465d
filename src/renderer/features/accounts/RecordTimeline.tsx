import { type InfiniteData, useInfiniteQuery } from '@tanstack/react-query'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { TimelineItem } from '../../../shared/contract/accounts.ts'
import type { AccountId, DealId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { wordMessage } from '../../i18n/messageText.ts'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink } from '../../shell/navigation.tsx'
import {
  Button,
  EmptyState,
  EvidenceMark,
  Icon,
  type IconName,
  LoadingState,
  PaneHeader,
  Select,
  Timeline,
} from '../../ui/index.ts'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'
import { noteBody, noteTitle } from './plainText.ts'
import { gathered, isDayOnly, type TimelineKind, timelineKinds } from './story.ts'

interface TimelinePage {
  items: TimelineItem[]
  more: boolean
}

const pageSize = 100

/** The story of an account or deal: pages arrive as the reader goes down, each line leads to its source. */
export function RecordTimeline({
  accountId,
  dealId,
  onAddNote,
  untitled,
}: {
  accountId: AccountId | null
  dealId: DealId | null
  onAddNote?: () => void
  /** Under a tab that names it already. */
  untitled?: boolean
}) {
  const m = useMessages(accountMessages)
  const { client } = useApi()
  const [kind, setKind] = useState<TimelineKind | 'all'>('all')
  const { data, error, refetch, fetchNextPage, hasNextPage, isFetchingNextPage } = useInfiniteQuery<
    TimelinePage,
    Error,
    InfiniteData<TimelinePage, number | null>,
    unknown[],
    number | null
  >({
    queryKey: [['accounts', 'timeline'], { accountId, dealId }],
    queryFn: ({ pageParam, signal }) =>
      client.accounts.timeline({ accountId, dealId, before: pageParam, limit: pageSize }, { signal }),
    initialPageParam: null,
    getNextPageParam: (last) => (last.more ? (last.items.at(-1)?.at ?? null) : null),
  })
  const items = gathered(data?.pages.map((page) => page.items) ?? [], kind)
  const foot = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const element = foot.current
    if (!element || !hasNextPage || isFetchingNextPage) return
    const seen = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && void fetchNextPage(),
      { rootMargin: '400px' },
    )
    seen.observe(element)
    return () => seen.disconnect()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])

  return (
    <>
      <TimelineHead untitled={untitled}>
        <Select
          small
          hideLabel
          label={m.timeline}
          value={kind}
          choices={(['all', ...timelineKinds] as const).map((each) => ({
            value: each,
            label: m.kinds[each],
          }))}
          onChange={setKind}
        />
        {onAddNote && (
          <Button small keys="n" onClick={onAddNote}>
            {m.addNote}
          </Button>
        )}
      </TimelineHead>
      <div className={styles.scroll}>
        {error ? (
          <Failure error={error} title={m.timelineFailed} onRetry={() => void refetch()} />
        ) : !data ? (
          <LoadingState step={m.loadingMore} bars={4} />
        ) : (
          <>
            {items.length === 0 && !hasNextPage && (
              <EmptyState title={m.timelineEmpty}>{m.timelineEmptyNote}</EmptyState>
            )}
            <Story items={items} showDeal={dealId === null} />
            <div ref={foot} className={styles.sentinel}>
              <span className="t12 c3" role="status">
                {isFetchingNextPage ? m.loadingMore : !hasNextPage && items.length > 0 ? m.timelineEnd : ''}
              </span>
            </div>
          </>
        )}
      </div>
    </>
  )
}

function TimelineHead({ untitled, children }: { untitled?: boolean; children: ReactNode }) {
  const m = useMessages(accountMessages)
  return untitled ? (
    <div className="toolbar">
      <span className="t12 c3">{m.timelineNote}</span>
      <span className="sp" />
      {children}
    </div>
  ) : (
    <PaneHeader title={m.timeline} note={m.timelineNote}>
      {children}
    </PaneHeader>
  )
}

const icons: Record<TimelineKind, IconName> = {
  activity: 'person',
  evidence: 'message',
  stageChange: 'stage',
  price: 'price',
  market: 'globe',
  advice: 'brief',
}
const activityIcons: Partial<Record<string, IconName>> = {
  call: 'phone',
  visit: 'accounts',
  meeting: 'calendar',
  message: 'message',
  email: 'mail',
  note: 'edit',
  priceAsked: 'price',
  quoteSent: 'price',
  contractAsked: 'file',
  proposalSent: 'file',
}

function Story({ items, showDeal }: { items: readonly TimelineItem[]; showDeal: boolean }) {
  const m = useMessages(accountMessages)
  const format = useFormat()
  return (
    <Timeline
      label={m.timeline}
      entries={items.map((item) => ({
        key: item.key,
        day: format.date(item.at),
        time: isDayOnly(item) ? '' : format.time(item.at),
        icon: <Icon name={(item.activityKind && activityIcons[item.activityKind]) || icons[item.kind]} />,
        content: <StoryEntry item={item} showDeal={showDeal} />,
      }))}
    />
  )
}

function StoryEntry({ item, showDeal }: { item: TimelineItem; showDeal: boolean }) {
  const m = useMessages(accountMessages)
  const w = useMessages(words)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const title =
    item.kind === 'stageChange' && item.toStage
      ? m.stageChange(item.fromStage && w.stages[item.fromStage], w.stages[item.toStage])
      : item.kind === 'price'
        ? (m.price[item.title] ?? item.title)
        : item.kind === 'advice'
          ? m.shownAdvice
          : item.activityKind
            ? w.activities[item.activityKind]
            : noteTitle(item.title)
  const text = noteBody(item.title || null, wordMessage(item.text, format.language))
  const aside = [
    item.direction && item.direction !== 'internal' && w.directions[item.direction],
    item.person,
  ].filter(Boolean)
  return (
    <div className={styles.entry}>
      <div className="row wrap">
        {title && <b>{title}</b>}
        {item.amountMinor !== null && item.currency && (
          <span className="strong">{format.money(item.amountMinor, item.currency)}</span>
        )}
        <span className="t12 c3">{aside.join(' · ')}</span>
        {item.datedBy && <span className="t11 c3">{m.datedBy[item.datedBy]}</span>}
        {showDeal && item.dealId && item.dealName && (
          <GoLink to={`/deals/${item.dealId}`} className="t12">
            {item.dealName}
          </GoLink>
        )}
        {item.evidenceId && (
          <EvidenceMark kind="source" label={m.source} onOpen={() => openEvidence(item.evidenceId!)} />
        )}
      </div>
      {text && <p className="c2">{text}</p>}
    </div>
  )
}
