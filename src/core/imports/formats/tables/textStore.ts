/** Texts kept by their number, in the order in which they came. */
export interface TextStore {
  add(text: string): void
  /** The text of a number; undefined where there is none. */
  at(index: number): string | undefined
}

const textsInBlock = 1024

/**
 * Keeps texts as bytes: a workbook may have millions of short ones, and each that is a value of its own costs several times
 * its letters.
 */
export function createTextStore(): TextStore {
  const blocks: { readonly bytes: Buffer; readonly ends: Uint32Array }[] = []
  let open: string[] = []

  function closeBlock(): void {
    const ends = new Uint32Array(open.length)
    let end = 0
    for (const [index, text] of open.entries()) {
      end += Buffer.byteLength(text)
      ends[index] = end
    }
    blocks.push({ bytes: Buffer.from(open.join('')), ends })
    open = []
  }

  return {
    add(text) {
      open.push(text)
      if (open.length === textsInBlock) closeBlock()
    },
    at(index) {
      if (!(index >= 0)) return undefined
      const place = index % textsInBlock
      const block = blocks[(index - place) / textsInBlock]
      if (block !== undefined)
        return block.bytes.toString('utf8', place === 0 ? 0 : block.ends[place - 1], block.ends[place])
      return index - place === blocks.length * textsInBlock ? open[place] : undefined
    },
  }
}
