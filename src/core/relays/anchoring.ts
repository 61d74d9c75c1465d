import { logHead } from '../log/append.ts'
import type { Session } from '../session.ts'
import { checkpointBody, checkpointKind, checkpointsKept } from './anchor.ts'
import type { Relays } from './relays.ts'
import { getMembership, listMemberships } from './store.ts'

const dayMs = 86_400_000

/**
 * Gives each relay that was joined a checkpoint of the log once a day, where there is something new: an anchor that
 * nobody thinks of is of no use to anybody. It tells the relay a number and a hash.
 */
export function createAnchoring(relays: Relays) {
  const busy = new Set<string>()

  async function anchor(session: Session, url: string): Promise<void> {
    const membership = session.db.sqlite.open ? getMembership(session.db, url) : null
    if (!membership || membership.role === 'guest' || busy.has(url)) return
    const last = checkpointsKept(session, url, membership.personId).at(-1)
    const isDue = !last || (session.now() - last.at >= dayMs && logHead(session.db).seq > last.seq)
    if (!isDue) return
    busy.add(url)
    try {
      await relays.state(session, url, checkpointKind, checkpointBody(session))
    } finally {
      busy.delete(url)
    }
  }

  /** Whatever hinders it, the next connection or hour tries again. */
  const tryAt = (session: Session, url: string) => void anchor(session, url).catch(() => {})
  relays.onOnline(tryAt)
  return {
    /** An hour has gone by. */
    hourly(session: Session): void {
      for (const { url } of listMemberships(session.db)) tryAt(session, url)
    },
  }
}
