import * as Y from 'yjs'

/**
 * Which edits of each author the relay's log holds without a gap: a state vector that can be relied on, also where the
 * log brings a later edit before an earlier one, as it does when a device's first update lost its place to another.
 * An edit behind a gap counts once the gap is closed; until then it is as if it were missing, and would be sent again.
 */
export function createCoverage(known: ReadonlyMap<number, number>) {
  let vector = new Map(known)
  const ahead = new Map<number, { from: number; to: number }[]>()

  const cover = (client: number, from: number, to: number) => {
    const have = vector.get(client) ?? 0
    const gaps = ahead.get(client)
    if (from > have) {
      if (gaps) gaps.push({ from, to })
      else ahead.set(client, [{ from, to }])
      return
    }
    if (to <= have) return
    vector.set(client, to)
    if (!gaps) return
    ahead.delete(client)
    for (const range of gaps) cover(client, range.from, range.to)
  }

  return {
    /** Takes note of an update of the log. */
    note(update: Uint8Array) {
      for (const struct of Y.decodeUpdate(update).structs)
        if (!(struct instanceof Y.Skip))
          cover(struct.id.client, struct.id.clock, struct.id.clock + struct.length)
    },
    /** The state vector in Yjs's encoding. */
    encoded: () => Y.encodeStateVector(vector as never),
    clear() {
      vector = new Map()
      ahead.clear()
    },
  }
}
