import type { FormatReader, FormatTraits } from './format.ts'
import { formatReaders } from './registry.ts'

/** The reader of a format that a source was read as; null where none is called so any more. */
export const readerOf = (format: string | null | undefined): FormatReader | null =>
  formatReaders.find((reader) => reader.format === format) ?? null

export const traitsOf = (format: string | null | undefined): FormatTraits | null =>
  readerOf(format)?.traits ?? null

/** The formats with a trait as the list of an SQL condition: `'eml', 'mbox'`. */
export const sqlOfFormats = (holds: (traits: FormatTraits) => boolean): string =>
  formatReaders
    .filter(({ traits }) => holds(traits))
    .map(({ format }) => `'${format}'`)
    .join(', ')
