/** What a picture unpacks to, from its head. */
export interface ImageSize {
  width: number
  height: number
  /** Bytes of all its points once unpacked. */
  bytes: number
}

const pngMark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const startsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte)

export const isPng = (bytes: Uint8Array): boolean => startsWith(bytes, pngMark)
export const isJpeg = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xd8, 0xff])

/** The size that a PNG or JPEG states; null where its head is not whole. */
export function imageSize(bytes: Uint8Array): ImageSize | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return isPng(bytes) ? pngSize(view) : isJpeg(bytes) ? jpegSize(view) : null
}

/** Channels by the PNG colour type; one of a palette unpacks to three. */
const pngChannels: Record<number, number> = { 0: 1, 2: 3, 3: 3, 4: 2, 6: 4 }

function pngSize(view: DataView): ImageSize | null {
  if (view.byteLength < 33 || view.getUint32(12) !== 0x49484452) return null
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  const channels = pngChannels[view.getUint8(25)]
  if (channels === undefined || width === 0 || height === 0) return null
  return { width, height, bytes: width * height * channels * (view.getUint8(24) > 8 ? 2 : 1) }
}

/** Marks of a JPEG that begin a frame; the others of their range are tables. */
const isFrame = (mark: number): boolean =>
  mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc

function jpegSize(view: DataView): ImageSize | null {
  let at = 2
  while (at + 9 < view.byteLength) {
    if (view.getUint8(at) !== 0xff) return null
    const mark = view.getUint8(at + 1)
    if (mark === 0xff) at += 1
    else if (isFrame(mark)) {
      const [height, width] = [view.getUint16(at + 5), view.getUint16(at + 7)]
      return width === 0 || height === 0
        ? null
        : { width, height, bytes: width * height * view.getUint8(at + 9) }
    } else at += 2 + view.getUint16(at + 2)
  }
  return null
}
