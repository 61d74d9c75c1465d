import * as xlsx from '@e965/xlsx'
import { isCompoundFile } from '../compoundFile.ts'
import type { Refusal } from '../format.ts'
import { oldWorkbook } from './oldWorkbook.ts'

/** A sheet as the library reads it: rows of cells with gaps, and which of them are merged. */
export type Sheet = {
  name: string
  data: xlsx.CellObject[][]
  merges: xlsx.Range[]
  isHidden: boolean
  /** Its days count from 1904. */
  date1904: boolean
}
export type Opened = { ok: true; sheets: Sheet[] } | { ok: false; refusal: Refusal }

/** Every sheet of a workbook: values and how they are shown, never formulas. */
export function openWorkbook(bytes: Uint8Array): Opened {
  try {
    const old = isCompoundFile(bytes) || bytes[0] === 0x09 ? oldWorkbook(bytes) : null
    if (old !== null && !old.ok) return old
    const workbook = xlsx.read(old?.stream ?? bytes, {
      type: old ? 'buffer' : 'array',
      dense: true,
      cellDates: false,
      cellFormula: false,
      cellHTML: false,
      cellNF: true,
      cellText: true,
      bookVBA: false,
    })
    const date1904 = workbook.Workbook?.WBProps?.date1904 === true
    const sheets = workbook.SheetNames.map((name, index): Sheet => {
      const content = workbook.Sheets[name] as
        | (xlsx.WorkSheet & { '!data'?: xlsx.CellObject[][] })
        | undefined
      return {
        name,
        data: content?.['!data'] ?? [],
        merges: content?.['!merges'] ?? [],
        isHidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) > 0,
        date1904,
      }
    })
    return { ok: true, sheets }
  } catch (error) {
    const message = error instanceof Error ? error.message : ''
    const isLocked = /password|encrypt/i.test(message)
    return {
      ok: false,
      refusal: { code: isLocked ? 'passwordProtected' : 'damaged', detail: message.slice(0, 200) },
    }
  }
}
