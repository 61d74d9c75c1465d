import type { Presenting } from '../../../../shared/rooms/presence.ts'

/** What is seen of a map, by its middle and size in shares of the whole: the same on a screen of another size. */
export type MapFrame = NonNullable<Presenting['frame']>

interface Size {
  width: number
  height: number
}
/** Where a picture stands on a screen: its corner in pixels, and how large. */
interface View {
  x: number
  y: number
  zoom: number
}

/** Shares to four places, within what a presence may say: finer is below a pixel. */
const share = (value: number, least: number, most: number): number =>
  Math.min(most, Math.max(least, Math.round(value * 1e4) / 1e4))
const middle = (value: number): number => share(value, -50, 50)
const extent = (value: number): number => share(value, 0.001, 100)

/** What a screen of `size` sees of a map of `whole`, both in pixels at zoom 1. */
export const frameOf = ({ x, y, zoom }: View, size: Size, whole: Size): MapFrame => ({
  x: middle((size.width / 2 - x) / zoom / whole.width),
  y: middle((size.height / 2 - y) / zoom / whole.height),
  width: extent(size.width / zoom / whole.width),
  height: extent(size.height / zoom / whole.height),
})

const zooms = { least: 0.1, most: 2 }

/** How a screen of `size` shows all of a frame, its middle in the middle. */
export function viewportOf(frame: MapFrame, size: Size, whole: Size): View {
  const fit = Math.min(size.width / (frame.width * whole.width), size.height / (frame.height * whole.height))
  const zoom = Math.min(zooms.most, Math.max(zooms.least, fit))
  return {
    x: size.width / 2 - frame.x * whole.width * zoom,
    y: size.height / 2 - frame.y * whole.height * zoom,
    zoom,
  }
}
