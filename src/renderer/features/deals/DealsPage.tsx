import { useQuery } from '@tanstack/react-query'
import type { ColDef, GridApi, GridOptions } from 'ag-grid-community'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { HealthCheckId, healthCheckIds } from '../../../shared/health.ts'
import { healthWords } from '../../../shared/healthWords.ts'
import { minorUnits } from '../../../shared/money.ts'
import { type Stage, stages } from '../../../shared/vocabulary.ts'
import { useApi } from '../../client/api.tsx'
import { useMessages } from '../../i18n/language.tsx'
import { useFormat } from '../../i18n/useFormat.tsx'
import { words } from '../../i18n/words.ts'
import { useKeys } from '../../keys/Keys.tsx'
import { Failure } from '../../shell/Failure.tsx'
import { useGo, useQueryParams } from '../../shell/navigation.tsx'
import { useCrumbs } from '../../shell/page.tsx'
import { useCommand } from '../../shell/useCommand.ts'
import { FilterBox } from '../../ui/grid/FilterBox.tsx'
import { Grid } from '../../ui/grid/Grid.tsx'
import { focusedRow, moveFocus, toggleFocused } from '../../ui/grid/move.ts'
import { SelectionActions } from '../../ui/grid/SelectionActions.tsx'
import { Button, EmptyState, Segmented, Select } from '../../ui/index.ts'
import styles from '../accounts/accounts.module.css'
import { valuesInUse } from '../accounts/views.ts'
import { BulkEditDealsDialog } from './DealDialogs.tsx'
import {
  type DealFilter,
  dealViews,
  joinTexts,
  passes,
  readDealView,
  rowsWith,
  type SearchableDeal,
  wordsOf,
} from './filter.ts'
import { dealMessages } from './messages.ts'
import { useDealRows } from './useDealRows.ts'

const anything = 'any'
const restMs = 250

/** All deals in a grid that fills while it is already in use. */
export default function DealsPage() {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const healthNames = useMessages(healthWords)
  const { client, query } = useApi()
  const go = useGo()
  const params = useQueryParams()
  const { data, error, refetch } = useDealRows()
  const { run } = useCommand()
  const format = useFormat()
  const [text, setText] = useState(params.q ?? '')
  const wanted = useDeferredValue(text)
  const [chosen, setChosen] = useState<SearchableDeal[]>([])
  const [shown, setShown] = useState<number | null>(null)
  const [editing, setEditing] = useState(false)
  const [now] = useState(() => Date.now())
  const grid = useRef<GridApi<SearchableDeal>>(null)
  const filterBox = useRef<HTMLInputElement>(null)
  const columns = useColumns()
  useCrumbs([{ label: m.title }])

  const view = readDealView(params.view)
  const stage = stages.find((each) => each === params.stage) ?? null
  const ownerName = params.owner ?? null
  const check = HealthCheckId.safeParse(params.health).data ?? null
  const failing = useQuery({
    ...query.health.rows.queryOptions({ input: { check: check ?? healthCheckIds[0]! } }),
    enabled: check !== null,
  })
  const ids = useMemo(
    () => (check === null ? null : new Set<string>(failing.data?.rows.map((row) => row.id))),
    [check, failing.data],
  )
  const filter = useMemo<DealFilter>(
    () => ({ view, stage, ownerName, words: wordsOf(wanted), ids }),
    [view, stage, ownerName, wanted, ids],
  )
  const texts = useMemo(() => joinTexts(data?.rows ?? []), [data])
  const matches = useMemo(() => rowsWith(filter.words, texts), [filter, texts])
  const latest = useRef({ filter, matches })
  latest.current = { filter, matches }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the grid reads the filter through the ref
  useEffect(() => grid.current?.onFilterChanged(), [filter])
  const [options] = useState<GridOptions<SearchableDeal>>(() => ({
    isExternalFilterPresent: () => true,
    doesExternalFilterPass: ({ data: deal }) =>
      deal !== undefined && passes(latest.current.filter, deal, now, latest.current.matches),
    cacheQuickFilter: false,
    // Rows are drawn in the frame in which they come into view, so that fast scrolling shows none blank.
    suppressAnimationFrame: true,
    // The box in the header would look at every row after every key; Shift+X selects what is shown.
    rowSelection: { mode: 'multiRow', headerCheckbox: false, checkboxes: true, enableClickSelection: false },
  }))

  const address = (next: {
    view?: string
    stage?: Stage | null
    owner?: string | null
    q?: string
    health?: null
  }) => {
    const parts = new URLSearchParams()
    const nextView = next.view ?? view
    const nextStage = next.stage === undefined ? stage : next.stage
    const nextOwner = next.owner === undefined ? ownerName : next.owner
    const typed = next.q ?? text
    if (nextView !== 'open') parts.set('view', nextView)
    if (nextStage) parts.set('stage', nextStage)
    if (nextOwner) parts.set('owner', nextOwner)
    if (typed) parts.set('q', typed)
    if (check !== null && next.health !== null) parts.set('health', check)
    const query = parts.toString()
    go(query ? `/deals?${query}` : '/deals', { replace: true })
  }
  // The address follows when the typing rests: a step of the router at every key would hold the filter up.
  const addressed = useRef(address)
  addressed.current = address
  useEffect(() => {
    if (text === (params.q ?? '')) return
    const rested = setTimeout(() => addressed.current({ q: text }), restMs)
    return () => clearTimeout(rested)
  }, [text, params.q])
  const open = (row: SearchableDeal | undefined) => row && go(`/deals/${row.id}`)
  const clear = () => grid.current?.deselectAll()
  const remove = async () => {
    const ids = chosen.map(({ id }) => id)
    const removed = await run(() => client.deals.remove({ ids }), { done: m.removed(ids.length) })
    if (removed) clear()
  }
  const owners = useMemo(() => valuesInUse(data?.rows ?? [], (row) => row.ownerName), [data])

  useKeys(m.title, [
    { keys: 'j', label: m.keys.down, run: () => moveFocus(grid.current, 1) },
    { keys: 'k', label: m.keys.up, run: () => moveFocus(grid.current, -1) },
    { keys: 'enter', label: m.keys.open, run: () => open(focusedRow(grid.current)) },
    {
      keys: 'b',
      label: m.keys.brief,
      run: () => {
        const row = focusedRow(grid.current)
        if (row) go(`/brief/${row.id}`)
      },
    },
    { keys: 'x', label: m.keys.select, run: () => toggleFocused(grid.current) },
    {
      keys: 'shift+x',
      label: m.keys.selectAll,
      run: () => grid.current?.selectAll('filtered'),
    },
    { keys: '/', label: m.keys.filter, run: () => filterBox.current?.focus() },
    ...(chosen.length > 0 ? [{ keys: 'e', label: m.keys.bulkEdit, run: () => setEditing(true) }] : []),
    ...dealViews.map((each, index) => ({
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
      <div className="toolbar">
        <FilterBox
          ref={filterBox}
          value={text}
          label={m.filter}
          onChange={setText}
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
          <>
            {check !== null && (
              <Button small onClick={() => address({ health: null })} title={m.showAll}>
                {m.failing(healthNames.checks[check])} ×
              </Button>
            )}
            <Segmented
              label={m.views}
              value={view}
              choices={dealViews.map((each) => ({ value: each, label: m.view[each] }))}
              onChange={(next) => address({ view: next })}
            />
            <Select
              small
              hideLabel
              label={m.stage}
              value={(stage ?? anything) as string}
              choices={[
                { value: anything, label: m.anyStage },
                ...stages.map((each) => ({ value: each as string, label: w.stages[each] })),
              ]}
              onChange={(next) => address({ stage: next === anything ? null : (next as Stage) })}
            />
            <Select
              small
              hideLabel
              label={m.owner}
              value={ownerName ?? anything}
              choices={[
                { value: anything, label: m.anyOwner },
                ...owners.map((each) => ({ value: each, label: each })),
              ]}
              onChange={(next) => address({ owner: next === anything ? null : next })}
            />
          </>
        )}
        <span className="sp" />
        <span className="t12 c3 nw" role="status">
          {data &&
            (data.rows.length < data.total
              ? m.arriving(format.number(data.rows.length), format.number(data.total))
              : m.shown(format.number(shown ?? data.total), format.number(data.total)))}
        </span>
      </div>
      {data?.total === 0 ? (
        <EmptyState
          title={m.empty}
          center
          action={
            <span className="row">
              <Button kind="primary" onClick={() => go('/data')}>
                {m.toData}
              </Button>
              <Button onClick={() => go('/accounts')}>{m.toAccounts}</Button>
            </span>
          }
        >
          {m.emptyNote}
        </EmptyState>
      ) : (
        <Grid<SearchableDeal>
          label={m.title}
          columns={columns}
          rows={data?.rows}
          rowId={(row) => row.id}
          onOpen={open}
          opensFrom="name"
          onSelect={setChosen}
          onShown={setShown}
          apiRef={grid}
          options={options}
        />
      )}
      {editing && chosen.length > 0 && (
        <BulkEditDealsDialog chosen={chosen} rows={data?.rows ?? []} onClose={() => setEditing(false)} />
      )}
    </div>
  )
}

function useColumns(): ColDef<SearchableDeal>[] {
  const m = useMessages(dealMessages)
  const w = useMessages(words)
  const format = useFormat()
  return useMemo(() => {
    const c = m.columns
    const day = (field: 'expectedCloseAt' | 'openedAt' | 'closedAt', headerName: string) => ({
      field,
      headerName,
      width: 136,
      filter: 'agDateColumnFilter',
      filterValueGetter: ({ data }: { data?: SearchableDeal }) =>
        data?.[field] ? new Date(data[field]) : null,
      valueFormatter: ({ value }: { value?: unknown }) =>
        typeof value === 'number' ? format.date(value) : '',
    })
    return [
      { field: 'name', headerName: c.name, width: 300, pinned: 'left', cellClass: 'strong opens' },
      { field: 'accountName', headerName: c.account, flex: 1, minWidth: 180 },
      {
        field: 'stage',
        headerName: c.stage,
        width: 120,
        filterValueGetter: ({ data }) => (data ? w.stages[data.stage] : ''),
        valueFormatter: ({ value }) => (value ? w.stages[value as Stage] : ''),
        comparator: (left: Stage, right: Stage) => stages.indexOf(left) - stages.indexOf(right),
      },
      {
        field: 'amountMinor',
        headerName: c.amount,
        width: 150,
        type: 'rightAligned',
        filter: 'agNumberColumnFilter',
        filterValueGetter: ({ data }) =>
          data?.amountMinor == null ? null : data.amountMinor / minorUnits(data.currency ?? ''),
        valueFormatter: ({ data }) =>
          data?.amountMinor != null && data.currency ? format.money(data.amountMinor, data.currency) : '',
      },
      {
        field: 'nextCallAt',
        headerName: c.nextCall,
        width: 160,
        filter: 'agDateColumnFilter',
        filterValueGetter: ({ data }) => (data?.nextCallAt ? new Date(data.nextCallAt) : null),
        valueFormatter: ({ value }) =>
          typeof value === 'number' ? `${format.day(value)} ${format.time(value)}` : '',
      },
      { field: 'productName', headerName: c.product, width: 180 },
      { field: 'ownerName', headerName: c.owner, width: 128 },
      { field: 'region', headerName: c.region, width: 96 },
      day('expectedCloseAt', c.expectedClose),
      { field: 'competitor', headerName: c.competitor, width: 120 },
      day('openedAt', c.opened),
      day('closedAt', c.closed),
      { field: 'code', headerName: c.code, width: 110 },
      { field: 'currency', headerName: c.currency, width: 84 },
    ] satisfies ColDef<SearchableDeal>[]
  }, [m, w, format])
}
