import {
  createJudge,
  type Grounds,
  type HeardRecording,
  type Judge,
  readGrounds,
} from '../consent/recordings.ts'
import { saveSpeakers } from '../consent/store.ts'
import { type ReadableDb, transaction, type WritableDb } from '../db/open.ts'
import { appendLog } from '../log/append.ts'
import type { Stamp } from '../log/entry.ts'
import type { ImportSource, ReadBatch, ReadOptions } from './formats/format.ts'
import { openImport } from './formats/registry.ts'
import type { FileError } from './store.ts'

/** The format whose words came from a recording: nothing of it comes in without consent. */
export const recordingFormat = 'transcript'

/** Who speaks in batches of a transcript, each once; the empty name stands for voices that have none. */
const speakersIn = (batches: readonly ReadBatch[]): string[] => [
  ...new Set(
    batches.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'message' ? item.sender : []))),
  ),
]

/** Reads a transcript to its end, because its last speaker counts as much as its first. */
async function gather(batches: AsyncIterable<ReadBatch>): Promise<ReadBatch[]> {
  const gathered: ReadBatch[] = []
  for await (const batch of batches) gathered.push(batch)
  return gathered
}

/** Who speaks in a source that was recognised as a transcript. */
export async function speakersOf(source: ImportSource, options: ReadOptions): Promise<string[]> {
  const opened = await openImport(source, options)
  return opened.ok ? speakersIn(await gather(opened.batches)) : []
}

/** A judge that is made when the first recording comes, so that it knows the people of this very import. */
export function lateJudge(
  db: ReadableDb,
  { now, ownPeople, grounds }: { now(): number; ownPeople: readonly string[]; grounds?: Grounds | undefined },
): () => Judge {
  let judge: Judge | null = null
  return () => {
    judge ??= createJudge(db, grounds ?? readGrounds(db), now(), ownPeople)
    return judge
  }
}

export type Admission =
  | { ok: true; batches: ReadBatch[]; mayTrain: boolean }
  | { ok: false; error: FileError }

/**
 * Lets a transcript in when every participant is covered by a consent in force and its import was assessed, with an
 * entry in the log that names the consents; otherwise says who or what is missing, and nothing of it comes in.
 */
export async function admitRecording(
  db: WritableDb,
  judge: Judge,
  stamp: Stamp,
  file: { sourceId: string; hash: string | null; batches: AsyncIterable<ReadBatch> },
): Promise<Admission> {
  const batches = await gather(file.batches)
  const recording: HeardRecording = { hash: file.hash, speakers: speakersIn(batches) }
  const { missing, unnamed, consentIds, assessment, mayTrain } = judge.judge(recording)
  if (missing.length > 0)
    return {
      ok: false,
      error: {
        code: 'consent.missing',
        details: {
          reason: 'consentMissing',
          people: missing.filter(Boolean).join(', '),
          names: JSON.stringify(missing.filter(Boolean)),
          count: missing.length,
          unnamed,
          assessment,
        },
      },
    }
  if (assessment !== 'inForce')
    return {
      ok: false,
      error: { code: 'assessment.missing', details: { reason: 'assessmentMissing', state: assessment } },
    }
  transaction(db, () => {
    saveSpeakers(db, file.sourceId, recording.speakers)
    appendLog(db, stamp, {
      kind: 'recordingAdmitted',
      body: { sourceId: file.sourceId, sha256: file.hash, consentIds, mayTrain },
    })
  })
  return { ok: true, batches, mayTrain }
}
