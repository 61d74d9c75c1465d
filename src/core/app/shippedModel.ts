import { shippedModelName } from '../../shared/contract/models.ts'
import { type LlmState, listModels } from '../llm/index.ts'
import { appendLog } from '../log/append.ts'
import type { Session } from '../session.ts'
import { keepModelFile } from './modelFile.ts'
import { isModelChosen, writeWorkspaceSettings } from './workspaceSettings.ts'

/**
 * Where the model that ships lies, if nobody has chosen for this workspace yet, neither a model nor a server nor to do
 * without; else null. It serves until somebody chooses: a firm that gets a model with the program need not look for it.
 */
export async function unchosenShipped(session: Session, modelsDirectory: string): Promise<string | null> {
  if (isModelChosen(session.db)) return null
  const shipped = (await listModels(modelsDirectory)).find(({ name }) => name === shippedModelName)
  return shipped?.path ?? null
}

/** Keeps, and logs, that the model that ships serves from now on. One that would not load is tried again at the next opening. */
export function keepShipped(session: Session, path: string, state: LlmState): void {
  if (state.state !== 'ready' || isModelChosen(session.db)) return
  writeWorkspaceSettings(session.db, session.stamp(), { modelPath: path })
  keepModelFile(session, path, state)
  appendLog(session.db, session.stamp(), {
    kind: 'modelChanged',
    body: {
      purpose: 'words',
      from: null,
      to: `${state.name} ${state.sha256}`,
      grounds: { change: 'shippedModel' },
    },
  })
  session.changed('settings', 'model', 'log')
}
