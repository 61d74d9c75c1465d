import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { AppError } from '../../shared/errors.ts'
import type { WritableDb } from '../db/open.ts'
import { type Checkpoint, isGenuine, parseCheckpoint } from './checkpoint.ts'
import { type EntryContent, genesisHash, sha256Hex } from './entry.ts'
import * as store from './store.ts'

/**
 * `changed`: this entry is not what was hashed. `removed`: this number is missing. `reordered`: another entry
 * stands at this number. `truncated`: entries after this number, of which a checkpoint or anchor knows, are gone.
 * `rewritten`: the chain is whole, but is another one than at the checkpoint of this number. `badSignature`: the
 * checkpoint of this number is not genuine. `payloadMissing`: a personal payload is gone without an erasure.
 * `unreadable`: a line of an export is no entry. `checkpointRemoved`: an export has no checkpoint of this number, though it
 * says that it has.
 */
export type ProblemKind =
  | 'changed'
  | 'removed'
  | 'reordered'
  | 'truncated'
  | 'rewritten'
  | 'badSignature'
  | 'payloadMissing'
  | 'unreadable'
  | 'checkpointRemoved'

export interface LogProblem {
  seq: number
  kind: ProblemKind
}

export interface LogVerdict {
  status: 'verifiedAgainstAnchor' | 'consistentUnanchored' | 'broken'
  entries: number
  /** Hash of the last entry read, hex. */
  headHash: string
  /** The newest number that an anchor from outside vouches for; later entries are consistent, no more. */
  anchoredSeq: number | null
  firstProblem: LogProblem | null
}

const seqIn = (content: string): number => Number(/"seq":(\d+)\}$/.exec(content)?.[1] ?? Number.NaN)

/** What somebody else says of the log: which hash it had at a number. Whoever hands it in has verified it. */
export interface Witness {
  seq: number
  hash: string
  /** It comes from outside now: it vouches as an anchor does. Else it is only compared. */
  isOutside: boolean
}

interface ChainWalk {
  /** Takes the next row; a problem ends the walk. `existsElsewhere` looks a number up among the other rows. */
  step(
    seq: number,
    content: string,
    hash: string,
    existsElsewhere: (seq: number) => boolean,
  ): LogProblem | null
  expected(): number
  head(): string
  /** Hashes at the numbers that were asked for at the start. */
  hashesAt: Map<number, string>
  commitments: Set<string>
}

function walkChain(watched: ReadonlySet<number>): ChainWalk {
  let prev = genesisHash
  let next = 1
  const hashesAt = new Map<number, string>()
  const commitments = new Set<string>()
  if (watched.has(0)) hashesAt.set(0, genesisHash)
  return {
    step(seq, content, hash, existsElsewhere) {
      const end = `],"prev":"${prev}","seq":${next}}`
      if (seq !== next || !content.endsWith(end)) {
        const stated = seqIn(content)
        if (seq !== next || stated !== next) {
          // A row that only carries another number than its content was moved.
          if (seq === stated && seq > next && !existsElsewhere(next)) return { seq: next, kind: 'removed' }
          if (Number.isNaN(stated)) return { seq: next, kind: 'changed' }
          return { seq: next, kind: existsElsewhere(next) || stated < next ? 'reordered' : 'removed' }
        }
        // The entry itself is as hashed, so it is the one before it that was replaced.
        return { seq: sha256Hex(content) === hash && next > 1 ? next - 1 : next, kind: 'changed' }
      }
      if (sha256Hex(content) !== hash) return { seq: next, kind: 'changed' }
      if (content.charCodeAt(content.length - end.length - 1) !== 91)
        for (const commitment of (JSON.parse(content) as EntryContent).payloads) commitments.add(commitment)
      if (watched.has(next)) hashesAt.set(next, hash)
      prev = hash
      next += 1
      return null
    },
    expected: () => next,
    head: () => prev,
    hashesAt,
    commitments,
  }
}

function checkAgainst(
  walk: ChainWalk,
  checkpoint: Checkpoint,
  trustedKeys?: ReadonlySet<string>,
): LogProblem | null {
  const { seq, publicKey } = checkpoint.statement
  if (!isGenuine(checkpoint) || (trustedKeys && !trustedKeys.has(publicKey)))
    return { seq, kind: 'badSignature' }
  return checkWitness(walk, checkpoint.statement)
}

function checkWitness(walk: ChainWalk, { seq, hash }: Pick<Witness, 'seq' | 'hash'>): LogProblem | null {
  if (seq >= walk.expected()) return { seq: walk.expected() - 1, kind: 'truncated' }
  return walk.hashesAt.get(seq) === hash ? null : { seq, kind: 'rewritten' }
}

function verdict(
  walk: ChainWalk,
  problem: LogProblem | null,
  anchors: readonly Checkpoint[],
  inside: readonly Checkpoint[],
  witnesses: readonly Witness[] = [],
  trustedKeys?: ReadonlySet<string>,
): LogVerdict {
  let firstProblem = problem
  for (const checkpoint of [...anchors, ...inside])
    firstProblem ??= checkAgainst(walk, checkpoint, trustedKeys)
  for (const witness of witnesses) firstProblem ??= checkWitness(walk, witness)
  const vouched = [
    ...anchors.map(({ statement }) => statement.seq),
    ...witnesses.filter(({ isOutside }) => isOutside).map(({ seq }) => seq),
  ]
  const anchoredSeq = vouched.length ? Math.max(...vouched) : null
  return {
    status: firstProblem ? 'broken' : anchoredSeq === null ? 'consistentUnanchored' : 'verifiedAgainstAnchor',
    entries: walk.expected() - 1,
    headHash: walk.head(),
    anchoredSeq: firstProblem ? null : anchoredSeq,
    firstProblem,
  }
}

const numbersOf = (checkpoints: readonly Checkpoint[]) =>
  new Set(checkpoints.map((checkpoint) => checkpoint.statement.seq))

function refuseForeign(anchors: readonly Checkpoint[], workspaceId: string | undefined): void {
  const foreign = anchors.find((anchor) => workspaceId && anchor.statement.workspaceId !== workspaceId)
  if (foreign)
    throw new AppError('log.anchorOfOtherWorkspace', { workspaceId: foreign.statement.workspaceId })
}

export interface VerifyOptions {
  workspaceId?: string
  /** Checkpoints kept outside the workspace. */
  anchors?: readonly Checkpoint[]
  /** What relays say of the log. */
  witnesses?: readonly Witness[]
  /** Public keys of the workspace's devices; a checkpoint by another key counts as forged. */
  trustedKeys?: ReadonlySet<string>
}

/**
 * Walks the whole chain and names the first problem. Without an anchor from outside the verdict is at best
 * `consistentUnanchored`: whoever can write the file could have rewritten it all.
 * Refuses an anchor of another workspace with `log.anchorOfOtherWorkspace`.
 */
export function verifyLog(db: WritableDb, options: VerifyOptions = {}): LogVerdict {
  const anchors = options.anchors ?? []
  refuseForeign(anchors, options.workspaceId)
  const inside = store.checkpoints(db).map(parseCheckpoint)
  const witnesses = options.witnesses ?? []
  const watched = [...numbersOf([...anchors, ...inside]), ...witnesses.map(({ seq }) => seq)]
  const walk = walkChain(new Set(watched))
  const existsElsewhere = (seq: number) => store.contentWithSeq(db, seq)
  let problem: LogProblem | null = null
  for (const [seq, content, hash] of store.entries(db)) {
    problem = walk.step(seq, content, hash, existsElsewhere)
    if (problem) break
  }
  if (!problem) problem = missingPayload(db, walk.commitments)
  return verdict(walk, problem, anchors, inside, witnesses, options.trustedKeys)
}

function missingPayload(db: WritableDb, commitments: ReadonlySet<string>): LogProblem | null {
  if (!commitments.size) return null
  const accounted = new Set(store.payloadCommitments(db))
  for (const row of store.erasures(db)) {
    const { body } = JSON.parse(row.content) as { body: { commitments: string[] } }
    for (const commitment of body.commitments) accounted.add(commitment)
  }
  for (const commitment of commitments) {
    if (accounted.has(commitment)) continue
    return { seq: store.seqOfCommitment(db, commitment), kind: 'payloadMissing' }
  }
  return null
}

const linePattern = /^\{"entry":(\{.*\}),"hash":"([0-9a-f]{64})"\}$/s

/**
 * Verifies an exported log offline: needs the file alone, no workspace and no key. Refuses a file that is no
 * export with `log.exportUnreadable`, and a foreign anchor as `verifyLog` does.
 */
export async function verifyExport(file: string, anchors: readonly Checkpoint[] = []): Promise<LogVerdict> {
  const lines = createInterface({
    input: createReadStream(file, 'utf8'),
    crlfDelay: Number.POSITIVE_INFINITY,
  })
  const inside: Checkpoint[] = []
  const watched = numbersOf(anchors)
  let walk: ChainWalk | undefined
  let problem: LogProblem | null = null
  const numbers: number[] = []
  let head: { entries: number; hash: string } | undefined
  let told: readonly number[] = []
  try {
    for await (const line of lines) {
      if (!line) continue
      if (!walk) {
        const header = headerOf(line)
        refuseForeign(anchors, header.workspaceId)
        told = header.checkpointSeqs
        for (const seq of told) watched.add(seq)
        head = header.head
        walk = walkChain(watched)
      } else if (line.startsWith('{"checkpoint":')) {
        inside.push(parseCheckpoint(JSON.stringify((JSON.parse(line) as { checkpoint: unknown }).checkpoint)))
      } else {
        const match = linePattern.exec(line)
        if (!match) problem ??= { seq: walk.expected(), kind: 'unreadable' }
        else {
          numbers.push(seqIn(match[1]!))
          problem ??= walk.step(numbers.at(-1)!, match[1]!, match[2]!, () => true)
        }
      }
    }
  } catch (error) {
    if (error instanceof AppError || !(error instanceof Error && 'code' in error)) throw error
    throw new AppError('log.exportUnreadable', {}, error)
  }
  if (!walk || !head) throw new AppError('log.exportUnreadable')
  if (problem?.kind === 'reordered' && !numbers.includes(problem.seq))
    problem = { ...problem, kind: 'removed' }
  if (!problem && walk.expected() - 1 < head.entries)
    problem = { seq: walk.expected() - 1, kind: 'truncated' }
  const missing = missingOf(told, inside)
  if (!problem && missing !== null) problem = { seq: missing, kind: 'checkpointRemoved' }
  return verdict(walk, problem, anchors, inside)
}

/** The first of the checkpoints that an export says it has which it has not, or not as often; null where all are there. */
function missingOf(told: readonly number[], inside: readonly Checkpoint[]): number | null {
  const left = inside.map(({ statement }) => statement.seq)
  for (const seq of told) {
    const at = left.indexOf(seq)
    if (at < 0) return seq
    left.splice(at, 1)
  }
  return null
}

interface ExportHeader {
  workspaceId: string
  checkpointSeqs: number[]
  head: { entries: number; hash: string }
}

function headerOf(line: string): ExportHeader {
  try {
    const parsed = JSON.parse(line) as ExportHeader & { type?: string; format?: number }
    if (parsed.type === 'logExport' && parsed.format === 1) return parsed
  } catch {
    // Falls through to the refusal: no JSON is no export either.
  }
  throw new AppError('log.exportUnreadable')
}
