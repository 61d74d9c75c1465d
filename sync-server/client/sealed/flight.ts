import { isSame } from './seal.ts'

/** An own update that is sealed for a place in the log. */
export type Flight = {
  id: number
  counter: number
  epoch: number
  bytes: Uint8Array
  plain: Uint8Array
  /** The relay says that it is stored. */
  acked: boolean
}

const maxFlight = 64

/**
 * Own updates that have not come in the log yet, in the order of their counters: the first is always the one after
 * this device's last in the log. What was sealed anew has sent its place's older bytes too, and those may be what the
 * relay stored (E5); whichever comes in the log has the place, and the other's content goes into a later one.
 */
export function createFlight() {
  let entries: Flight[] = []
  /** Up to this counter older bytes were sent for the same places. */
  let contested = 0

  /** What is behind the last that is stored: only that can still be sent with any use. */
  const open = () => entries.slice(entries.findLastIndex(({ acked }) => acked) + 1)
  const takeFrom = (first: number) => {
    const taken = entries.splice(first)
    contested = Math.max(contested, taken.at(-1)?.counter ?? 0)
    return taken.map(({ plain }) => plain)
  }

  return {
    length: () => entries.length,
    waiting: () => entries.filter(({ acked }) => !acked).length,
    open,
    byId: (id: number) => entries.find((entry) => entry.id === id),
    at: (counter: number) => entries.find((entry) => entry.counter === counter),
    /** What may lose its place goes alone, so that nothing that builds on it comes before it. */
    hasRoom: () =>
      entries.length < maxFlight && !entries.some(({ acked, counter }) => !acked && counter <= contested),
    add: (entry: Flight) => void entries.push(entry),
    /**
     * The log brings an update of this device: its place is given. Null when nothing here waited for that place; else
     * whether it is what waited, and if it isn't, the content that has to be sealed for another one.
     */
    settle(counter: number, bytes: Uint8Array): { displaced: Uint8Array | null } | null {
      const entry = entries.find((candidate) => candidate.counter === counter)
      if (!entry) return null
      entries = entries.filter((other) => other !== entry)
      return { displaced: isSame(entry.bytes, bytes) ? null : entry.plain }
    },
    /** Takes back what is not stored as far as is known, to be sealed anew. */
    takeBack: () => takeFrom(entries.length - open().length),
    takeAllBack: () => takeFrom(0),
  }
}
