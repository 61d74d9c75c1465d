import PostalMime from 'postal-mime'

/** What the library keeps of a part's body until the part has ended. */
type BodyDecoder = {
  readonly chunks: readonly (string | ArrayBuffer | Uint8Array)[]
  flushRemainder?(): void
  flushBuffer?(): void
  finalize(): ArrayBuffer | Promise<ArrayBuffer>
}
type Part = { setupContentDecoder(encoding: string): void; contentDecoder: BodyDecoder | null }

/**
 * The library's parser with one step of its own: the lines of a body are put together as bytes. The library makes a
 * `Blob` of them, which in Node takes a native object for every line and several times as long as all the rest.
 */
export class MimeParser extends PostalMime {
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
