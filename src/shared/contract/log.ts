import { z } from 'zod'
import { Instant, procedure } from './procedure.ts'

export const logErrorCodes = [
  'log.anchorUnreadable',
  'log.anchorOfOtherWorkspace',
  'log.exportUnreadable',
] as const

export const LogEntryView = z.object({
  seq: z.int(),
  hash: z.string(),
  prevHash: z.string(),
  at: Instant,
  kind: z.string(),
  actor: z.string(),
  device: z.string(),
  /** The body as canonical JSON, for reading; personal payloads appear as commitments. */
  body: z.record(z.string(), z.unknown()),
})
export type LogEntryView = z.infer<typeof LogEntryView>

/**
 * A relay that keeps a checkpoint of this log. `confirmed`: it was asked just now and says the same as before.
 * `notReached`: it was not there, so that it vouches for nothing this time. `differs`: what it says now is not what was
 * verified before.
 */
export const RelayWitness = z.object({
  url: z.string(),
  name: z.string(),
  state: z.enum(['confirmed', 'notReached', 'differs']),
  /** The number of its statement, and when it was stored there. */
  number: z.int(),
  at: Instant,
  /** The entry of the log up to which it vouches. */
  seq: z.int(),
})
export type RelayWitness = z.infer<typeof RelayWitness>

/** What a verification found. `consistentUnanchored` says: nothing contradicts itself, and nothing outside vouches. */
export const LogVerification = z.object({
  status: z.enum(['verifiedAgainstAnchor', 'consistentUnanchored', 'broken']),
  entries: z.int(),
  anchors: z.int(),
  lastAnchoredSeq: z.int().nullable(),
  relays: z.array(RelayWitness),
  problem: z
    .object({
      seq: z.int(),
      kind: z.enum([
        'changed',
        'removed',
        'reordered',
        'truncated',
        'rewritten',
        'badSignature',
        'payloadMissing',
        'checkpointRemoved',
        'unreadable',
      ]),
    })
    .nullable(),
  elapsedMs: z.number(),
})
export type LogVerification = z.infer<typeof LogVerification>

export const logContract = {
  list: procedure
    .input(
      z.object({
        before: z.int().nullable().default(null),
        limit: z.int().max(500).default(100),
        kind: z.string().nullable().default(null),
      }),
    )
    .output(z.object({ entries: z.array(LogEntryView), total: z.int() })),
  get: procedure.input(z.object({ hash: z.string() })).output(LogEntryView),
  /** Checks every entry, against the anchors given and against what the joined relays keep, which are asked for it. */
  verify: procedure.input(z.object({ anchors: z.array(z.string()).default([]) })).output(LogVerification),
  /** A signed checkpoint of the log's head, to be kept outside; returned as the text of a file. */
  anchor: procedure.output(z.object({ fileName: z.string(), text: z.string() })),
  /** The whole log as JSON Lines, verifiable offline by the command line. */
  export: procedure.output(z.object({ fileName: z.string(), text: z.string() })),
}
