import type { ColDef, GridApi, GridOptions, RowSelectionOptions } from 'ag-grid-community'
import { AgGridProvider, AgGridReact } from 'ag-grid-react'
import { type RefObject, useEffect, useMemo, useRef } from 'react'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useLook } from '../look.tsx'
import { styleNonce } from '../styleNonce.ts'
import { gridLocale } from './locale.ts'
import { gridModules } from './modules.ts'
import { gridTheme } from './theme.ts'
import './grid.css'

export interface GridProps<Row> {
  /** Names the grid for a screen reader. */
  label: string
  columns: readonly ColDef<Row>[]
  rows: readonly Row[] | undefined
  rowId(row: Row): string
  /** Words to match in every row's text; empty shows all. */
  quickFilter?: string
  /** Enter or a double click on a row. */
  onOpen?(row: Row): void
  /** Turns on selection of several rows. */
  onSelect?(rows: Row[]): void
  onShown?(count: number): void
  apiRef?: RefObject<GridApi<Row> | null>
  /** What AG Grid offers beyond this, used sparingly. */
  options?: GridOptions<Row>
}

const rowHeights = { compact: 28, regular: 36, wall: 44 } as const

const severalRows: RowSelectionOptions = {
  mode: 'multiRow',
  headerCheckbox: true,
  checkboxes: true,
  enableClickSelection: false,
  selectAll: 'filtered',
}
const defaultColumn: ColDef = {
  sortable: true,
  resizable: true,
  filter: true,
  minWidth: 72,
  suppressHeaderMenuButton: false,
}

/**
 * AG Grid in our tokens: only the visible rows exist in the page, filters read cached text, and every cell is reached
 * by arrow keys. Keep `columns` stable between renders (`useMemo`).
 */
export function Grid<Row>({
  label,
  columns,
  rows,
  rowId,
  quickFilter,
  onOpen,
  onSelect,
  onShown,
  apiRef,
  options,
}: GridProps<Row>) {
  const language = useLanguage()
  const localeText = useMessages(gridLocale)
  const { density } = useLook()
  const grid = useRef<AgGridReact<Row>>(null)
  const root = useRef<HTMLDivElement>(null)
  const rowData = useMemo(() => (rows ? [...rows] : undefined), [rows])

  useEffect(() => {
    grid.current?.api?.resetRowHeights()
    void density
  }, [density])

  return (
    <div className="grid" ref={root}>
      <AgGridProvider modules={gridModules}>
        <AgGridReact<Row>
          // The locale is read once by AG Grid, so a new language needs a new grid.
          key={language}
          ref={grid}
          theme={gridTheme}
          styleNonce={styleNonce()}
          localeText={localeText}
          columnDefs={columns as ColDef<Row>[]}
          defaultColDef={defaultColumn}
          rowData={rowData}
          getRowId={({ data }) => rowId(data)}
          rowHeight={rowHeights[density]}
          headerHeight={32}
          loading={rows === undefined}
          animateRows={false}
          suppressCellFocus={false}
          suppressScrollOnNewData
          suppressDragLeaveHidesColumns
          rowBuffer={24}
          cacheQuickFilter
          quickFilterText={quickFilter}
          rowSelection={onSelect ? severalRows : undefined}
          selectionColumnDef={{
            width: 44,
            maxWidth: 44,
            resizable: false,
            pinned: 'left',
            suppressHeaderMenuButton: true,
          }}
          onGridReady={({ api }) => {
            if (apiRef) apiRef.current = api
            root.current?.querySelector('[role="treegrid"], [role="grid"]')?.setAttribute('aria-label', label)
          }}
          onSelectionChanged={({ api }) => onSelect?.(api.getSelectedRows())}
          onModelUpdated={({ api }) => onShown?.(api.getDisplayedRowCount())}
          onCellKeyDown={(pressed) => {
            const { data, event } = pressed
            if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || !data) return
            // Enter in the selection column toggles, as AG Grid has it.
            if ('column' in pressed && pressed.column.getColId().startsWith('ag-Grid-')) return
            event.preventDefault()
            onOpen?.(data)
          }}
          onRowDoubleClicked={({ data }) => data && onOpen?.(data)}
          {...options}
        />
      </AgGridProvider>
    </div>
  )
}
