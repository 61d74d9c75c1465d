import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { LogEntryView, RelayWitness } from '../../shared/contract/log.ts'
import { AppError } from '../../shared/errors.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import { trustedKeys } from '../workspace/workspace.ts'
import { appendLog, getLogEntry, type LogRow, listLog, logHead } from './append.ts'
import { checkpointText, makeCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { type LogKind, logKinds } from './entry.ts'
import { exportLog } from './export.ts'
import { verifyLog, type Witness } from './verify.ts'

const view = (row: LogRow): LogEntryView => ({
  seq: row.seq,
  hash: row.hash,
  prevHash: row.prev,
  at: row.at,
  kind: row.kind,
  actor: row.actor,
  device: row.device,
  body: row.body as Record<string, unknown>,
})

const day = (at: number) => new Date(at).toISOString().slice(0, 10)

/** Reading, checking and anchoring the log. Writing it is each command's own. `askRelays`: what they keep of it. */
export function logProcedures(
  sessions: Sessions,
  askRelays: (session: Session) => Promise<{ witnesses: Witness[]; relays: RelayWitness[] }>,
) {
  const os = implementer.log
  return {
    list: os.list.handler(({ input }) => {
      const { db } = sessions.require()
      if (input.kind !== null && !logKinds.includes(input.kind as LogKind)) return { entries: [], total: 0 }
      const entries = listLog(db, {
        ...(input.kind !== null && { kind: input.kind as LogKind }),
        ...(input.before !== null && { before: input.before }),
        limit: input.limit,
      })
      return { entries: entries.map(view), total: logHead(db).seq }
    }),
    get: os.get.handler(({ input }) => {
      const row = getLogEntry(sessions.require().db, input.hash)
      if (!row) throw new AppError('record.notFound', { kind: 'logEntry', id: input.hash })
      return view(row)
    }),
    verify: os.verify.handler(async ({ input }) => {
      const session = sessions.require()
      const { db, workspace } = session
      const { witnesses, relays } = await askRelays(session)
      const started = performance.now()
      const verdict = verifyLog(db, {
        workspaceId: workspace.info.id,
        anchors: input.anchors.map(parseCheckpoint),
        witnesses,
        trustedKeys: trustedKeys(workspace),
      })
      return {
        status: verdict.status,
        entries: verdict.entries,
        anchors: input.anchors.length + relays.filter(({ state }) => state === 'confirmed').length,
        lastAnchoredSeq: verdict.anchoredSeq,
        relays,
        problem: verdict.firstProblem,
        elapsedMs: performance.now() - started,
      }
    }),
    anchor: os.anchor.handler(() => {
      const { db, workspace, now, changed } = sessions.require()
      const { id, keys } = workspace.device
      const checkpoint = makeCheckpoint(db, { workspaceId: workspace.info.id, device: id, keys }, now())
      changed('log')
      return {
        fileName: `sandtable-anchor-${day(now())}-${checkpoint.statement.seq}.json`,
        text: checkpointText(checkpoint),
      }
    }),
    export: os.export.handler(() => {
      const session = sessions.require()
      const folder = mkdtempSync(join(tmpdir(), 'sandtable-log-'))
      try {
        const file = join(folder, 'log.jsonl')
        appendLog(session.db, session.stamp(), {
          kind: 'exportMade',
          body: { what: 'log', destination: 'file' },
        })
        exportLog(session.db, { file, workspaceId: session.workspace.info.id, at: session.now() })
        session.changed('log')
        return { fileName: `sandtable-log-${day(session.now())}.jsonl`, text: readFileSync(file, 'utf8') }
      } finally {
        rmSync(folder, { recursive: true, force: true })
      }
    }),
  }
}
