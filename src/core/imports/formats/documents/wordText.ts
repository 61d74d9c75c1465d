import type { XmlElement, XmlEvents } from './officePackage.ts'

export type WordParagraph = {
  readonly kind: 'paragraph'
  /** Number of the paragraph in its part, from 1, in the order of the file. */
  readonly line: number
  text: string
  style: string | null
  /** Outline level that the paragraph states itself, from 0. */
  outline: number | null
  list: { readonly id: string; readonly level: number } | null
  /** Ids of the footnotes (`f1`) and endnotes (`e1`) that it refers to. */
  readonly notes: string[]
}

/** A row of a table; its cells are text, whatever stands in them. */
export type WordRow = {
  readonly kind: 'row'
  readonly line: number
  readonly cells: readonly string[]
  readonly notes: readonly string[]
}

export type WordBlock = WordParagraph | WordRow

// Deleted and moved-away words, fields' codes, and the second drawing of what was already drawn once.
const skipped = new Set(['del', 'delText', 'moveFrom', 'instrText', 'delInstrText', 'Fallback', 'pPrChange'])
const widestSpan = 60

const emptyParagraph = (line: number): WordParagraph => ({
  kind: 'paragraph',
  line,
  text: '',
  style: null,
  outline: null,
  list: null,
  notes: [],
})

type Table = {
  readonly paragraphDepth: number
  line: number
  cells: string[] | null
  cell: string | null
  span: number
  notes: string[]
}

/**
 * Follows the elements of a Word part and hands over its paragraphs and table rows in reading order: a text box
 * comes after the paragraph that it hangs on, a table inside a cell is text of that cell.
 *
 * @param labelOf what stands in the text where a footnote is referred to
 */
export function createWordScanner(
  take: (block: WordBlock) => void,
  labelOf: (note: string) => string = () => '',
  onOther: (element: XmlElement) => void = () => {},
): XmlEvents {
  const open: string[] = []
  const paragraphs: { readonly own: WordParagraph; boxes: WordBlock[] | null }[] = []
  const tables: Table[] = []
  let skipFrom: number | null = null
  let isHidden = false
  let lines = 0

  function add(text: string): void {
    const paragraph = paragraphs.at(-1)
    if (paragraph !== undefined && !isHidden) paragraph.own.text += text
  }

  function put(block: WordBlock): void {
    const around = paragraphs.at(-1)
    const table = tables[0]
    if (table?.cell != null && paragraphs.length === table.paragraphDepth) {
      const text = block.kind === 'row' ? block.cells.join(' ') : block.text
      table.cell += table.cell === '' || text === '' ? text : ` ${text}`
      table.notes.push(...block.notes)
    } else if (around === undefined) take(block)
    else if (around.boxes === null) around.boxes = [block]
    else around.boxes.push(block)
  }

  function openInRun({ name, attribute }: XmlElement): void {
    if (name === 'tab') add('\t')
    else if (name === 'br' || name === 'cr') add('\n')
    else if (name === 'noBreakHyphen') add('-')
    else if (name === 'footnoteReference' || name === 'endnoteReference') {
      const note = `${name[0]}${attribute('id')}`
      add(labelOf(note))
      paragraphs.at(-1)?.own.notes.push(note)
    }
  }

  function openProperty({ name, attribute }: XmlElement): void {
    const paragraph = paragraphs.at(-1)?.own
    if (paragraph === undefined) return
    if (name === 'pStyle') paragraph.style = attribute('val') ?? null
    else if (name === 'outlineLvl') paragraph.outline = Number(attribute('val'))
    else if (name === 'numPr') paragraph.list = { id: '', level: 0 }
    else if (name === 'numId') paragraph.list = { level: 0, ...paragraph.list, id: attribute('val') ?? '' }
    else if (name === 'ilvl')
      paragraph.list = { id: '', ...paragraph.list, level: Number(attribute('val')) || 0 }
  }

  return {
    open(element) {
      const { name } = element
      const parent = open.at(-1)
      open.push(name)
      if (skipFrom !== null) return
      if (skipped.has(name)) {
        skipFrom = open.length
        return
      }
      if (name === 'p') {
        lines++
        paragraphs.push({ own: emptyParagraph(lines), boxes: null })
      } else if (name === 'tbl') {
        tables.push({
          paragraphDepth: paragraphs.length,
          line: 0,
          cells: null,
          cell: null,
          span: 1,
          notes: [],
        })
      } else if (name === 'tr' && tables.length === 1) {
        Object.assign(tables[0]!, { cells: [], line: lines + 1, notes: [] })
      } else if (name === 'tc' && tables.length === 1) Object.assign(tables[0]!, { cell: '', span: 1 })
      else if (name === 'gridSpan' && tables.length === 1) {
        tables[0]!.span = Math.min(Math.max(Number(element.attribute('val')) || 1, 1), widestSpan)
      } else if (name === 'r') isHidden = false
      else if (name === 'vanish') {
        isHidden = open.at(-3) === 'r' && !/^(0|false|off)$/.test(element.attribute('val') ?? '')
      } else if (parent === 'r') openInRun(element)
      else if (parent === 'pPr' || parent === 'numPr') openProperty(element)
      else onOther(element)
    },
    text(text) {
      if (skipFrom === null && open.at(-1) === 't') add(text)
    },
    close(name) {
      const depth = open.length
      open.pop()
      if (skipFrom !== null) {
        if (depth === skipFrom) skipFrom = null
        return
      }
      if (name === 'r') isHidden = false
      else if (name === 'p') {
        const ended = paragraphs.pop()
        if (ended === undefined) return
        put(ended.own)
        for (const box of ended.boxes ?? []) put(box)
      } else if (name === 'tc' && tables.length === 1) {
        const table = tables[0]!
        if (table.cell !== null) table.cells?.push(table.cell, ...Array<string>(table.span - 1).fill(''))
        table.cell = null
      } else if (name === 'tr' && tables.length === 1) {
        const { cells, line, notes } = tables[0]!
        tables[0]!.cells = null
        if (cells !== null) put({ kind: 'row', line, cells, notes })
      } else if (name === 'tbl') tables.pop()
    },
  }
}
