import type { ColDef, GridApi } from 'ag-grid-community'
import { type RefObject, useMemo } from 'react'
import type { Health, HealthFix, HealthView } from '../../../../shared/contract/health.ts'
import { healthCheckOf } from '../../../../shared/health.ts'
import { healthWords } from '../../../../shared/healthWords.ts'
import { useMessages } from '../../../i18n/language.tsx'
import { useFormat } from '../../../i18n/useFormat.tsx'
import { Grid } from '../../../ui/grid/Grid.tsx'
import { healthMessages } from './messages.ts'
import { percentOf } from './shade.ts'

export type FixRow = HealthFix & { what: string; usedBy: string; owner: string; shareGood: number }

/** What to repair, by impact, as a grid. */
export function FixGrid({
  health,
  owners,
  gridRef,
  onOpen,
}: {
  health: Health
  owners: HealthView['owners']
  gridRef: RefObject<GridApi<FixRow> | null>
  onOpen(row: FixRow): void
}) {
  const m = useMessages(healthMessages)
  const w = useMessages(healthWords)
  const format = useFormat()
  const rows = useMemo(
    () =>
      health.fixes.map(
        (fix): FixRow => ({
          ...fix,
          what: `${w.kinds[healthCheckOf(fix.check).kind]} · ${w.checks[fix.check]}`,
          usedBy: fix.uses.map((use) => w.uses[use]).join(' · '),
          owner: owners[fix.check] ?? '',
          shareGood: 1 - fix.failing / fix.of,
        }),
      ),
    [health, owners, w],
  )
  const columns = useMemo(() => {
    const c = m.columns
    const number = (digits: 0 | 1 | 2) => ({
      type: 'rightAligned',
      filter: false,
      valueFormatter: ({ value }: { value?: unknown }) =>
        typeof value === 'number' ? format.number(value, digits) : '',
    })
    return [
      {
        field: 'what',
        headerName: c.what,
        flex: 1,
        minWidth: 260,
        pinned: 'left',
        cellClass: 'strong',
        filter: false,
      },
      { field: 'impact', headerName: c.impact, width: 66, ...number(1) },
      {
        field: 'openDeals',
        headerName: c.deals,
        width: 100,
        ...number(0),
        valueFormatter: ({ data }) =>
          data
            ? data.inProportion
              ? m.inProportion(format.number(data.openDeals))
              : format.number(data.openDeals)
            : '',
      },
      {
        field: 'openAmountMinor',
        headerName: c.amount,
        width: 92,
        type: 'rightAligned',
        filter: false,
        valueFormatter: ({ value }) =>
          typeof value === 'number' ? format.moneyShort(value, health.currency) : '',
      },
      { field: 'owner', headerName: c.owner, width: 84, filter: false },
      { field: 'failing', headerName: c.failing, width: 72, ...number(0) },
      {
        field: 'shareGood',
        headerName: c.share,
        width: 70,
        type: 'rightAligned',
        filter: false,
        valueFormatter: ({ value }) => (typeof value === 'number' ? percentOf(value) : ''),
      },
      { field: 'points', headerName: c.points, width: 66, ...number(2) },
      { field: 'usedBy', headerName: c.uses, width: 220, filter: false },
    ] satisfies ColDef<FixRow>[]
  }, [m, format, health.currency])
  return (
    <Grid<FixRow>
      label={m.fixes}
      columns={columns}
      rows={rows}
      rowId={({ check }) => check}
      onOpen={onOpen}
      apiRef={gridRef}
    />
  )
}
