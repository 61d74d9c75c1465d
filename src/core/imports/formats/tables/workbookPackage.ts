import { type Range, utils } from '@e965/xlsx'
import {
  type OfficePackage,
  officePackageOf,
  readRelations,
  type XmlEvents,
} from '../documents/officePackage.ts'
import type { ReadOptions } from '../format.ts'
import { type NumberWriter, numberWriter, ownFormat } from './cellText.ts'
import { mostFills } from './mergedCells.ts'
import { createTextStore, type TextStore } from './textStore.ts'
import type { OpenedWorkbook, RowPiece, WorkbookSheet } from './workbookRows.ts'
import { createRichText, createRowScanner, unescaped, type WorkbookTerms } from './worksheetXml.ts'

/**
 * Opens an XLSX or XLSM so that its sheets come row by row: the workbook library would hold all cells of all of them, at ten
 * times what the file unpacks to. What is held is its shared texts. Null where the workbook is not of XML, as in an XLSB.
 */
export async function openWorkbookPackage(
  bytes: Uint8Array,
  options: ReadOptions,
): Promise<OpenedWorkbook | null> {
  const opened = officePackageOf(bytes, options)
  if (!opened.ok) return opened
  const office = opened.package
  const main =
    [...(await readRelations(office, '')).values()].find(({ type }) => type === 'officeDocument')?.target ??
    [...office.names].find((name) => /(^|\/)workbook\.xml$/i.test(name))
  if (main === undefined || !/\.xml$/i.test(main)) return null
  const contents = createContentsScanner()
  const told = await office.parse(main, contents.events)
  if (!told.ok) return told
  if (!contents.isWorkbook()) return { ok: false, refusal: { code: 'damaged' } }
  const relations = await readRelations(office, main)
  const partOf = (kind: string): string | undefined =>
    [...relations.values()].find(({ type }) => type === kind)?.target
  const styles = createStyleScanner(contents.date1904())
  const texts = createTextStore()
  for (const [part, events] of [
    [partOf('styles'), styles.events],
    [partOf('sharedStrings'), sharedTextEvents(texts)],
  ] as const) {
    const outcome = part === undefined ? { ok: true as const } : await office.parse(part, events)
    if (!outcome.ok) return outcome
  }
  const terms: WorkbookTerms = { texts, writers: styles.writers() }
  const folder = main.replace(/[^/]*$/, '')
  const sheets = contents.sheets().map(({ name, isHidden, relation }, index): WorkbookSheet => {
    const stated = relation === undefined ? undefined : relations.get(relation)
    // Sheets of charts, dialogs and old macros hold no cells.
    const isTable = stated === undefined || stated.type === 'worksheet'
    const part = stated?.target ?? `${folder}worksheets/sheet${index + 1}.xml`
    return {
      name,
      isHidden,
      merges: () => mergesIn(office, part),
      rows: () => rowsIn(office, isTable ? part : '', { sheet: name, terms, options }),
    }
  })
  return { ok: true, sheets }
}

async function* rowsIn(
  office: OfficePackage,
  part: string,
  { sheet, terms, options }: { sheet: string; terms: WorkbookTerms; options: ReadOptions },
): AsyncGenerator<RowPiece> {
  const scanner = createRowScanner(terms, sheet, options.limits)
  const pieces = office.parsePieces(part, scanner.events)
  try {
    for (;;) {
      const { done, value } = await pieces.next()
      const refusal = scanner.refusal() ?? (done === true && !value.ok ? value.refusal : null)
      const rows = scanner.take()
      if (refusal !== null) return yield { rows, share: 1, refusal }
      if (done === true) return yield { rows, share: 1 }
      if (rows.length > 0) yield { rows, share: value }
    }
  } finally {
    await pieces.return({ ok: true })
  }
}

const mergeElement = /<(?:\w+:)?mergeCell\s[^<>]*?ref=["']([A-Z]+\d+:[A-Z]+\d+)["']/g
const longestTag = 1000

/** Which cells of a sheet are merged over rows: that stands behind its rows, and has to be known before them. */
async function mergesIn(office: OfficePackage, part: string): Promise<readonly Range[]> {
  const merges: Range[] = []
  let cut = ''
  for await (const { text } of office.texts(part)) {
    const whole = cut + text
    const end = Math.max(0, whole.lastIndexOf('<'))
    if (whole.includes('mergeCell'))
      for (const [, reference] of whole.slice(0, end).matchAll(mergeElement)) {
        const range = utils.decode_range(reference!)
        if (range.e.r > range.s.r && merges.length < mostFills) merges.push(range)
      }
    cut = whole.slice(end, end + longestTag)
  }
  return merges
}

type SheetEntry = { name: string; isHidden: boolean; relation: string | undefined }

function createContentsScanner() {
  let root: string | null = null
  let date1904 = false
  const sheets: SheetEntry[] = []
  const events: XmlEvents = {
    open(element) {
      const { name, attribute } = element
      root ??= name
      // An extension has properties of its own under the same name.
      if (name === 'workbookPr') date1904 ||= /^(1|true)$/.test(attribute('date1904') ?? '')
      else if (name === 'sheet')
        sheets.push({
          name: unescaped(attribute('name') ?? ''),
          isHidden: /hidden$/i.test(attribute('state') ?? ''),
          relation: element.relation,
        })
    },
  }
  return {
    events,
    isWorkbook: () => root === 'workbook',
    date1904: () => date1904,
    sheets: (): readonly SheetEntry[] => sheets,
  }
}

function sharedTextEvents(texts: TextStore): XmlEvents {
  const rich = createRichText()
  return {
    open({ name }) {
      if (name === 'si') rich.clear()
      else rich.open(name)
    },
    text: rich.add,
    close(name) {
      if (name === 'si') texts.add(unescaped(rich.text))
      else rich.close(name)
    },
  }
}

function createStyleScanner(date1904: boolean) {
  const codes = new Map<number, string>()
  const formats: number[] = []
  const idOf = (text: string | undefined): number => Number.parseInt(text ?? '', 10) || 0
  let section = ''
  const events: XmlEvents = {
    open({ name, attribute }) {
      if (name === 'numFmts' || name === 'cellXfs') section = name
      else if (name === 'numFmt' && section === 'numFmts')
        codes.set(idOf(attribute('numFmtId')), attribute('formatCode') ?? 'General')
      else if (name === 'xf' && section === 'cellXfs') formats.push(idOf(attribute('numFmtId')))
    },
    close(name) {
      if (name === section) section = ''
    },
  }
  return {
    events,
    /** How each style writes its numbers; styles of one format share what is made for it. */
    writers(): readonly NumberWriter[] {
      const made = new Map<number, NumberWriter>()
      return formats.map((id) => {
        const writer = made.get(id) ?? numberWriter(codes.get(id) ?? ownFormat(id), date1904)
        made.set(id, writer)
        return writer
      })
    },
  }
}
