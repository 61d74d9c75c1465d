import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { AccountDetail, ContactView } from '../../../shared/contract/accounts.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { useOpenEvidence } from '../../shell/Evidence.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { GoLink, usePathParams } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { Button, EmptyState, EvidenceMark, Facts, Glyph, LoadingState, Pane } from '../../ui/index.ts'
import { NewDealDialog } from '../deals/NewDealDialog.tsx'
import { AccountDialog } from './AccountDialogs.tsx'
import { AccountSearch } from './AccountSearch.tsx'
import styles from './accounts.module.css'
import { ContactDialog } from './ContactDialog.tsx'
import { EraseDialog } from './EraseDialog.tsx'
import { MergeDialog } from './MergeDialog.tsx'
import { accountMessages } from './messages.ts'
import { NoteDialog } from './NoteDialog.tsx'
import { People } from './People.tsx'
import { RecordTimeline } from './RecordTimeline.tsx'
import { TouchDialog, useBreaker } from './TouchDialog.tsx'

/** One account: who they are, what is known and since when, what happened. */
export default function AccountPage() {
  const m = useMessages(accountMessages)
  const { query } = useApi()
  const { accountId } = usePathParams()
  const { data, error, refetch } = useQuery(
    query.accounts.get.queryOptions({ input: { id: accountId as AccountId } }),
  )
  useCrumbs([{ label: m.title, to: '/accounts' }, { label: data?.account.name ?? '…' }])
  if (error)
    return (
      <div className="col grow">
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
      </div>
    )
  if (!data)
    return (
      <div className={styles.record}>
        <div className={styles.head} />
        <div />
        <LoadingState step={m.loading} bars={4} />
      </div>
    )
  return <AccountView key={data.account.id} detail={data} />
}

type Open = null | 'note' | 'touch' | 'search' | 'edit' | 'deal' | 'merge' | 'newContact' | ContactView

function AccountView({ detail }: { detail: AccountDetail }) {
  const m = useMessages(accountMessages)
  const format = useFormat()
  const { query } = useApi()
  const rows = useQuery(query.accounts.rows.queryOptions())
  const [open, setOpen] = useState<Open>(null)
  const [merging, setMerging] = useState<ContactView | null>(null)
  const [erasing, setErasing] = useState<ContactView | null>(null)
  const { account, contacts, deals, counts } = detail
  const breaker = useBreaker(account.id)
  const close = () => setOpen(null)
  useKeys(account.name, [
    { keys: 'n', label: m.keys.note, run: () => setOpen('note') },
    { keys: 'c', label: m.keys.contact, run: () => setOpen('newContact') },
    { keys: 'd', label: m.keys.newDeal, run: () => setOpen('deal') },
    { keys: '/', label: m.keys.search, run: () => setOpen('search') },
    { keys: 'h', label: m.keys.touch, run: () => setOpen('touch') },
    { keys: 'e', label: m.keys.edit, run: () => setOpen('edit') },
  ])
  const departments = [...new Set(contacts.flatMap(({ department }) => (department ? [department] : [])))]
  return (
    <div className={styles.record}>
      <header className={styles.head}>
        <div className={styles.who}>
          <h1>{account.name}</h1>
          <div className="t12 c2 clip">
            {[
              account.industry,
              [account.region, account.city].filter(Boolean).join(' '),
              account.tier,
              account.ownerName,
            ]
              .filter(Boolean)
              .join(' · ')}
          </div>
          <div className="row">
            <Button small keys="/" onClick={() => setOpen('search')}>
              {m.search}
            </Button>
            <Button small keys="h" onClick={() => setOpen('touch')}>
              {m.touch}
            </Button>
            <Button small keys="e" onClick={() => setOpen('edit')}>
              {m.edit}
            </Button>
            <Button small onClick={() => setOpen('merge')}>
              {m.mergeWith}
            </Button>
            {breaker && breaker.state === 'open' && (
              <span className="t11 c3 nw">{m.touches(breaker.touches, breaker.limit)}</span>
            )}
          </div>
        </div>
        <div className={styles.figures}>
          <KeyFigure
            label={m.figures.open}
            value={account.currency ? format.moneyShort(account.openAmountMinor, account.currency) : '–'}
            note={m.figures.deals(account.openDeals)}
          />
          <KeyFigure
            label={m.figures.activities}
            value={format.number(counts.activities)}
            note={
              account.lastActivityAt ? m.figures.last(format.day(account.lastActivityAt)) : m.figures.never
            }
          />
          <KeyFigure
            label={m.figures.evidence}
            value={format.number(counts.evidence)}
            note={m.figures.evidenceNote(counts.facts)}
          />
          <KeyFigure
            label={m.figures.orders}
            value={format.number(counts.orders)}
            note={m.figures.ordersNote}
          />
        </div>
      </header>
      <div>
        {breaker?.state === 'frozen' && (
          <div className={`${styles.frozenBar} ice`} role="status">
            <Glyph kind="frozen" bare />
            <b>{m.frozenBar}</b>
            {m.bySeller(format.list(breaker.bySeller.map(({ seller, touches }) => `${seller} ${touches}`)))}
            <span className="sp" />
            <GoLink to="/governance?tab=breakers">{m.toGovernance}</GoLink>
          </div>
        )}
      </div>
      <div className={styles.columns}>
        <People contacts={contacts} onAdd={() => setOpen('newContact')} onEdit={setOpen} />
        <section className="pane" aria-label={m.timeline}>
          <RecordTimeline accountId={account.id} dealId={null} onAddNote={() => setOpen('note')} />
        </section>
        <Pane
          title={m.deals}
          note={deals.length > 0 ? m.dealsNote(account.openDeals, deals.length) : undefined}
          aside={
            <Button small keys="d" onClick={() => setOpen('deal')}>
              {m.addDeal}
            </Button>
          }
        >
          <div className={styles.scroll}>
            {deals.length === 0 && <EmptyState title={m.noDeals}>{m.noDealsNote}</EmptyState>}
            <ul>
              {deals.map((deal) => (
                <DealLine key={deal.id} deal={deal} />
              ))}
            </ul>
            <Profile account={account} />
          </div>
        </Pane>
      </div>
      {open === 'note' && (
        <NoteDialog accountId={account.id} dealId={null} contacts={contacts} deals={deals} onClose={close} />
      )}
      {open === 'touch' && <TouchDialog accountId={account.id} contacts={contacts} onClose={close} />}
      {open === 'search' && <AccountSearch accountId={account.id} onClose={close} />}
      {open === 'edit' && <AccountDialog account={account} rows={rows.data ?? []} onClose={close} />}
      {open === 'deal' && (
        <NewDealDialog accountId={account.id} currency={account.currency} onClose={close} />
      )}
      {(open === 'newContact' || (typeof open === 'object' && open !== null)) && (
        <ContactDialog
          accountId={account.id}
          contact={typeof open === 'object' ? open : null}
          departments={departments}
          onErase={(contact) => {
            close()
            setErasing(contact)
          }}
          onMerge={
            contacts.length > 1
              ? (contact) => {
                  close()
                  setMerging(contact)
                }
              : undefined
          }
          onClose={close}
        />
      )}
      {open === 'merge' && <MergeDialog entity="account" record={account} others={null} onClose={close} />}
      {merging && (
        <MergeDialog
          entity="contact"
          record={merging}
          others={contacts.filter(({ id }) => id !== merging.id)}
          onClose={() => setMerging(null)}
        />
      )}
      {erasing && <EraseDialog contact={erasing} onClose={() => setErasing(null)} />}
    </div>
  )
}

/** A count or an amount with its note: facts, not readings. */
export const KeyFigure = ({ label, value, note }: { label: string; value: string; note: string }) => (
  <div>
    <div className="lab nw">{label}</div>
    <div className={styles.value}>{value}</div>
    <div className="t11 c2 nw">{note}</div>
  </div>
)

function DealLine({ deal }: { deal: AccountDetail['deals'][number] }) {
  const w = useMessages(words)
  const format = useFormat()
  return (
    <li>
      <GoLink to={`/deals/${deal.id}`} className={styles.deal}>
        <span className="clip strong">{deal.name}</span>
        <span className="nw">
          {deal.amountMinor !== null && deal.currency
            ? format.moneyShort(deal.amountMinor, deal.currency)
            : ''}
        </span>
        <span className="t12 c2 clip">
          {w.stages[deal.stage]}
          {deal.ownerName ? ` · ${deal.ownerName}` : ''}
        </span>
        <span className="t12 c3 nw">
          {deal.nextCallAt !== null
            ? `${format.day(deal.nextCallAt)} ${format.time(deal.nextCallAt)}`
            : deal.expectedCloseAt !== null
              ? format.day(deal.expectedCloseAt)
              : ''}
        </span>
      </GoLink>
    </li>
  )
}

function Profile({ account }: { account: AccountDetail['account'] }) {
  const m = useMessages(accountMessages)
  const format = useFormat()
  const openEvidence = useOpenEvidence()
  const rows: [string, ReactNode][] = [
    [m.fields.code, account.code],
    [m.fields.aliases, account.aliases.join(' / ') || null],
    [m.fields.website, account.website],
    [m.fields.phone, account.phone],
    [m.parent, account.parentName],
    [
      m.source,
      <span key="source">
        {m.known(format.date(account.knownAt))}
        {account.evidenceId && (
          <EvidenceMark kind="source" onOpen={() => openEvidence(account.evidenceId!)} />
        )}
      </span>,
    ],
  ]
  return <Facts label={m.profile} rows={rows} className={styles.facts} />
}
