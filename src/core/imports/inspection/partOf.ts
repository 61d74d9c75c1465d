import type { ImportItem } from '../formats/format.ts'

/** Name of the part of a file that an item belongs to: a sheet, or a file inside an archive; null for the file itself. */
export const partOf = (at: { readonly sheet?: string; readonly entry?: string }): string | null =>
  at.sheet ?? at.entry ?? null

/** A chat or notes in a workbook are a sheet of it; messages of an archive are one chat, whatever files they lie in. */
export const partOfItem = (item: ImportItem): string | null =>
  item.kind === 'row' ? partOf(item.at) : (item.at.sheet ?? null)
