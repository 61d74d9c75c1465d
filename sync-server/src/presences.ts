import type { Presence } from './protocol.ts'

type Known = { clock: number; state: string | null; at: number; owner: object }

/** Who is present in a room: in memory only, as long as somebody is there. */
export type Presences = {
  /**
   * Takes over what is newer than what is known and returns it; the rest was an echo, which stock clients send of
   * everything they hear. Null when the owner would hold more than `limit` presences.
   */
  accept(news: readonly Presence[], owner: object, limit: number): Presence[] | null
  /** Everybody who is present. */
  list(): Presence[]
  /** Marks those that came with `owner` as gone and returns the news of it. */
  leave(owner: object): Presence[]
}

/** `keptMs` after its last renewal a presence counts as gone, and some time later its clock is forgotten. */
export function createPresences(now: () => number, keptMs: number): Presences {
  const known = new Map<number, Known>()

  const forgetOld = () => {
    for (const [client, { at }] of known) if (now() - at > 2 * keptMs) known.delete(client)
  }
  const isNews = ({ client, clock, state }: Presence): boolean => {
    const before = known.get(client)
    if (!before) return state !== null
    return clock > before.clock || (clock === before.clock && state === null && before.state !== null)
  }
  const isPresent = ({ state, at }: Known) => state !== null && now() - at <= keptMs
  const countOf = (owner: object) => [...known.values()].filter((entry) => entry.owner === owner).length

  return {
    accept(news, owner, limit) {
      forgetOld()
      const accepted = news.filter(isNews)
      const added = accepted.filter(({ client }) => !known.has(client)).length
      if (added > 0 && countOf(owner) + added > limit) return null
      for (const { client, clock, state } of accepted) {
        const before = known.get(client)
        const keepsOwner = before !== undefined && before.state !== null
        known.set(client, { clock, state, at: now(), owner: keepsOwner ? before.owner : owner })
      }
      return accepted
    },
    list: () =>
      [...known]
        .filter(([, entry]) => isPresent(entry))
        .map(([client, { clock, state }]) => ({ client, clock, state })),
    leave(owner) {
      const gone: Presence[] = []
      for (const [client, entry] of known) {
        if (entry.owner !== owner || entry.state === null) continue
        known.set(client, { ...entry, state: null, at: now() })
        gone.push({ client, clock: entry.clock, state: null })
      }
      return gone
    },
  }
}
