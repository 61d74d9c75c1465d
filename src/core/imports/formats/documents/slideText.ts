import type { XmlEvents } from './officePackage.ts'

export type SlideText = {
  title: string
  readonly lines: string[]
  /** Whether the slide is left out of the show. */
  isHidden: boolean
}

// Numbers, dates and footers stand on every slide; a slide's picture on its notes says nothing.
const furniture = new Set(['sldNum', 'dt', 'ftr', 'hdr', 'sldImg'])
const titles = new Set(['title', 'ctrTitle'])

/** Collects what a slide or its notes say: the title, paragraphs shape by shape, table rows with tabs. */
export function createSlideScanner(slide: SlideText): XmlEvents {
  const open: string[] = []
  let role: string | null = null
  let skipFrom: number | null = null
  let text = ''
  let cells: string[] | null = null
  let cell: string | null = null

  function endParagraph(): void {
    const line = text.trim()
    text = ''
    if (line === '' || (role !== null && furniture.has(role))) return
    if (cell !== null) cell += cell === '' ? line : ` ${line}`
    else if (role !== null && titles.has(role)) {
      slide.title = `${slide.title} ${line}`.replace(/\s+/g, ' ').trim()
    } else slide.lines.push(...line.split('\n'))
  }

  return {
    open({ name, attribute }) {
      open.push(name)
      if (skipFrom !== null) return
      if (name === 'Fallback') skipFrom = open.length
      else if (name === 'sld') slide.isHidden = /^(0|false)$/.test(attribute('show') ?? '')
      else if (name === 'sp') role = null
      else if (name === 'ph') role = attribute('type') ?? 'body'
      else if (name === 'br') text += '\n'
      else if (name === 'tr') cells = []
      else if (name === 'tc') cell = ''
    },
    text(part) {
      if (skipFrom === null && open.at(-1) === 't') text += part
    },
    close(name) {
      const depth = open.length
      open.pop()
      if (skipFrom !== null) {
        if (depth === skipFrom) skipFrom = null
      } else if (name === 'p') endParagraph()
      else if (name === 'sp') role = null
      else if (name === 'tc') {
        if (cell !== null) cells?.push(cell)
        cell = null
      } else if (name === 'tr') {
        const row = (cells ?? []).map((part) => part.replace(/\s+/g, ' ')).join('\t')
        if (row.trim() !== '') slide.lines.push(row.trimEnd())
        cells = null
      }
    },
  }
}
