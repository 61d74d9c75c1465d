import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'

/** Why somebody did not even get a connection. */
export type RequestRefusal =
  | 'tooManyConnections'
  | 'tooManyOfOneAddress'
  | 'notReady'
  | 'notFromHere'
  | 'noRoom'

/** Counts requests that were refused, and tells the log of them: at once, and then at most a line a minute for each reason. */
export type RefusedRequests = {
  note(why: RequestRefusal, status: number, address: string): void
  /** A minute has passed. */
  tick(): void
}

type Kept = { status: number; count: number; addresses: Map<string, number> }

/** Addresses whose refusals are told apart in a minute; more are counted together. */
const maxAddresses = 1000

export function createRefusedRequests(log: Log, { requestsRefused }: Pick<Metrics, 'requestsRefused'>) {
  /** What was refused since the last line; a reason is here from its first line on until a minute without any. */
  const kept = new Map<RequestRefusal, Kept>()
  const tell = (why: RequestRefusal, { status, count, addresses }: Kept) => {
    let most = ''
    for (const [address, times] of addresses) if (times > (addresses.get(most) ?? 0)) most = address
    log({
      ...{ level: 'warn', event: 'requestsRefused', why, status, count },
      ...{ mostly: most, addresses: addresses.size },
    })
  }
  const refusals: RefusedRequests = {
    note(why, status, address) {
      requestsRefused.inc({ status: String(status), why })
      const known = kept.get(why)
      if (!known) {
        kept.set(why, { status, count: 0, addresses: new Map() })
        tell(why, { status, count: 1, addresses: new Map([[address, 1]]) })
        return
      }
      known.count++
      if (known.addresses.has(address) || known.addresses.size < maxAddresses)
        known.addresses.set(address, (known.addresses.get(address) ?? 0) + 1)
    },
    tick() {
      for (const [why, refused] of kept) {
        if (refused.count === 0) {
          kept.delete(why)
          continue
        }
        tell(why, refused)
        kept.set(why, { status: refused.status, count: 0, addresses: new Map() })
      }
    },
  }
  return refusals
}
