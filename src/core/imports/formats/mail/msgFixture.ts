import { burn, type Entry } from '@kenjiuno/msgreader/lib/Burner.js'

type Person = { readonly name: string; readonly address: string }

export type OutlookMessage = {
  messageClass?: string
  subject?: string
  body?: string
  html?: string
  /** The body as RTF and in no other form; its letters are bytes. */
  rtf?: string | Uint8Array
  headers?: string
  messageId?: string
  inReplyTo?: string
  sender?: Person
  to?: readonly Person[]
  sentAt?: number
  attachments?: readonly { name: string; bytes: Uint8Array }[]
  within?: OutlookMessage
  /** Texts in a code page instead of UTF-16. */
  narrow?: { subject: Uint8Array; sender: Uint8Array }
  codePage?: number
  /** Texts under ids of their own, such as those of a person. */
  texts?: Readonly<Record<string, string>>
  /** Properties of a set (the third part of its name's first), by the number that they have in it. */
  named?: readonly { readonly set: number; readonly id: number; readonly value: string | number | Date }[]
}

/** For tests: the bytes of a message as Outlook would save it. */
export function outlookMessage(message: OutlookMessage): Uint8Array {
  const entries: Entry[] = [{ name: 'Root Entry', type: 5, children: [], length: 0 }]
  fill(entries, 0, message, 32)
  return burn(entries)
}

function fill(entries: Entry[], parent: number, message: OutlookMessage, headBytes: number): void {
  const put = (name: string, bytes: Uint8Array, into = parent): void => {
    entries[into]!.children!.push(entries.length)
    // The writer takes the buffer behind the bytes: they must have one of their own.
    const own = Uint8Array.from(bytes)
    entries.push({ name, type: 2, length: own.length, binaryProvider: () => own })
  }
  const folder = (name: string, into = parent): number => {
    entries[into]!.children!.push(entries.length)
    entries.push({ name, type: 1, children: [], length: 0 })
    return entries.length - 1
  }
  const text = (id: string, value: string | undefined, into = parent): void => {
    if (value !== undefined) put(`__substg1.0_${id}001F`, Buffer.from(value, 'utf16le'), into)
  }
  text('001A', message.messageClass ?? 'IPM.Note')
  text('0037', message.subject)
  text('1000', message.body)
  text('007D', message.headers)
  text('1035', message.messageId)
  text('1042', message.inReplyTo)
  text('0C1A', message.sender?.name)
  text('5D01', message.sender?.address)
  if (message.html !== undefined) put('__substg1.0_10130102', Buffer.from(message.html))
  if (message.rtf !== undefined)
    put('__substg1.0_10090102', typeof message.rtf === 'string' ? plainRtf(message.rtf) : message.rtf)
  if (message.narrow !== undefined) {
    put('__substg1.0_0037001E', message.narrow.subject)
    put('__substg1.0_0C1A001E', message.narrow.sender)
  }
  for (const [id, value] of Object.entries(message.texts ?? {})) text(id, value)
  for (const [index, { value }] of (message.named ?? []).entries())
    if (typeof value === 'string') text((firstNamed + index).toString(16), value)
  if (message.named !== undefined) {
    const names = folder('__nameid_version1.0')
    const sets = [...new Set(message.named.map(({ set }) => set))]
    put('__substg1.0_00020102', Buffer.concat(sets.map(setBytes)), names)
    const entries = message.named.map(({ set, id }, index) => {
      const entry = Buffer.alloc(8)
      entry.writeUInt32LE(id, 0)
      entry.writeUInt16LE((sets.indexOf(set) + 3) << 1, 4)
      entry.writeUInt16LE(index, 6)
      return entry
    })
    put('__substg1.0_00030102', Buffer.concat(entries), names)
  }
  put('__properties_version1.0', fixedProperties(message, headBytes))
  for (const [index, { name, address }] of (message.to ?? []).entries()) {
    const recipient = folder(`__recip_version1.0_#0000000${index}`)
    text('3001', name, recipient)
    text('39FE', address, recipient)
  }
  for (const [index, { name, bytes }] of (message.attachments ?? []).entries()) {
    const attachment = folder(`__attach_version1.0_#0000000${index}`)
    text('3707', name, attachment)
    put('__substg1.0_37010102', bytes, attachment)
  }
  if (message.within !== undefined) {
    const attachment = folder('__attach_version1.0_#00000009')
    fill(entries, folder('__substg1.0_3701000D', attachment), message.within, 24)
  }
}

const firstNamed = 0x8000

/** The name of a set of Outlook's own: they differ in one part. */
function setBytes(set: number): Buffer {
  const name = Buffer.from('0020060000000000c000000000000046', 'hex')
  name.writeUInt32LE(set, 0)
  name.set([0, 0, 0, 0, 0xc0, 0], 4)
  return name
}

const ticksOf = (ms: number): bigint => BigInt(ms + 11_644_473_600_000) * 10_000n

function fixedProperties({ sentAt, codePage, named }: OutlookMessage, headBytes: number): Uint8Array {
  const parts: Uint8Array[] = [new Uint8Array(headBytes)]
  const put = (id: number, type: number, value: bigint): void => {
    const bytes = Buffer.alloc(16)
    bytes.writeUInt16LE(type, 0)
    bytes.writeUInt16LE(id, 2)
    bytes.writeBigUInt64LE(value, 8)
    parts.push(bytes)
  }
  if (sentAt !== undefined) put(0x39, 0x40, ticksOf(sentAt))
  for (const [index, { value }] of (named ?? []).entries()) {
    if (typeof value === 'number') put(firstNamed + index, 0x03, BigInt(value))
    if (value instanceof Date) put(firstNamed + index, 0x40, ticksOf(value.getTime()))
  }
  if (codePage !== undefined) put(0x3fde, 0x03, BigInt(codePage))
  return Buffer.concat(parts)
}

/** RTF with the head of what is packed, left plain. */
function plainRtf(text: string): Uint8Array {
  const raw = Buffer.from(text, 'latin1')
  const head = Buffer.alloc(16)
  head.writeUInt32LE(raw.length + 12, 0)
  head.writeUInt32LE(raw.length, 4)
  head.write('MELA', 8, 'latin1')
  return Buffer.concat([head, raw])
}
