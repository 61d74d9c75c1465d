import type { Access, Who } from './auth/access.ts'
import type { Answer } from './calls.ts'
import type { CatchUp } from './catchUp.ts'
import type { OpenDocument } from './document.ts'
import type { Documents } from './documents.ts'
import type { Limits } from './limits.ts'
import type { Log } from './log.ts'
import type { Metrics } from './metrics.ts'
import type { Statements } from './statements.ts'
import type { Storage } from './storage.ts'

/** What both ways in work with. */
export type Services = {
  storage: Storage
  documents: Documents
  catchUp: CatchUp
  access: Access
  statements: Statements
  limits: Limits
  metrics: Metrics
  log: Log
  /** UTC milliseconds. */
  now: () => number
  call(who: Who, method: string, argument: Record<string, unknown>): Promise<Answer>
  join(address: string, code: string, argument: Record<string, unknown>): Promise<Answer>
  /** L5: how long somebody who has just written so much has to wait; the key is who or what writes. */
  writeWaitMs(writer: string | object, document: OpenDocument, bytes: number): number
}

/** A connection of either way in, as the relay sees it. */
export type Served = {
  /** Looks at rights, expiries and the token again (T3, T4). */
  recheck(): void
  /** What keeps a client from taking the relay for dead (A5). */
  heartbeat(): void
  /** The connection is closed: its presences and places go. */
  ended(): void
}
