import type { GridApi } from 'ag-grid-community'

/** Moves the grid's focus by rows, as J and K do; without a focus it starts at the first row. */
export function moveFocus<Row>(api: GridApi<Row> | null, by: number): void {
  if (!api) return
  const count = api.getDisplayedRowCount()
  const column = api.getAllDisplayedColumns().find((each) => !each.getColId().startsWith('ag-Grid-'))
  if (count === 0 || !column) return
  const focused = api.getFocusedCell()
  const index = focused ? Math.min(count - 1, Math.max(0, focused.rowIndex + by)) : 0
  api.ensureIndexVisible(index)
  api.setFocusedCell(index, focused?.column ?? column)
}

/** The row that has the focus, else the first one shown. */
export function focusedRow<Row>(api: GridApi<Row> | null): Row | undefined {
  const index = api?.getFocusedCell()?.rowIndex ?? 0
  return api?.getDisplayedRowAtIndex(index)?.data
}

/** Takes the focused row, else the first, into the selection or out of it, as X does. */
export function toggleFocused<Row>(api: GridApi<Row> | null): void {
  const node = api?.getDisplayedRowAtIndex(api.getFocusedCell()?.rowIndex ?? 0)
  node?.setSelected(!node.isSelected())
}
