import { parentPort } from 'node:worker_threads'
import type { Refusal } from '../format.ts'
import { openWorkbook, type Sheet } from './workbook.ts'

/** What the thread tells of a workbook: its sheets, in their order. */
export type WorkbookEvent =
  | { kind: 'sheet'; sheet: Sheet }
  | { kind: 'refused'; code: Refusal['code']; detail?: string }

// The library remarks on every odd record; whoever waits is told what could not be read.
console.error = () => {}

// One workbook at a time: whoever waits for it may end the thread at any moment.
parentPort?.on('message', ({ bytes }: { bytes: Uint8Array }) => {
  const tell = (event: WorkbookEvent | { kind: 'done' }) => parentPort?.postMessage(event)
  const opened = openWorkbook(bytes)
  if (!opened.ok) return tell({ kind: 'refused', ...opened.refusal })
  for (const sheet of opened.sheets) tell({ kind: 'sheet', sheet })
  tell({ kind: 'done' })
})
