import PostalMime, { type Attachment, type Email, type PostalMimeOptions } from 'postal-mime'
import { ReadingRefused, type ReadingTime } from '../readingTime.ts'

/** What the library keeps of a part's body until the part has ended. */
type BodyDecoder = {
  readonly chunks: readonly (string | ArrayBuffer | Uint8Array)[]
  flushRemainder?(): void
  flushBuffer?(): void
  finalize(): ArrayBuffer | Promise<ArrayBuffer>
}
type Part = {
  setupContentDecoder(encoding: string): void
  contentDecoder: BodyDecoder | null
  content: ArrayBuffer | null
  subMessage?: Email
}
type TextType = 'plain' | 'html'

/** What the library does not declare of itself: the steps that are taken otherwise here, and what these need. */
type Steps = {
  processLine(line: Uint8Array, isFinal: boolean): Promise<void>
  collectSubMessage(part: Part): Promise<void>
  addTextEntry(part: Part, type: TextType, entry: { type: 'subMessage'; value: Email }): void
  readonly textMap: Map<unknown, unknown>
  readonly attachments: Attachment[]
  readonly mimeOptions: PostalMimeOptions
  readonly maxRfc822NestingDepth: number
  rfc822NestingDepth: number
}
const stepsOf = (parser: PostalMime): Steps => parser as unknown as Steps
const library = PostalMime.prototype as unknown as Steps

/** Lines between two looks at the clock. */
const linesPerLook = 256
/** The library keeps each line of a body by itself until the part ends: of empty ones a few megabytes become gigabytes. */
const mostLines = 2_000_000

/**
 * The library's parser with one step of its own: the lines of a body are put together as bytes. The library makes a
 * `Blob` of them, which in Node takes a native object for every line and several times as long as all the rest. A mail
 * within a mail is read by the same parser, and the time is asked for as the lines are gone through.
 */
export class MimeParser extends PostalMime {
  private lines = 0
  private readonly time: ReadingTime | undefined

  constructor(options: PostalMimeOptions = {}, time?: ReadingTime) {
    super(options)
    this.time = time
  }

  processLine(line: Uint8Array, isFinal: boolean): Promise<void> {
    this.lines += 1
    if (this.lines > mostLines) throw new ReadingRefused({ code: 'tooManyRows', limit: mostLines })
    const pause = this.lines % linesPerLook === 0 ? this.time?.pause() : undefined
    const go = (): Promise<void> => library.processLine.call(this, line, isFinal)
    return pause === undefined ? go() : pause.then(go)
  }

  /** As the library does it, which would begin with a parser of its own kind. */
  async collectSubMessage(part: Part): Promise<void> {
    const own = stepsOf(this)
    const parser = new MimeParser(
      {
        ...own.mimeOptions,
        maxRfc822NestingDepth: own.maxRfc822NestingDepth,
        attachmentEncoding: 'arraybuffer',
      },
      this.time,
    )
    const inner = stepsOf(parser)
    inner.rfc822NestingDepth = own.rfc822NestingDepth + 1
    const value = await parser.parse(part.content ?? new ArrayBuffer(0))
    part.subMessage = value
    if (value.text || !value.html) own.addTextEntry(part, 'plain', { type: 'subMessage', value })
    if (value.html) own.addTextEntry(part, 'html', { type: 'subMessage', value })
    for (const [node, entry] of inner.textMap) own.textMap.set(node, entry)
    own.attachments.push(...value.attachments)
  }

  // The library's constructor and loop assign each part as it begins; declared as fields these would shadow the accessor.
  get currentNode(): Part | undefined {
    return currentParts.get(this)
  }

  set currentNode(part: Part) {
    currentParts.set(this, part)
    if (Object.hasOwn(part, 'setupContentDecoder')) return
    const setup = part.setupContentDecoder
    part.setupContentDecoder = (encoding) => {
      setup.call(part, encoding)
      const decoder = part.contentDecoder
      if (decoder === null) return
      decoder.finalize = () => {
        decoder.flushRemainder?.()
        decoder.flushBuffer?.()
        return joined(decoder.chunks)
      }
    }
  }
}

// The setter is called before a field of this class could exist.
const currentParts = new WeakMap<MimeParser, Part>()

function joined(chunks: BodyDecoder['chunks']): ArrayBuffer {
  let size = 0
  for (const chunk of chunks) size += typeof chunk === 'string' ? Buffer.byteLength(chunk) : chunk.byteLength
  const bytes = Buffer.alloc(size)
  let at = 0
  for (const chunk of chunks) {
    if (typeof chunk === 'string') at += bytes.write(chunk, at)
    else {
      bytes.set(chunk instanceof Uint8Array ? chunk : new Uint8Array(chunk), at)
      at += chunk.byteLength
    }
  }
  return bytes.buffer
}
