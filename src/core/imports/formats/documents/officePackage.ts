import { type Handler, Parser } from 'htmlparser2'
import type { ImportSource, ReadOptions, Refusal } from '../format.ts'
import { readAll } from '../source.ts'
import { looksZipped, readZipDirectory, unpackPieces } from '../zip.ts'

/** An element as it is opened; only then its attributes can be asked. */
export type XmlElement = {
  /** Without its namespace prefix: writers choose prefixes freely. */
  readonly name: string
  /** An attribute by its name, with or without its prefix. */
  attribute(name: string): string | undefined
  /** The `r:id` of a relationship, apart from an `id` of the element's own. */
  readonly relation: string | undefined
}

export type XmlEvents = {
  open?(element: XmlElement): void
  close?(name: string): void
  text?(text: string): void
}

/** What became of one part of a package. */
export type PartOutcome = { readonly ok: true } | { readonly ok: false; readonly refusal: Refusal }

export type OfficePackage = {
  readonly names: ReadonlySet<string>
  readonly byteLength: number
  /** Tells a part's elements and text in order. A part that is not there is one without content. */
  parse(part: string, events: XmlEvents): Promise<PartOutcome>
  /** The same piece by piece: after each, which share of the part has been told. */
  parsePieces(part: string, events: XmlEvents): AsyncGenerator<number, PartOutcome>
  /** The text of a part as it stands, piece by piece. */
  texts(part: string): AsyncGenerator<PartText, PartOutcome>
}

export type PartText = {
  readonly text: string
  /** How much of the part has come, 0–1, as far as it states its size. */
  readonly share: number
}

const deepest = 1000
const piecesPerTurn = 16

/**
 * Opens a DOCX, PPTX, XLSX or ODS. Its parts are unpacked piece by piece under one bound, and told through a parser that
 * knows the five entities of XML and expands no others.
 */
export async function openOfficePackage(
  source: ImportSource,
  options: ReadOptions,
): Promise<{ ok: true; package: OfficePackage } | { ok: false; refusal: Refusal }> {
  const { packedBytes } = options.limits
  const bytes = await readAll(source, packedBytes)
  if (bytes === null) return { ok: false, refusal: { code: 'tooLarge', limit: packedBytes } }
  return officePackageOf(bytes, options)
}

/** The same, of bytes that are held already. */
export function officePackageOf(
  bytes: Uint8Array,
  { limits, signal, time }: ReadOptions,
): { ok: true; package: OfficePackage } | { ok: false; refusal: Refusal } {
  if (!looksZipped(bytes)) return { ok: false, refusal: { code: 'damaged' } }
  const directory = readZipDirectory(bytes, limits.entries)
  if (!directory.ok) return { ok: false, refusal: directory.refusal }
  // Some writers spell a part otherwise where they refer to it.
  const entries = new Map(directory.entries.map((entry) => [entry.name.toLowerCase(), entry]))
  const mostBytes = Math.min(limits.workbookBytes, limits.unpackedBytes)
  /** What each part came to, and all of them: one that is read again counts once. */
  const unpackedBytes = new Map<string, number>()
  let allBytes = 0

  async function* texts(part: string): AsyncGenerator<PartText, PartOutcome> {
    const entry = entries.get(part.toLowerCase())
    if (entry === undefined) return { ok: true }
    const pieces = unpackPieces(bytes, entry, mostBytes - allBytes + (unpackedBytes.get(part) ?? 0))
    let decoder: InstanceType<typeof TextDecoder> | null = null
    let seen = 0
    try {
      for (let turn = 1; ; turn++) {
        const { done, value } = await pieces.next()
        if (done === true) {
          if (value !== null) return refused({ code: value, at: { entry: part }, limit: mostBytes })
          const text = decoder?.decode() ?? ''
          if (text !== '') yield { text, share: 1 }
          return { ok: true }
        }
        decoder ??= new TextDecoder(encodingOf(value))
        seen += value.byteLength
        const counted = unpackedBytes.get(part) ?? 0
        if (seen > counted) {
          unpackedBytes.set(part, seen)
          allBytes += seen - counted
        }
        yield {
          text: decoder.decode(value, { stream: true }),
          share: Math.min(1, seen / Math.max(1, entry.statedBytes)),
        }
        if (time !== undefined) await time.pause()
        else if (turn % piecesPerTurn === 0) await nextTurn()
        if (signal?.aborted) return refused({ code: 'cancelled' })
      }
    } finally {
      await pieces.return(null)
    }
  }

  async function* parsePieces(part: string, events: XmlEvents): AsyncGenerator<number, PartOutcome> {
    let depth = 0
    let isTooDeep = false
    const parser = new Parser(
      handlerOf(events, (change) => {
        depth += change
        isTooDeep ||= depth > deepest
      }),
      { xmlMode: true },
    )
    const pieces = texts(part)
    try {
      for (;;) {
        const { done, value } = await pieces.next()
        if (done === true) {
          if (value.ok) parser.end()
          return value
        }
        parser.write(value.text)
        if (isTooDeep) return refused({ code: 'damaged', at: { entry: part }, detail: 'nested too deeply' })
        yield value.share
      }
    } finally {
      await pieces.return({ ok: true })
    }
  }

  async function parse(part: string, events: XmlEvents): Promise<PartOutcome> {
    const pieces = parsePieces(part, events)
    for (;;) {
      const { done, value } = await pieces.next()
      if (done === true) return value
    }
  }

  return {
    ok: true,
    package: {
      names: new Set(directory.entries.map(({ name }) => name)),
      byteLength: bytes.byteLength,
      parse,
      parsePieces,
      texts,
    },
  }
}

/** Lets screens have their answers between two pieces of work. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

/** Targets of a part's relationships by id, as names in the package. */
export async function readRelations(
  office: OfficePackage,
  part: string,
): Promise<ReadonlyMap<string, { readonly target: string; readonly type: string }>> {
  const relations = new Map<string, { target: string; type: string }>()
  const folder = part.replace(/[^/]*$/, '')
  await office.parse(`${folder}_rels/${part.slice(folder.length)}.rels`, {
    open(element) {
      const id = element.attribute('Id')
      const target = element.attribute('Target')
      if (element.name !== 'Relationship' || id === undefined || target === undefined) return
      const type = element.attribute('Type')?.replace(/^.*\//, '') ?? ''
      relations.set(id, { target: resolvePath(target.startsWith('/') ? '' : folder, target), type })
    },
  })
  return relations
}

function resolvePath(folder: string, target: string): string {
  const path: string[] = []
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

function handlerOf(events: XmlEvents, nest: (change: 1 | -1) => void): Partial<Handler> {
  let given: Readonly<Record<string, string>> = {}
  const firstValue = (holds: (key: string) => boolean): string | undefined => {
    for (const key in given) if (holds(key)) return given[key]
    return undefined
  }
  // One for all elements: a document has millions.
  const element = {
    name: '',
    attribute: (wanted: string) => firstValue((key) => isNamed(key, wanted)),
    get relation() {
      return firstValue((key) => key.endsWith(':id'))
    },
  }
  return {
    onopentag(name, attributes) {
      nest(1)
      given = attributes
      element.name = localName(name)
      events.open?.(element)
    },
    onclosetag(name) {
      nest(-1)
      events.close?.(localName(name))
    },
    ontext: (text) => events.text?.(text),
  }
}

/** Whether an attribute has this name; without a copy of its own name for each that is asked. */
const isNamed = (key: string, wanted: string): boolean =>
  key.endsWith(wanted) &&
  (key.length === wanted.length || key.charCodeAt(key.length - wanted.length - 1) === colon)

const colon = 58

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return 'utf-8'
}

const refused = (refusal: Refusal): PartOutcome => ({ ok: false, refusal })
