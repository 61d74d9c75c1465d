import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { z } from 'zod'
import type { CommitteeSeat, DealDetail } from '../../../shared/contract/deals.ts'
import type { DealId } from '../../../shared/ids.ts'
import type { Stage } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, useGo, usePathParams } from '../../shell/navigation.tsx'
import { TopBarActions, useCrumbs } from '../../shell/page.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import {
  Button,
  Chip,
  EmptyState,
  Facts,
  LoadingState,
  PaneHeader,
  ReadingFigure,
  Tabs,
} from '../../ui/index.ts'
import { KeyFigure } from '../accounts/AccountPage.tsx'
import accountStyles from '../accounts/accounts.module.css'
import { NoteDialog } from '../accounts/NoteDialog.tsx'
import { PersonRow } from '../accounts/PersonRow.tsx'
import { RecordTimeline } from '../accounts/RecordTimeline.tsx'
import { LeftOutButton } from '../brief/LeftOut.tsx'
import { briefMessages } from '../brief/messages.ts'
import { missingOf } from '../brief/missingOf.ts'
import { BriefHistory } from './BriefHistory.tsx'
import { EditDealDialog, NextCallDialog, SeatDialog } from './DealDialogs.tsx'
import styles from './deals.module.css'
import { dealMessages } from './messages.ts'
import { PriceLines } from './PriceLines.tsx'
import { nextStage, stagePath } from './stagePath.ts'

type Seat = z.infer<typeof CommitteeSeat>

/** One deal: where it stands, who decides, the next call, prices, its story and what advice came of it. */
export default function DealPage() {
  const m = useMessages(dealMessages)
  const { query } = useApi()
  const { dealId } = usePathParams()
  const { data, error, refetch } = useQuery(query.deals.get.queryOptions({ input: { id: dealId as DealId } }))
  useCrumbs([{ label: m.title, to: '/deals' }, { label: data?.deal.name ?? '…' }])
  if (error)
    return (
      <div className="col grow">
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
      </div>
    )
  if (!data)
    return (
      <div className={accountStyles.record}>
        <div className={accountStyles.head} />
        <div />
        <LoadingState step={m.loading} bars={4} />
      </div>
    )
  return <DealView key={data.deal.id} detail={data} />
}

type Open = null | 'note' | 'call' | 'edit' | 'newSeat' | Seat

function DealView({ detail }: { detail: DealDetail }) {
  const m = useMessages(dealMessages)
  const briefWords = useMessages(briefMessages)
  const w = useMessages(words)
  const format = useFormat()
  const go = useGo()
  const { client, query } = useApi()
  const { run } = useCommand()
  const { deal, committee, priceLines, projectQuotes } = detail
  const account = useQuery(query.accounts.get.queryOptions({ input: { id: deal.accountId } }))
  const [open, setOpen] = useState<Open>(null)
  const [tab, setTab] = useState('timeline')
  const close = () => setOpen(null)
  const people = account.data?.contacts ?? committee.map(({ contact }) => contact)
  const seated = new Set(committee.map(({ contact }) => contact.id))
  const setStage = (stage: Stage) => {
    if (stage === deal.stage) return
    void run(() => client.deals.update({ ids: [deal.id], patch: { stage } }), {
      done: m.stageChanged(w.stages[stage]),
    })
  }
  const onward = nextStage(deal.stage)
  const brief = () => go(`/brief/${deal.id}`)
  useKeys(deal.name, [
    { keys: 'b', label: m.keys.brief, run: brief },
    { keys: 'n', label: m.keys.note, run: () => setOpen('note') },
    { keys: 'p', label: m.keys.call, run: () => setOpen('call') },
    { keys: 'e', label: m.keys.edit, run: () => setOpen('edit') },
    { keys: 's', label: m.keys.add, run: () => setOpen('newSeat') },
    ...(onward ? [{ keys: 'shift+f', label: m.keys.stageForward, run: () => setStage(onward) }] : []),
    ...(['timeline', 'prices', 'history'] as const).map((each, index) => ({
      keys: String(index + 1),
      label: m.tabs[each],
      run: () => setTab(each),
    })),
  ])
  return (
    <div className={accountStyles.record}>
      <TopBarActions>
        <Button kind="primary" keys="b" onClick={brief}>
          {m.prepareBrief}
        </Button>
      </TopBarActions>
      <header className={accountStyles.head}>
        <div className={accountStyles.who}>
          <h1>{deal.name}</h1>
          <div className="t12 c2 clip">
            <GoLink to={`/accounts/${deal.accountId}`} className={styles.accountLink}>
              {deal.accountName}
            </GoLink>
            {[
              deal.productName && `${deal.productName}${deal.quantity ? ` × ${deal.quantity}` : ''}`,
              deal.ownerName,
            ]
              .filter(Boolean)
              .map((each) => ` · ${each}`)}
          </div>
          <div className="row">
            <Button small keys="e" onClick={() => setOpen('edit')}>
              {m.edit}
            </Button>
            {deal.outcome !== 'open' && (
              <Chip meaning={deal.outcome === 'won' ? 'ok' : 'stop'}>
                {w.outcomes[deal.outcome]}
                {deal.lossReason && ` · ${deal.lossReason}`}
              </Chip>
            )}
            {deal.competitor && (
              <Chip outline>
                {m.competitor} {deal.competitor}
              </Chip>
            )}
            <LeftOutButton readings={[detail.win]} />
          </div>
        </div>
        <div className={accountStyles.figures}>
          <KeyFigure
            label={m.amount}
            value={
              deal.amountMinor !== null && deal.currency
                ? format.moneyShort(deal.amountMinor, deal.currency)
                : '–'
            }
            note={
              deal.closedAt !== null
                ? m.closed(format.day(deal.closedAt))
                : deal.expectedCloseAt !== null
                  ? m.expected(format.day(deal.expectedCloseAt))
                  : deal.amountMinor === null
                    ? m.noAmount
                    : ''
            }
          />
        </div>
        <div className={styles.figure}>
          {detail.win ? (
            <ReadingFigure reading={detail.win} about={m.win} missing={missingOf(briefWords, detail.win)} />
          ) : (
            <div className="figure">
              <span className="kind">{m.win}</span>
              <span className="value words">{m.winOff}</span>
              <span className="sub">
                <GoLink to="/governance">{m.winOffNote}</GoLink>
              </span>
            </div>
          )}
        </div>
      </header>
      <StagePath detail={detail} onChoose={setStage} />
      <div className={styles.columns}>
        <section className="pane" aria-label={m.committee}>
          <div className={accountStyles.scroll}>
            <NextCall
              deal={deal}
              committee={committee}
              guests={detail.guests}
              people={people}
              onSet={() => setOpen('call')}
            />
            <PaneHeader
              title={m.committee}
              note={committee.length > 0 ? m.committeeNote(committee.length) : undefined}
            >
              <Button small keys="s" onClick={() => setOpen('newSeat')}>
                {m.addSeat}
              </Button>
            </PaneHeader>
            {committee.length === 0 && <EmptyState title={m.noCommittee}>{m.noCommitteeNote}</EmptyState>}
            {committee.map((seat) => (
              <PersonRow
                key={seat.contact.id}
                contact={seat.contact}
                role={seat.buyingRole}
                support={seat.support}
                below={[seat.contact.department, seat.roleFrom === 'title' && m.roleByTitle]
                  .filter(Boolean)
                  .join(' · ')}
                onOpen={() => setOpen(seat)}
              />
            ))}
            <Details deal={deal} />
          </div>
        </section>
        <section className="pane" aria-label={m.details}>
          <Tabs
            label={deal.name}
            value={tab}
            onChange={setTab}
            pages={[
              {
                id: 'timeline',
                label: m.tabs.timeline,
                content: (
                  <RecordTimeline
                    accountId={null}
                    dealId={deal.id}
                    untitled
                    onAddNote={() => setOpen('note')}
                  />
                ),
              },
              {
                id: 'prices',
                label: (
                  <>
                    {m.tabs.prices} <span className="t11 c3">{priceLines.length + projectQuotes.length}</span>
                  </>
                ),
                content: <PriceLines lines={priceLines} projectQuotes={projectQuotes} />,
              },
              { id: 'history', label: m.tabs.history, content: <BriefHistory dealId={deal.id} /> },
            ]}
          />
        </section>
      </div>
      {open === 'note' && (
        <NoteDialog
          accountId={deal.accountId}
          dealId={deal.id}
          contacts={people}
          deals={[{ id: deal.id, name: deal.name }]}
          onClose={close}
        />
      )}
      {open === 'call' && <NextCallDialog deal={deal} people={people} onClose={close} />}
      {open === 'edit' && <EditDealDialog deal={deal} onClose={close} />}
      {(open === 'newSeat' || (typeof open === 'object' && open !== null)) && (
        <SeatDialog
          dealId={deal.id}
          seat={typeof open === 'object' ? open : null}
          free={people.filter(({ id, leftAt }) => !seated.has(id) && leftAt === null)}
          onClose={close}
        />
      )}
    </div>
  )
}

function StagePath({ detail, onChoose }: { detail: DealDetail; onChoose(stage: Stage): void }) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const format = useFormat()
  const [now] = useState(() => Date.now())
  return (
    <nav className={styles.path} aria-label={m.stagePath}>
      {stagePath(detail.deal.stage, detail.stageHistory).map(({ stage, state, enteredAt }) => (
        <button
          key={stage}
          type="button"
          className={styles.step}
          data-state={state}
          aria-current={state === 'now' ? 'step' : undefined}
          onClick={() => onChoose(stage)}
        >
          {w.stages[stage]}
          <small>
            {enteredAt !== null &&
              (state === 'now'
                ? `${m.since(format.day(enteredAt))} · ${m.daysIn(Math.max(0, Math.floor((now - enteredAt) / 86_400_000)))}`
                : format.day(enteredAt))}
          </small>
        </button>
      ))}
    </nav>
  )
}

function NextCall({
  deal,
  committee,
  guests,
  people,
  onSet,
}: {
  deal: DealDetail['deal']
  committee: readonly Seat[]
  /** Who is expected by the calendar, where nobody was named for the call itself. */
  guests: readonly string[]
  people: readonly Seat['contact'][]
  onSet(): void
}) {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const format = useFormat()
  const person = people.find(({ id }) => id === deal.nextCallContactId)
  const seat = committee.find(({ contact }) => contact.id === deal.nextCallContactId)
  return (
    <div className={person?.frozenUntilReleased ? `${styles.call} ice` : styles.call}>
      <div className="row">
        <h2 className="t12">{m.nextCall}</h2>
        <span className="sp" />
        <Button small keys="p" onClick={onSet}>
          {deal.nextCallAt === null ? m.setCall : m.changeCall}
        </Button>
      </div>
      {deal.nextCallAt === null ? (
        <p className="t12 c3">
          {m.noCall}
          {m.noCallNote}
        </p>
      ) : (
        <>
          <b className="t16">
            {format.day(deal.nextCallAt)} {format.time(deal.nextCallAt)}
          </b>
          <span className="row">
            <span className="c2 clip">
              {person?.name ?? (guests.length > 0 ? guests.join(', ') : m.nobody)}
              {seat && ` · ${w.roles[seat.buyingRole]}`}
            </span>
            {person?.frozenUntilReleased && <Chip meaning="frozen">{m.frozen}</Chip>}
          </span>
        </>
      )}
    </div>
  )
}

function Details({ deal }: { deal: DealDetail['deal'] }) {
  const m = useMessages(dealMessages)
  const format = useFormat()
  const rows: [string, ReactNode][] = [
    [m.columns.code, deal.code],
    [m.columns.region, deal.region],
    [m.columns.opened, deal.openedAt !== null && format.date(deal.openedAt)],
    [m.source, deal.source],
    [m.known, format.date(deal.knownAt)],
  ]
  return <Facts label={m.details} rows={rows} className={accountStyles.facts} />
}
