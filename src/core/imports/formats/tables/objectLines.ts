/**
 * On which lines the objects of a printed list begin. The runtime finds one line end after the other, which for a file of
 * many short lines takes a quarter as long as parsing it; `objectLines.wat` looks at sixteen bytes at a time and takes a
 * fifth of that. Where the processor cannot do so, the runtime is asked.
 */

/** Lines below that of the first byte; `lineOffsets` is null where there is no line end. */
export interface ObjectLines {
  readonly lineOffsets: ArrayLike<number> | null
  readonly lineEnds: number
}

/** Room for the bytes of one run at a time. What is in it is gone with the next. */
export interface RunRoom {
  /** At least so many bytes. */
  bytes(length: number): Buffer
  /**
   * Where each object begins, of so many bytes that begin with the comma before the first. One on a line of its own stands
   * below the comma of the one before it, as far in as the first: what lies in an object is further in. Whether as many were
   * found as there are shows if that holds.
   *
   * @returns null where there are line ends and the first object does not begin a line
   */
  lines(length: number): ObjectLines | null
}

const lineFeed = 10
const openingBrace = 123

/** What is assembled of `objectLines.wat` by wat2wasm. */
const assembled =
  'AGFzbQEAAAABCQFgBH9/f38BfwMCAQAFAwEAAQcXAgZtZW1vcnkCAApsaW5lc09mUnVuAAAK4QEB3gEBBn8gA0EEaiEJAkADQCAEIABPDQEgBP0ABABBCv0P/SP9ZCEFAkADQCAFRQ0BIAQgBWhqIQYgBSAFQQFrcSEFIAYgAE8NAyAIQQFqIQggBiACaiEHIAcgAE8NACAHLQAAQfsARw0AIAcgAWshBiAGQQBKBEAgBkEBay0AAEH9AEcNAUEAIQcCQANAIAcgAU8NASAGIAdqLQAAIActAABHDQMgB0EBaiEHDAALCwsgCSAINgIAIAlBBGohCQwACwsgBEEQaiEEDAALCyADIAkgA2tBBGtBAnY2AgAgCAs='

/** What is used of it: the types of browsers, which have all of it, are not here. */
const { WebAssembly } = globalThis as unknown as {
  WebAssembly: {
    Module: new (bytes: Uint8Array) => object
    Instance: new (module: object) => { exports: unknown }
  }
}

interface Program {
  memory: { readonly buffer: ArrayBuffer; grow(pages: number): void }
  linesOfRun(length: number, first: number, indent: number, out: number): number
}

let room: RunRoom | null = null

/** The room of this process, for whoever fills it and reads it without waiting in between. */
export function runRoom(): RunRoom {
  room ??= createAssembledRoom() ?? createPlainRoom()
  return room
}

/** Null where the processor cannot look at sixteen bytes at a time. */
export function createAssembledRoom(): RunRoom | null {
  try {
    const module = new WebAssembly.Module(Buffer.from(assembled, 'base64'))
    return roomOf(new WebAssembly.Instance(module).exports as Program)
  } catch {
    return null
  }
}

const pageBytes = 65_536
/** A block of sixteen bytes may begin with the last one. */
const blockBytes = 16

function roomOf({ memory, linesOfRun }: Program): RunRoom {
  let bytes = Buffer.from(memory.buffer)
  return {
    bytes(length) {
      // Behind the bytes there is room for the lines of as many objects as fit into them.
      const missing = 3 * length + 2 * blockBytes - memory.buffer.byteLength
      if (missing > 0) memory.grow(Math.ceil(missing / pageBytes))
      if (bytes.buffer !== memory.buffer) bytes = Buffer.from(memory.buffer)
      return bytes
    },
    lines(length) {
      const first = firstObject(bytes, length)
      if (typeof first !== 'number') return first
      const out = (length + blockBytes) & ~3
      const lineEnds = linesOfRun(length, first, first - bytes.lastIndexOf(lineFeed, first), out)
      const objects = bytes.readInt32LE(out)
      return { lineOffsets: new Int32Array(memory.buffer, out + 4, objects).slice(), lineEnds }
    },
  }
}

/** The same without anything assembled. */
export function createPlainRoom(): RunRoom {
  let bytes = Buffer.alloc(0)
  return {
    bytes(length) {
      if (bytes.length < length) bytes = Buffer.alloc(length)
      return bytes
    },
    lines(length) {
      const first = firstObject(bytes, length)
      if (typeof first !== 'number') return first
      const indent = first - bytes.lastIndexOf(lineFeed, first)
      // A byte a character: in such a text line ends are found several times quicker than in bytes.
      const text = bytes.toString('latin1', 0, length)
      const separator = `}${text.slice(0, first + 1)}`
      const lineOffsets: number[] = []
      let lineEnds = 0
      for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
        lineEnds++
        const brace = at + indent
        if (text.charCodeAt(brace) !== openingBrace) continue
        const from = brace + 1 - separator.length
        if (from < 0 || text.startsWith(separator, from)) lineOffsets.push(lineEnds)
      }
      return { lineOffsets, lineEnds }
    },
  }
}

/** Where the first object begins, if it begins a line; else what is to be said of the lines. */
function firstObject(bytes: Buffer, length: number): number | ObjectLines | null {
  const firstEnd = bytes.indexOf(lineFeed)
  if (firstEnd < 0 || firstEnd >= length) return { lineOffsets: null, lineEnds: 0 }
  const first = bytes.indexOf(openingBrace)
  return first < 0 || first >= length || firstEnd > first ? null : first
}
