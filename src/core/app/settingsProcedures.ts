import { isAbsolute } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { listModels, type ModelClient } from '../llm/index.ts'
import { appendLog } from '../log/append.ts'
import { implementer, type Sessions } from '../session.ts'
import { readWorkspaceSettings, writeWorkspaceSettings } from './workspaceSettings.ts'

/** Settings of the open workspace, and the choice of the local model that words the tracks. */
export function settingsProcedures(sessions: Sessions, model: ModelClient, modelsDirectory: string) {
  const os = implementer.settings
  return {
    get: os.get.handler(() => readWorkspaceSettings(sessions.require().db)),
    set: os.set.handler(({ input }) => {
      const session = sessions.require()
      const { modelPath: _, ...change } = input
      const next = writeWorkspaceSettings(session.db, session.stamp(), change)
      session.changed('settings', 'log', 'brief', 'accounts')
      return next
    }),
    model: os.model.handler(async () => ({
      state: model.state(),
      available: await listModels(modelsDirectory),
    })),
    chooseModel: os.chooseModel.handler(async ({ input }) => {
      const session = sessions.require()
      if (input.path !== null && !isAbsolute(input.path))
        throw new AppError('model.notFound', { path: input.path })
      const before = readWorkspaceSettings(session.db).modelPath
      const state = await model.choose(input.path)
      if (state.state !== 'failed' && before !== input.path) {
        writeWorkspaceSettings(session.db, session.stamp(), { modelPath: input.path })
        appendLog(session.db, session.stamp(), {
          kind: 'modelChanged',
          body: {
            purpose: 'words',
            from: before === null ? null : before.split(/[/\\]/).pop()!,
            to: state.state === 'ready' ? `${state.name} ${state.sha256}` : 'composition',
          },
        })
      }
      session.changed('settings', 'log')
      return state
    }),
  }
}
