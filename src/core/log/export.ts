import { closeSync, fsyncSync, openSync, rmSync, writeSync } from 'node:fs'
import { nameForGood } from '../db/nameForGood.ts'
import { refusalOf, type WritableDb } from '../db/open.ts'
import { logHead } from './append.ts'
import type { Checkpoint } from './checkpoint.ts'
import * as store from './store.ts'

/**
 * Writes the log as JSON Lines that `verifyExport` checks without the workspace: a header, the entries, the
 * checkpoints. Personal payloads stay behind; their commitments are in the entries. The file appears whole or
 * not at all. Refuses with `disk.full`, `disk.readOnly`.
 */
export function exportLog(
  db: WritableDb,
  options: { file: string; workspaceId: string; at: number },
): { entries: number; headHash: string } {
  const { seq, hash } = logHead(db)
  const checkpoints = store.checkpoints(db)
  const partial = `${options.file}.partial`
  let handle: number | undefined
  try {
    const out = openSync(partial, 'w')
    handle = out
    let chunk = `${JSON.stringify({
      type: 'logExport',
      format: 1,
      workspaceId: options.workspaceId,
      exportedAt: options.at,
      head: { entries: seq, hash },
      checkpointSeqs: checkpoints.map((text) => (JSON.parse(text) as Checkpoint).statement.seq),
    })}\n`
    for (const [entrySeq, content, entryHash] of store.entries(db)) {
      if (entrySeq > seq) break
      chunk += `{"entry":${content},"hash":"${entryHash}"}\n`
      if (chunk.length > 1 << 20) {
        writeSync(out, chunk)
        chunk = ''
      }
    }
    for (const checkpoint of checkpoints) chunk += `{"checkpoint":${checkpoint}}\n`
    writeSync(out, chunk)
    fsyncSync(out)
    closeSync(out)
    handle = undefined
    nameForGood(partial, options.file)
    return { entries: seq, headHash: hash }
  } catch (error) {
    if (handle !== undefined) closeSync(handle)
    rmSync(partial, { force: true })
    throw refusalOf(error)
  }
}
