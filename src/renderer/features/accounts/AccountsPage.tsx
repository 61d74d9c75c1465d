import { useQuery } from '@tanstack/react-query'
import type { ColDef, GridApi } from 'ag-grid-community'
import { useDeferredValue, useMemo, useRef, useState } from 'react'
import type { AccountRow } from '../../../shared/contract/accounts.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo, useQueryParams } from '../../shell/navigation.tsx'
import { TopBarActions, useCrumbs } from '../../shell/page.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { FilterBox } from '../../ui/grid/FilterBox.tsx'
import { Grid } from '../../ui/grid/Grid.tsx'
import { focusedRow, moveFocus, toggleFocused } from '../../ui/grid/move.ts'
import { SelectionActions } from '../../ui/grid/SelectionActions.tsx'
import { Button, EmptyState, Icon, Segmented } from '../../ui/index.ts'
import { AccountDialog, BulkEditDialog } from './AccountDialogs.tsx'
import styles from './accounts.module.css'
import { accountMessages } from './messages.ts'
import { accountViews, inView, readView } from './views.ts'

/** All accounts in a grid: filter, select, edit together, open. */
export default function AccountsPage() {
  const m = useMessages(accountMessages)
  const { query, client } = useApi()
  const go = useGo()
  const params = useQueryParams()
  const { data, error, refetch } = useQuery(query.accounts.rows.queryOptions())
  const { run } = useCommand()
  const [filter, setFilter] = useState(params.q ?? '')
  const quickFilter = useDeferredValue(filter)
  const [chosen, setChosen] = useState<AccountRow[]>([])
  const [shown, setShown] = useState<number | null>(null)
  const [editing, setEditing] = useState(false)
  const grid = useRef<GridApi<AccountRow>>(null)
  const filterBox = useRef<HTMLInputElement>(null)
  const format = useFormat()
  const columns = useColumns()
  const view = readView(params.view)
  const creating = params.new === '1'
  const [now] = useState(() => Date.now())
  const rows = useMemo(() => data?.filter((row) => inView(view, row, now)), [data, view, now])
  useCrumbs([{ label: m.title }])

  const address = (next: { view?: string; q?: string; new?: boolean }) => {
    const parts = new URLSearchParams()
    const nextView = next.view ?? view
    const words = next.q ?? filter
    if (nextView !== 'all') parts.set('view', nextView)
    if (words) parts.set('q', words)
    if (next.new) parts.set('new', '1')
    const text = parts.toString()
    go(text ? `/accounts?${text}` : '/accounts', { replace: true })
  }
  const open = (row: AccountRow | undefined) => row && go(`/accounts/${row.id}`)
  const clear = () => grid.current?.deselectAll()
  const remove = async () => {
    const ids = chosen.map(({ id }) => id)
    const removed = await run(() => client.accounts.remove({ ids }), { done: m.removed(ids.length) })
    if (removed) clear()
  }

  useKeys(m.title, [
    { keys: 'j', label: m.keys.down, run: () => moveFocus(grid.current, 1) },
    { keys: 'k', label: m.keys.up, run: () => moveFocus(grid.current, -1) },
    { keys: 'enter', label: m.keys.open, run: () => open(focusedRow(grid.current)) },
    { keys: 'x', label: m.keys.select, run: () => toggleFocused(grid.current) },
    { keys: '/', label: m.keys.filter, run: () => filterBox.current?.focus() },
    { keys: 'n', label: m.keys.create, run: () => address({ new: true }) },
    ...(chosen.length > 0 ? [{ keys: 'e', label: m.keys.bulkEdit, run: () => setEditing(true) }] : []),
    ...accountViews.map((each, index) => ({
      keys: String(index + 1),
      label: m.view[each],
      run: () => address({ view: each }),
    })),
  ])

  if (error)
    return (
      <div className="col grow">
        <Failure error={error} title={m.failed} onRetry={() => void refetch()} center />
      </div>
    )
  return (
    <div className={styles.page}>
      <h1 className="sr-only">{m.title}</h1>
      <TopBarActions>
        <Button kind="quiet" keys="n" icon={<Icon name="plus" />} onClick={() => address({ new: true })}>
          {m.newAccount}
        </Button>
      </TopBarActions>
      <div className="toolbar">
        <FilterBox
          ref={filterBox}
          value={filter}
          label={m.filter}
          onChange={(value) => {
            setFilter(value)
            address({ q: value })
          }}
          onDown={() => moveFocus(grid.current, 0)}
        />
        {chosen.length > 0 ? (
          <SelectionActions
            words={m.selection}
            count={chosen.length}
            onEdit={() => setEditing(true)}
            onRemove={() => void remove()}
            onClear={clear}
          />
        ) : (
          <Segmented
            label={m.views}
            value={view}
            choices={accountViews.map((each) => ({ value: each, label: m.view[each] }))}
            onChange={(next) => address({ view: next })}
          />
        )}
        <span className="sp" />
        <span className="t12 c3 nw" role="status">
          {rows && data && m.shown(format.number(shown ?? rows.length), format.number(data.length))}
        </span>
      </div>
      {data?.length === 0 ? (
        <EmptyState
          title={m.empty}
          center
          action={
            <span className="row">
              <Button kind="primary" onClick={() => go('/data')}>
                {m.toData}
              </Button>
              <Button keys="n" onClick={() => address({ new: true })}>
                {m.newAccount}
              </Button>
            </span>
          }
        >
          {m.emptyNote}
        </EmptyState>
      ) : (
        <Grid<AccountRow>
          label={m.title}
          columns={columns}
          rows={rows}
          rowId={(row) => row.id}
          quickFilter={quickFilter}
          onOpen={open}
          opensFrom="name"
          onSelect={setChosen}
          onShown={setShown}
          apiRef={grid}
        />
      )}
      {editing && chosen.length > 0 && (
        <BulkEditDialog chosen={chosen} rows={data ?? []} onClose={() => setEditing(false)} />
      )}
      {creating && <AccountDialog account={null} rows={data ?? []} onClose={() => address({})} />}
    </div>
  )
}

function useColumns(): ColDef<AccountRow>[] {
  const m = useMessages(accountMessages)
  const format = useFormat()
  return useMemo(() => {
    const c = m.columns
    return [
      { field: 'name', headerName: c.name, flex: 3, minWidth: 240, cellClass: 'strong opens' },
      { field: 'code', headerName: c.code, width: 110 },
      { field: 'industry', headerName: c.industry, flex: 1, minWidth: 120 },
      { field: 'region', headerName: c.region, width: 100 },
      { field: 'city', headerName: c.city, width: 124 },
      { field: 'tier', headerName: c.tier, width: 90 },
      { field: 'ownerName', headerName: c.owner, flex: 1, minWidth: 128 },
      {
        field: 'openDeals',
        headerName: c.openDeals,
        width: 100,
        type: 'rightAligned',
        filter: 'agNumberColumnFilter',
        getQuickFilterText: () => '',
      },
      {
        field: 'openAmountMinor',
        headerName: c.openAmount,
        width: 150,
        type: 'rightAligned',
        filter: 'agNumberColumnFilter',
        filterValueGetter: ({ data }) => (data ? data.openAmountMinor / 100 : null),
        valueFormatter: ({ data }) =>
          data?.currency && data.openAmountMinor > 0 ? format.money(data.openAmountMinor, data.currency) : '',
        getQuickFilterText: () => '',
      },
      {
        field: 'lastActivityAt',
        headerName: c.lastActivity,
        width: 140,
        filter: 'agDateColumnFilter',
        filterValueGetter: ({ data }) => (data?.lastActivityAt ? new Date(data.lastActivityAt) : null),
        valueFormatter: ({ value }) => (typeof value === 'number' ? format.date(value) : ''),
        getQuickFilterText: () => '',
      },
    ] satisfies ColDef<AccountRow>[]
  }, [m, format])
}
