import { Parser } from 'htmlparser2'
import { quoteOf } from './quote.ts'

export type WechatContent = {
  readonly messageType: string
  readonly text: string
  /** Id of the message that a quote answers or a recall takes back. */
  readonly refersTo?: string
  /** In groups the stored text begins with the writer's id. */
  readonly senderId?: string
}

const kinds: Readonly<Record<number, string>> = {
  // Exporters give the lines between messages no number.
  0: 'system',
  1: 'text',
  3: 'image',
  34: 'voice',
  37: 'friendRequest',
  42: 'card',
  43: 'video',
  47: 'sticker',
  48: 'location',
  49: 'link',
  50: 'call',
  62: 'video',
  66: 'card',
  10000: 'system',
  10002: 'system',
}

/** What a message of type 49 is, by its own number. */
const linkKinds: Readonly<Record<number, string>> = {
  1: 'text',
  6: 'file',
  8: 'sticker',
  19: 'forward',
  24: 'forward',
  40: 'forward',
  57: 'quote',
  74: 'file',
  2000: 'transfer',
  2001: 'redPacket',
  62: 'system',
}

/** Exports in words instead of numbers. The first that is part of the stated type decides. */
const wordKinds: readonly (readonly [RegExp, string])[] = [
  [/撤回|recall|revoke/i, 'recall'],
  [/系统|拍一拍|system|notice/i, 'system'],
  [/引用|回复|quote|reply|refer/i, 'quote'],
  [/图片|照片|image|picture|photo/i, 'image'],
  [/语音|voice|audio/i, 'voice'],
  [/视频号|video channel/i, 'link'],
  [/通话|call|voip/i, 'call'],
  [/视频|video/i, 'video'],
  [/表情|动画|emoji|sticker/i, 'sticker'],
  [/文件|file/i, 'file'],
  [/位置|location/i, 'location'],
  [/名片|card/i, 'card'],
  [/转账|transfer/i, 'transfer'],
  [/红包|red ?packet/i, 'redPacket'],
  [/聊天记录|合并转发|forward|merge/i, 'forward'],
  [/链接|小程序|分享|link|share|mini ?program|app/i, 'link'],
  [/文本|文字|text/i, 'text'],
]

/** Kind of a message in a plain word, from WeChat's number or an export's own word. */
export function wechatKind(type: string, subType = ''): string {
  const stated = type.trim()
  if (stated === '') return 'text'
  if (!/^\d+$/.test(stated)) return wordKinds.find(([pattern]) => pattern.test(stated))?.[1] ?? 'unknown'
  // Since version 4 one number holds both: the sub-type in its upper half.
  const whole = Number(stated)
  const main = whole % 2 ** 32
  const sub = Number(subType) || Math.floor(whole / 2 ** 32)
  if (main === 49 && sub > 0) return linkKinds[sub] ?? 'link'
  return kinds[main] ?? 'unknown'
}

/** What one WeChat message says: its kind, and its words out of the XML in which all but texts are stored. */
export function readWechatContent(type: string, subType: string, content: string): WechatContent {
  const kind = wechatKind(type, subType)
  const prefixed = content.includes('\n') ? /^([\w.@-]{4,64}):\s*\n/.exec(content) : null
  const body = (prefixed === null ? content : content.slice(prefixed[0].length)).trim()
  const sender = prefixed?.[1]
  if (body.startsWith('<') && /^(<\?xml|<msg\b|<sysmsg\b|<voipmsg\b|<appmsg\b)/.test(body)) {
    const read = readXml(kind, body)
    return sender === undefined ? read : { ...read, senderId: sender }
  }
  const isRecall = kind === 'system' && /撤回了?(一条|该|消息)|recalled a message/i.test(body)
  const text = kind === 'system' ? body.replace(/<[^<>]{1,200}>/g, '') : body
  const messageType = isRecall ? 'recall' : kind
  return sender === undefined ? { messageType, text } : { messageType, text, senderId: sender }
}

function readXml(kind: string, xml: string): WechatContent {
  const parts = xmlParts(xml)
  const of = (path: string): string => parts.get(path)?.trim() ?? ''
  if (parts.has('sysmsg') || kind === 'system') {
    const recall = of('sysmsg.revokemsg.replacemsg') || of('sysmsg.revokemsg.content')
    const taken = of('sysmsg.revokemsg.newmsgid') || of('sysmsg.revokemsg.msgid')
    if (recall !== '' || taken !== '') {
      return { messageType: 'recall', text: recall, ...(taken === '' ? {} : { refersTo: taken }) }
    }
    return { messageType: 'system', text: plainText(xml) }
  }
  const link = parts.has('msg.appmsg') ? 'msg.appmsg' : parts.has('appmsg') ? 'appmsg' : null
  if (link !== null) return readLink(kind, link, of)
  const place = [of('msg.location@poiname'), of('msg.location@label')].filter((part) => part !== '')
  if (place.length > 0) return { messageType: 'location', text: [...new Set(place)].join('\n') }
  if (kind === 'call' || parts.has('voipmsg')) return { messageType: 'call', text: plainText(xml) }
  return { messageType: kind, text: kind === 'card' ? of('msg@nickname') : '' }
}

function readLink(kind: string, root: string, of: (path: string) => string): WechatContent {
  const stated = Number(of(`${root}.type`))
  const messageType = linkKinds[stated] ?? (kind === 'unknown' || kind === 'text' ? 'link' : kind)
  const quoted = quotedWords(of(`${root}.refermsg.content`))
  const author = of(`${root}.refermsg.displayname`)
  const answered = of(`${root}.refermsg.svrid`)
  const lines = [
    of(`${root}.title`),
    messageType === 'quote' ? '' : of(`${root}.des`),
    of(`${root}.wcpayinfo.feedesc`),
    ['link', 'unknown'].includes(messageType) ? of(`${root}.url`) : '',
    quoted === '' ? '' : quoteOf(author === '' ? quoted : `${author}: ${quoted}`),
  ].filter((line) => line !== '')
  return {
    messageType,
    text: [...new Set(lines)].join('\n'),
    ...(answered === '' ? {} : { refersTo: answered }),
  }
}

/** A quoted link is XML again, a quoted text is itself. */
function quotedWords(content: string): string {
  if (!content.startsWith('<')) return content
  const parts = xmlParts(content)
  return parts.get('msg.appmsg.title')?.trim() ?? ''
}

// A message is short; what nests deeper or runs longer was made to hurt.
const longestXml = 64 * 1024
const deepest = 32

/** The first text of every element by its path (`msg.appmsg.title`), and attributes as `path@name`. */
function xmlParts(xml: string): ReadonlyMap<string, string> {
  const parts = new Map<string, string>()
  const path: string[] = []
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        path.push(name)
        if (path.length > deepest) return
        const here = path.join('.')
        if (!parts.has(here)) parts.set(here, '')
        for (const [attribute, value] of Object.entries(attributes)) {
          if (!parts.has(`${here}@${attribute}`)) parts.set(`${here}@${attribute}`, value)
        }
      },
      ontext(text) {
        if (path.length > deepest) return
        const here = path.join('.')
        parts.set(here, (parts.get(here) ?? '') + text)
      },
      onclosetag() {
        path.pop()
      },
    },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml.slice(0, longestXml))
  return parts
}

function plainText(xml: string): string {
  const words: string[] = []
  const parser = new Parser(
    { ontext: (text) => void (text.trim() !== '' && words.push(text.trim())) },
    { xmlMode: true, decodeEntities: true },
  )
  parser.end(xml.slice(0, longestXml))
  return words.filter((word) => !/^\d+$/.test(word)).join(' ')
}
