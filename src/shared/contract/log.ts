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

/** What a verification found. `consistentUnanchored` says: nothing contradicts itself, and nothing outside vouches. */
export const LogVerification = z.object({
  status: z.enum(['verifiedAgainstAnchor', 'consistentUnanchored', 'broken']),
  entries: z.int(),
  anchors: z.int(),
  lastAnchoredSeq: z.int().nullable(),
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
  verify: procedure.input(z.object({ anchors: z.array(z.string()).default([]) })).output(LogVerification),
  /** A signed checkpoint of the log's head, to be kept outside; returned as the text of a file. */
  anchor: procedure.output(z.object({ fileName: z.string(), text: z.string() })),
  /** The whole log as JSON Lines, verifiable offline by the command line. */
  export: procedure.output(z.object({ fileName: z.string(), text: z.string() })),
}
