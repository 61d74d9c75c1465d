import { z } from 'zod'
import type { ReadableDb } from '../db/open.ts'
import { type LlmState, nameOf } from '../llm/index.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { getSetting, noteSetting, setting } from '../settings/settings.ts'
import { readWorkspaceSettings } from './workspaceSettings.ts'

/** Which file lay at the chosen path when it was chosen or last noticed, and since when it is another one, UTC ms. */
const modelFile = setting(
  'model.file',
  z.object({ path: z.string(), sha256: z.string(), swappedAt: z.number().nullable() }).nullable(),
  null,
)

/** Since when another file than was chosen lies at the model's path; null where the same does. */
export const modelSwappedAt = (db: ReadableDb): number | null => getSetting(db, modelFile)?.swappedAt ?? null

/** Keeps which file a person chose. */
export function keepModelFile(session: Session, path: string | null, state: LlmState): void {
  const kept =
    path === null || state.state !== 'ready' ? null : { path, sha256: state.sha256, swappedAt: null }
  noteSetting(session.db, modelFile, kept, session.now())
}

/**
 * Looks whether the model that was loaded is the file that was chosen: another one under the same path is a change of model that
 * nobody made here, and is logged like one that somebody made. It serves all the same, since a person may have replaced it by a
 * newer one on purpose; adapters don't, because they hold for one file.
 */
export function noticeModelSwap(session: Session, state: LlmState): void {
  const { db } = session
  const { modelPath } = readWorkspaceSettings(db)
  if (state.state !== 'ready' || modelPath === null || nameOf(modelPath) !== state.name) return
  const kept = getSetting(db, modelFile)
  if (kept?.sha256 === state.sha256) return
  const isSwapped = kept !== null && nameOf(kept.path) === state.name
  if (isSwapped)
    appendLog(db, session.stamp(), {
      kind: 'modelChanged',
      body: {
        purpose: 'words',
        from: `${state.name} ${kept.sha256}`,
        to: `${state.name} ${state.sha256}`,
        grounds: { change: state.isAsStated ? 'shippedModel' : 'fileSwapped' },
      },
    })
  // What a manifest states came with the program: an update brings another.
  const swappedAt = isSwapped && !state.isAsStated ? session.now() : null
  noteSetting(db, modelFile, { path: modelPath, sha256: state.sha256, swappedAt }, session.now())
  if (isSwapped) session.changed('settings', 'model', 'log')
}
