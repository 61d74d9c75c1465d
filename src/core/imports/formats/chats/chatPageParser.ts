import { Parser } from 'htmlparser2'
import { createScriptRecords } from './scriptRecords.ts'

/** One message as a page shows it: texts, not yet understood. */
export type PageMessage = {
  readonly line: number
  readonly sender: string
  readonly time: string
  /** The last time that stood between messages above it. */
  readonly timeAbove: string
  readonly text: string
  readonly id: string
  readonly isLine: boolean
  readonly isOwn: boolean
  readonly media: string
}

type Role = 'message' | 'name' | 'time' | 'content' | 'skip' | 'title' | 'script' | null

type Open = {
  line: number
  depth: number
  name: string
  time: string
  content: string
  loose: string
  id: string
  isLine: boolean
  isOwn: boolean
  media: string
}

const containers =
  /^(chat[-_]?)?(msg|message|bubble[-_]?row)([-_]?(item|row|box|wrap|wrapper|container|self|others?|me|left|right|in|out|sent|received|incoming|outgoing|system))?$/i
const roleNames: readonly (readonly [RegExp, Role])[] = [
  [/^(avatar|head[-_]?img|triangle|icon)/i, 'skip'],
  [/(^|[-_])(time|date|datetime|timestamp)([-_]|$)/i, 'time'],
  [
    /(^|[-_])(dsp)?(name|nick|nick[-_]?name|sender|author|user[-_]?name|from)([-_](left|right|me|other))?$/i,
    'name',
  ],
  [/^(sender|nick|display|user|dsp)[-_]?name/i, 'name'],
  [/(^|[-_])(content|text|bubble|body|plain|dont-break-out)([-_]|$)/i, 'content'],
]
const systemNames = /(^|[-_])(notice|system|sys|tips?|recall(ed)?)([-_]|$)/i
const ownNames = /(^|[-_])(right|self|me|mine|own|out|outgoing|sent|send)$/i
const breaking = /^(br|p|div|li|tr|blockquote|pre)$/

/** How deep a page may nest: browsers write no more, and closing tags cost what is open. */
const deepest = 512

/** Characters of a name or a time. */
const longestLabel = 200

/**
 * Follows a page of messages piece by piece. What is a message, a name, a time and the words shows in the names of
 * classes, which exporters choose alike; a message inside the words of another is part of those words.
 */
export function createChatPageParser(
  on: {
    message(message: PageMessage): void
    record(record: Readonly<Record<string, unknown>> | null, line: number): void
  },
  longest: number,
) {
  const roles: Role[] = []
  let open: Open | null = null
  let line = 1
  let lastTime = ''
  let outside = ''
  let title = ''
  let script = createScriptRecords(longest, () => {})
  let tooDeep = false

  const inside = (role: Role): boolean => roles.includes(role)

  function close(): void {
    if (open === null) return
    const { name, content, loose, isLine } = open
    const text = tidy(content === '' ? loose : content)
    const time = tidy(open.time) || (content === '' ? '' : tidy(loose))
    if (text !== '' || open.media !== '') {
      const sender = tidy(name).replace(/[:：]$/, '')
      on.message({
        line: open.line,
        sender,
        time,
        timeAbove: lastTime,
        text,
        id: open.id,
        isLine,
        isOwn: open.isOwn,
        media: open.media,
      })
    }
    open = null
  }

  function roleOf(tag: string, names: readonly string[], attributes: Readonly<Record<string, string>>): Role {
    if (tag === 'script') return 'script'
    if (tag === 'style' || tag === 'noscript') return 'skip'
    if (tag === 'title') return 'title'
    if (tag === 'time') return 'time'
    const isContainer = names.some((name) => containers.test(name)) || idOf(attributes) !== ''
    const isUnused = open === null || (open.name === '' && open.content === '' && tidy(open.loose) === '')
    if (isContainer && isUnused && !inside('content')) return 'message'
    for (const [pattern, role] of roleNames) if (names.some((name) => pattern.test(name))) return role
    return null
  }

  const parser = new Parser({
    onopentag(tag, attributes) {
      if (roles.length >= deepest) {
        tooDeep = true
        return
      }
      const names = (attributes.class ?? '').split(/\s+/).filter((name) => name !== '')
      const role = roleOf(tag, names, attributes)
      roles.push(role)
      if (role === 'script') script = createScriptRecords(longest, (record) => on.record(record, line))
      if (role === 'message') {
        open = {
          line,
          depth: roles.length,
          name: '',
          time: '',
          content: '',
          loose: '',
          id: idOf(attributes),
          isLine: names.some((name) => systemNames.test(name)),
          isOwn: names.some((name) => ownNames.test(name)),
          media: '',
        }
      } else if (open !== null && !inside('skip')) {
        if (breaking.test(tag)) add('\n')
        const alt = attributes.alt ?? ''
        if (tag === 'img' && /^\[.+\]$/.test(alt)) add(alt)
        else if (tag === 'img') open.media ||= 'image'
        else if (tag === 'audio') open.media = 'voice'
        else if (tag === 'video') open.media = 'video'
      } else if (role === 'time') outside = ''
    },
    ontext: add,
    onclosetag() {
      const role = roles.pop()
      if (role === 'time' && open === null && tidy(outside) !== '') lastTime = tidy(outside)
      if (open !== null && roles.length < open.depth) close()
    },
  })

  function add(text: string): void {
    if (inside('script')) {
      script.push(text)
      return
    }
    if (inside('skip')) return
    if (inside('title')) {
      title = (title + text).slice(0, 400)
      return
    }
    if (open === null) {
      if (inside('time')) outside = (outside + text).slice(0, longestLabel)
      return
    }
    const field = inside('content') ? 'content' : inside('time') ? 'time' : inside('name') ? 'name' : 'loose'
    const room = field === 'time' || field === 'name' ? longestLabel : longest
    if (open[field].length < room) open[field] += text
  }

  return {
    /** Takes the text of one line, or a piece of it. False where the page nests deeper than is read. */
    push(text: string, at: number): boolean {
      line = at
      parser.write(text)
      return !tooDeep
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

const idOf = (attributes: Readonly<Record<string, string>>): string =>
  attributes.msgid ?? attributes['data-msgid'] ?? attributes['data-message-id'] ?? ''

const tidy = (text: string): string =>
  text
    .replace(/[^\S\n]+/g, ' ')
    .replace(/ ?\n\s*/g, '\n')
    .trim()
