import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import type { WritableDb } from '../db/open.ts'
import { logHead } from './append.ts'
import { canonicalJson, type Json } from './canonicalJson.ts'
import { isSignedBy, type KeyPair, type Signed, signStatement } from './signed.ts'
import * as store from './store.ts'

const Statement = z.object({
  type: z.literal('checkpoint'),
  workspaceId: z.string(),
  seq: z.int().min(0),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  at: z.int(),
  device: z.string(),
  publicKey: z.string(),
})
const SignedCheckpoint = z.object({ statement: Statement, signature: z.string() })

/** A device's signed word that the log had this hash at this number. Kept outside, it is an anchor. */
export type Checkpoint = Signed<z.infer<typeof Statement>>

export interface CheckpointSigner {
  workspaceId: string
  device: string
  keys: KeyPair
}

/** Signs the log's present head and keeps the checkpoint beside the log. */
export function makeCheckpoint(db: WritableDb, signer: CheckpointSigner, at: number): Checkpoint {
  const { seq, hash } = logHead(db)
  const checkpoint = signStatement(signer.keys, {
    type: 'checkpoint' as const,
    workspaceId: signer.workspaceId,
    seq,
    hash,
    at,
    device: signer.device,
    publicKey: signer.keys.publicKey,
  })
  store.insertCheckpoint(db, seq, canonicalJson(checkpoint as unknown as Json))
  return checkpoint
}

/** True when the checkpoint carries the signature of the key that it names. */
export const isGenuine = (checkpoint: Checkpoint): boolean =>
  isSignedBy(checkpoint.statement.publicKey, checkpoint)

/** Reads an anchor file; refuses with `log.anchorUnreadable`. */
export function parseCheckpoint(text: string): Checkpoint {
  try {
    return SignedCheckpoint.parse(JSON.parse(text))
  } catch (error) {
    throw new AppError('log.anchorUnreadable', {}, error)
  }
}

export const checkpointText = (checkpoint: Checkpoint): string =>
  `${canonicalJson(checkpoint as unknown as Json)}\n`
