import type { OfficePackage, PartOutcome } from './officePackage.ts'

export type WordList = { readonly id: string; readonly level: number }

export type WordStyle = {
  /** Level in the outline from 0; null for body text. */
  readonly outline: number | null
  readonly isTitle: boolean
  readonly isContents: boolean
  readonly list: WordList | null
}
export type WordStyles = ReadonlyMap<string, WordStyle>

type RawStyle = { name: string; basedOn: string | null; outline: number | null; list: WordList | null }

const longestChain = 20

/** What the paragraph styles of a document mean, with what they take over from the styles that they build on. */
export async function readWordStyles(office: OfficePackage): Promise<[WordStyles, PartOutcome]> {
  const raw = new Map<string, RawStyle>()
  let current: RawStyle | null = null
  const outcome = await office.parse('word/styles.xml', {
    open({ name, attribute }) {
      if (name === 'style') {
        current = { name: '', basedOn: null, outline: null, list: null }
        raw.set(attribute('styleId') ?? '', current)
      } else if (current === null) return
      else if (name === 'name') current.name = attribute('val')?.toLowerCase() ?? ''
      else if (name === 'basedOn') current.basedOn = attribute('val') ?? null
      else if (name === 'outlineLvl') current.outline = Number(attribute('val'))
      else if (name === 'numId')
        current.list = { id: attribute('val') ?? '', level: current.list?.level ?? 0 }
      else if (name === 'ilvl') {
        current.list = { id: current.list?.id ?? '', level: Number(attribute('val')) || 0 }
      }
    },
    close(name) {
      if (name === 'style') current = null
    },
  })
  const styles = new Map<string, WordStyle>()
  for (const [id, own] of raw) {
    const chain = [own]
    for (let up = raw.get(own.basedOn ?? ''); up !== undefined && chain.length < longestChain; ) {
      chain.push(up)
      up = raw.get(up.basedOn ?? '')
    }
    styles.set(id, {
      outline: firstOf(chain, (style) => style.outline ?? headingLevel(style.name)),
      isTitle: own.name === 'title' || own.name === '标题',
      isContents: /^(toc \d|toc heading|table of figures)/.test(own.name),
      list: firstOf(chain, (style) => style.list),
    })
  }
  return [styles, outcome]
}

function headingLevel(name: string): number | null {
  const found = /^(?:heading|标题) (\d)$/.exec(name)
  return found === null ? null : Number(found[1]) - 1
}

function firstOf<Part>(chain: readonly RawStyle[], of: (style: RawStyle) => Part | null): Part | null {
  for (const style of chain) {
    const found = of(style)
    if (found !== null) return found
  }
  return null
}

/** Per list and level whether its points are bullets, numbers or bare. */
export type ListKinds = ReadonlyMap<string, ReadonlyMap<number, 'bullet' | 'number' | 'bare'>>

export async function readListKinds(office: OfficePackage): Promise<[ListKinds, PartOutcome]> {
  const patterns = new Map<string, Map<number, 'bullet' | 'number' | 'bare'>>()
  const kinds = new Map<string, ReadonlyMap<number, 'bullet' | 'number' | 'bare'>>()
  let pattern = new Map<number, 'bullet' | 'number' | 'bare'>()
  let level = 0
  let list = ''
  const outcome = await office.parse('word/numbering.xml', {
    open({ name, attribute }) {
      if (name === 'abstractNum') {
        pattern = new Map()
        patterns.set(attribute('abstractNumId') ?? '', pattern)
      } else if (name === 'lvl') level = Number(attribute('ilvl')) || 0
      else if (name === 'numFmt') {
        const format = attribute('val')
        pattern.set(level, format === 'bullet' ? 'bullet' : format === 'none' ? 'bare' : 'number')
      } else if (name === 'num') list = attribute('numId') ?? ''
      else if (name === 'abstractNumId') kinds.set(list, patterns.get(attribute('val') ?? '') ?? new Map())
    },
  })
  return [kinds, outcome]
}

/** Gives each point of a list what stands before it: `- `, `2. `, indented by its level. */
export function createListMarks(kinds: ListKinds): (list: WordList) => string {
  const counts = new Map<string, number[]>()
  return ({ id, level }) => {
    // List 0 takes a paragraph out of the list of its style.
    if (id === '0' || id === '' || level < 0 || level > 8) return ''
    const kind = kinds.get(id)?.get(level) ?? 'bullet'
    if (kind === 'bare') return ''
    const count = counts.get(id) ?? []
    count.length = level + 1
    count[level] = (count[level] ?? 0) + 1
    counts.set(id, count)
    return `${'  '.repeat(level)}${kind === 'bullet' ? '-' : `${count[level]}.`} `
  }
}
