import { Parser } from 'htmlparser2'
import type { PageMessage } from './chatPageParser.ts'

/** Words between two tags, and what stands between them and those before. */
type Chunk = { readonly text: string; readonly gap: '' | ' ' | '\n' }

/** One of the elements that stand side by side in a page: what it says, and what it shows. */
type Block = {
  readonly chunks: readonly Chunk[]
  readonly isOwn: boolean
  readonly media: string
  readonly line: number
}

const breaking = /^(br|p|div|li|ul|ol|section|article|h[1-6]|blockquote|pre|dt|dd)$/
const tables = /^(table|thead|tbody|tr|td|th)$/
const silent = /^(script|style|noscript|svg|head)$/
const empty = /^(br|img|input|hr|meta|link|source)$/
const ownNames = /(^|[-_])(right|self|me|mine|own|out|outgoing|sent|send)$/i

const dayWords = String.raw`\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}[-/.]\d{1,2}[-/.]\d{4}|\d{1,2}月\d{1,2}日`
const clockWords = String.raw`(?:上午|下午|晚上|凌晨|早上|中午|AM|PM)?\s?\d{1,2}:\d{2}(?::\d{2})?\s?(?:AM|PM)?`
const moment = new RegExp(
  String.raw`^[-—\s]*(?:(?:${dayWords})[ ,，T]*(?:(?:星期|周).)?[ ,，]*(?:${clockWords})?|${clockWords})[-—\s]*$`,
  'i',
)
const dayIn = new RegExp(dayWords)
const clockIn = /\d{1,2}:\d{2}/
/** A name and when, in one piece: 周岚 2026-03-01 17:02:11. */
const nameThenMoment = new RegExp(
  String.raw`^(?<name>\S.{0,39}?)[\s,，·|]+(?<when>(?:${dayWords})[ ,，T]+${clockWords})$`,
  'i',
)

const longestName = 40
/** Names have no end of a sentence in them, and are a few words at most. */
const isName = (text: string): boolean =>
  text.length <= longestName &&
  !/[。！？!?；;\n]|[.:：,，]$|https?:/.test(text) &&
  text.split(/\s+/).length <= 5

type Said =
  | { kind: 'time'; time: string }
  | { kind: 'message'; sender: string; time: string; text: string }
  | { kind: 'line'; text: string }
  | null

/** What a block of a chat says: a time between messages, somebody's words under a name, or the program's own line. */
function readBlock({ chunks, isOwn, media }: Block): Said {
  let time = ''
  const words: Chunk[] = []
  for (const chunk of chunks) {
    const named = time === '' && words.length === 0 ? nameThenMoment.exec(chunk.text)?.groups : undefined
    if (named !== undefined) {
      time = named.when!
      words.push({ ...chunk, text: named.name! })
    } else if (time === '' && chunk.text.length <= longestName && moment.test(chunk.text)) time = chunk.text
    else words.push(chunk)
  }
  const [first, ...rest] = words
  if (first === undefined) return time === '' ? null : { kind: 'time', time }
  const name = first.text.replace(/\s*[:：]$/, '')
  const text = joined(rest).replace(/^[:：]\s*/, '')
  if ((text !== '' || media !== '') && isName(name)) return { kind: 'message', sender: name, time, text }
  const whole = joined(words)
  return isOwn ? { kind: 'message', sender: '', time, text: whole } : { kind: 'line', text: whole }
}

const joined = (chunks: readonly Chunk[]): string =>
  chunks.map(({ text, gap }, at) => (at === 0 ? text : gap + text)).join('')

/** Puts together what stands between tags, with the blanks and line ends that a browser would show. */
function createChunks() {
  const chunks: Chunk[] = []
  let text = ''
  let gap: Chunk['gap'] = ''
  return {
    chunks,
    add(part: string): void {
      text += part
    },
    /** A tag stands here; one that begins or ends a block ends the line. */
    tag(name: string): void {
      const tidied = tidy(text)
      if (/^\s/.test(text) && gap === '') gap = ' '
      if (tidied !== '') {
        chunks.push({ text: tidied, gap })
        gap = /\s$/.test(text) ? ' ' : ''
      }
      text = ''
      if (breaking.test(name)) gap = '\n'
    },
  }
}

/** Element that holds the blocks, as it is told again: how deep it stands, and what it is called. */
export type Container = string

const keyOf = (depth: number, tag: string, names: string): Container => `${depth} ${tag} ${names}`
const isOwnNamed = (names: string): boolean => names.split(/\s+/).some((name) => ownNames.test(name))
const tidy = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** What is shown instead of words: a picture behind a name, which the face of who speaks is not. */
function mediaOf(tag: string, names: string, isBelowWords: boolean): string {
  if (tag === 'img') return isBelowWords && !/avatar|head|icon|portrait/i.test(names) ? 'image' : ''
  return tag === 'audio' ? 'voice' : tag === 'video' ? 'video' : ''
}

/** Follows a page and gives what stands side by side in each element that `isContainer` picks. */
function createBlockWalker(
  on: { block(block: Block, within: Container): void },
  isContainer: (key: Container) => boolean,
  longest: number,
) {
  const stack: Container[] = []
  let quiet = 0
  let inTitle = false
  let title = ''
  let line = 1
  let open: {
    depth: number
    within: Container
    at: number
    words: ReturnType<typeof createChunks>
    isOwn: boolean
    media: string
  } | null = null
  let length = 0
  const close = (): void => {
    if (open !== null) {
      const { words, isOwn, media, within, at } = open
      words.tag('div')
      on.block({ chunks: words.chunks, isOwn, media, line: at }, within)
    }
    open = null
    length = 0
  }
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (silent.test(tag)) quiet++
      if (tag === 'title') inTitle = true
      open?.words.tag(tag)
      const names = attributes.class ?? ''
      if (open !== null) {
        open.isOwn ||= isOwnNamed(names)
        open.media ||= mediaOf(tag, names, open.words.chunks.length > 0)
      } else if (stack.length > 0 && !empty.test(tag) && quiet === 0 && isContainer(stack.at(-1)!)) {
        open = {
          depth: stack.length,
          within: stack.at(-1)!,
          at: line,
          words: createChunks(),
          isOwn: isOwnNamed(names),
          media: '',
        }
      }
      stack.push(keyOf(stack.length, tag, names))
    },
    ontext(part) {
      if (inTitle) title = (title + part).slice(0, 400)
      if (quiet > 0 || open === null || length > longest) return
      length += part.length
      open.words.add(part)
    },
    onclosetag(tag) {
      if (silent.test(tag)) quiet = Math.max(0, quiet - 1)
      if (tag === 'title') inTitle = false
      open?.words.tag(tag)
      stack.pop()
      if (open !== null && stack.length <= open.depth) close()
    },
  })
  return {
    /** False where the page nests deeper than is read. */
    push(part: string, at: number): boolean {
      line = at
      parser.write(part)
      return stack.length <= deepest
    },
    end(): void {
      parser.end()
      close()
    },
    get title() {
      return tidy(title)
    },
  }
}

const deepest = 512
/**
 * Where in a page a chat stands, whatever its classes are called: an element in which, side by side, at least two times
 * somebody is named over what they say, with the day and the clock. Null where nothing in the beginning of the page reads so.
 */
export function findChatContainer(page: string): Container | null {
  if (!dayIn.test(page) || !clockIn.test(page)) return null
  const said = new Map<Container, Said[]>()
  for (const element of elementsOf(page)) {
    const inner = element.parts.filter((part) => typeof part !== 'string' && !empty.test(part.tag))
    if (inner.length === 0 || tables.test(element.tag) || element.tag === 'html') continue
    const known = said.get(element.key) ?? []
    for (const part of inner) known.push(readBlock(blockOf(part as Element)))
    said.set(element.key, known)
  }
  let best: { key: Container; messages: number } | null = null
  for (const [key, all] of said) {
    const messages = messagesIn(all)
    if (messages > (best?.messages ?? 0)) best = { key, messages }
  }
  return best?.key ?? null
}

interface Element {
  readonly key: Container
  readonly tag: string
  readonly names: string
  readonly parts: (string | Element)[]
}

/** The elements of a page, silent ones aside, each with the words and elements right in it. */
function elementsOf(page: string): Element[] {
  const all: Element[] = []
  const stack: Element[] = []
  let quiet = 0
  const parser = new Parser({
    onopentag(tag, attributes) {
      if (silent.test(tag)) quiet++
      const names = attributes.class ?? ''
      const element: Element = { key: keyOf(stack.length, tag, names), tag, names, parts: [] }
      if (quiet === 0 && stack.length <= deepest) {
        stack.at(-1)?.parts.push(element)
        all.push(element)
      }
      stack.push(element)
    },
    ontext(text) {
      if (quiet === 0) stack.at(-1)?.parts.push(text)
    },
    onclosetag(tag) {
      if (silent.test(tag)) quiet = Math.max(0, quiet - 1)
      stack.pop()
    },
  })
  parser.write(page)
  return all
}

/** What an element says as one block, as the walker gives it. */
function blockOf(element: Element): Block {
  const words = createChunks()
  let isOwn = false
  let media = ''
  const visit = ({ tag, names, parts }: Element): void => {
    words.tag(tag)
    isOwn ||= isOwnNamed(names)
    media ||= mediaOf(tag, names, words.chunks.length > 0)
    for (const part of parts)
      if (typeof part === 'string') words.add(part)
      else visit(part)
    words.tag(tag)
  }
  visit(element)
  return { chunks: words.chunks, isOwn, media, line: 0 }
}

/** What a page may say of itself above its messages, at most: its title, the team, who saved it. */
const mostLead = 4
const isTimed = (one: Said): boolean => one?.kind === 'time' || (one?.kind === 'message' && one.time !== '')
const hasOwnTime = (one: Said): boolean =>
  one?.kind === 'time' || one?.kind === 'line' || (one?.kind === 'message' && clockIn.test(one.time))

/** How many messages there are where what stands side by side is a chat; 0 where it is none. */
function messagesIn(said: readonly Said[]): number {
  const messages = said.filter((one) => one?.kind === 'message' && one.sender !== '')
  const names = new Set(messages.map((one) => (one?.kind === 'message' ? one.sender : '')))
  const times = said.flatMap((one) => (one?.kind === 'time' || one?.kind === 'message' ? one.time || [] : []))
  const hasTimes = times.some((time) => dayIn.test(time)) && times.some((time) => clockIn.test(time))
  // What is headed by ever another title is a list of things: people speak again.
  const isTalk = messages.length >= 4 ? names.size < messages.length : names.size <= 2
  const whole = said.filter((one) => one !== null)
  const begins = whole.findIndex(isTimed)
  // A page may say above its messages what it is: then each of them has its own time, or stands under a day.
  const isHeaded = begins === 0 || (begins > 0 && begins <= mostLead && whole.slice(begins).every(hasOwnTime))
  const all = begins > 0 ? whole.length - begins : whole.length
  return messages.length >= 2 && hasTimes && isTalk && isHeaded && messages.length * 4 >= all
    ? messages.length
    : 0
}

/** Gives the messages of a page by where they stand in it, as the reader by names of classes does. */
export function createChatBlockParser(
  on: { message(message: PageMessage): void },
  container: Container,
  longest: number,
) {
  let timeAbove = ''
  let hasBegun = false
  return createBlockWalker(
    {
      block(block) {
        const said = readBlock(block)
        if (said?.kind === 'time') timeAbove = said.time
        hasBegun ||= isTimed(said)
        if (said === null || said.kind === 'time' || !hasBegun) return
        const isLine = said.kind === 'line'
        on.message({
          line: block.line,
          sender: isLine ? '' : said.sender,
          time: isLine ? '' : said.time,
          timeAbove,
          text: said.text,
          id: '',
          isLine,
          isOwn: block.isOwn,
          media: block.media,
        })
      },
    },
    (key) => key === container,
    longest,
  )
}
