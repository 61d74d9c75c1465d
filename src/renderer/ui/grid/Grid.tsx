import {
  type ColDef,
  createGrid,
  type GridApi,
  type GridOptions,
  type RowSelectionOptions,
} from 'ag-grid-community'
import { type RefObject, useEffect, useRef } from 'react'
import { useLanguage, useMessages } from '../../i18n/language.tsx'
import { useLook } from '../look.tsx'
import { styleNonce } from '../styleNonce.ts'
import { gridLocale } from './locale.ts'
import { gridModules } from './modules.ts'
import { holdScrollEcho } from './scrollEcho.ts'
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
  /** Enter or a double click on a row, and a click in the column of `opensFrom`. */
  onOpen?(row: Row): void
  /** The column whose cells read as links, give it the class `opens`; a click elsewhere only moves the focus. */
  opensFrom?: string
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
 * by arrow keys. Rows are drawn by AG Grid itself, without React, in the frame in which they come into view. Keep
 * `columns` stable between renders (`useMemo`); `options` are read once.
 */
export function Grid<Row>(props: GridProps<Row>) {
  const { columns, rows, quickFilter = '', onSelect, apiRef } = props
  const language = useLanguage()
  const localeText = useMessages(gridLocale)
  const { density } = useLook()
  const root = useRef<HTMLDivElement>(null)
  const api = useRef<GridApi<Row>>(null)
  const latest = useRef(props)
  latest.current = props
  const selects = onSelect !== undefined

  // biome-ignore lint/correctness/useExhaustiveDependencies: AG Grid reads its locale once; the rest is told below
  useEffect(() => {
    if (!root.current) return
    const freeScroll = holdScrollEcho(root.current)
    const made = createGrid<Row>(
      root.current,
      {
        theme: gridTheme,
        styleNonce: styleNonce(),
        localeText,
        columnDefs: columns as ColDef<Row>[],
        defaultColDef: defaultColumn,
        rowData: rows ? [...rows] : undefined,
        getRowId: ({ data }) => latest.current.rowId(data),
        rowHeight: rowHeights[density],
        headerHeight: 32,
        loading: rows === undefined,
        animateRows: false,
        suppressAnimationFrame: true,
        suppressCellFocus: false,
        suppressScrollOnNewData: true,
        suppressDragLeaveHidesColumns: true,
        rowBuffer: 8,
        cacheQuickFilter: true,
        quickFilterText: quickFilter,
        rowSelection: selects ? severalRows : undefined,
        selectionColumnDef: {
          width: 44,
          maxWidth: 44,
          resizable: false,
          pinned: 'left',
          suppressHeaderMenuButton: true,
        },
        onSelectionChanged: (event) => latest.current.onSelect?.(event.api.getSelectedRows()),
        onModelUpdated: (event) => latest.current.onShown?.(event.api.getDisplayedRowCount()),
        onCellKeyDown: (pressed) => {
          const { data, event } = pressed
          if (!(event instanceof KeyboardEvent) || event.key !== 'Enter' || !data) return
          // Enter in the selection column toggles, as AG Grid has it.
          if ('column' in pressed && pressed.column.getColId().startsWith('ag-Grid-')) return
          event.preventDefault()
          latest.current.onOpen?.(data)
        },
        onCellClicked: ({ data, column }) => {
          if (data && column.getColId() === latest.current.opensFrom) latest.current.onOpen?.(data)
        },
        onRowDoubleClicked: ({ data }) => data && latest.current.onOpen?.(data),
        ...latest.current.options,
      },
      { modules: gridModules },
    )
    api.current = made
    if (apiRef) apiRef.current = made
    root.current
      .querySelector('[role="treegrid"], [role="grid"]')
      ?.setAttribute('aria-label', latest.current.label)
    return () => {
      api.current = null
      if (apiRef) apiRef.current = null
      freeScroll()
      made.destroy()
    }
  }, [language, selects])

  useChanges(columns, (next) => api.current?.setGridOption('columnDefs', next as ColDef<Row>[]))
  useChanges(rows, (next) =>
    api.current?.updateGridOptions({ rowData: next ? [...next] : undefined, loading: next === undefined }),
  )
  useChanges(quickFilter, (next) => api.current?.setGridOption('quickFilterText', next))
  useChanges(density, (next) => {
    api.current?.setGridOption('rowHeight', rowHeights[next])
    api.current?.resetRowHeights()
  })

  return <div className="grid" ref={root} />
}

/** Tells the grid a value that is another one than it was made with or told last. */
function useChanges<Value>(value: Value, tell: (value: Value) => void): void {
  const told = useRef(value)
  useEffect(() => {
    if (told.current === value) return
    told.current = value
    tell(value)
  })
}
