import { isAbsolute } from 'node:path'
import type { ModelChoice } from '../../shared/contract/modelComparisons.ts'
import { AppError } from '../../shared/errors.ts'
import { chosenServer } from '../app/settingsProcedures.ts'
import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { type AvailableModel, type LlmState, listModels, nameOf, serverModelName } from '../llm/index.ts'
import type { Session } from '../session.ts'
import { adapterViews, requireAdapter } from '../studio/adapters.ts'
import type { ResolvedChoice } from './openModel.ts'

const baseOf = (state: LlmState): Extract<LlmState, { state: 'ready' }> | null =>
  state.state === 'ready' ? state : null

/**
 * What a choice stands for now. Refuses `model.notFound` for a path that is not whole, `model.absent` for a server that nobody
 * opted into, `record.notFound`, `studio.otherModel` and `studio.dataWithdrawn` for an adapter.
 */
export function resolveChoice(
  session: Session,
  choice: ModelChoice,
  /** The file that serves on this machine, as it stands. */
  serving: LlmState,
): ResolvedChoice {
  switch (choice.kind) {
    case 'file': {
      if (!isAbsolute(choice.path)) throw new AppError('model.notFound', { path: choice.path })
      const { modelPath } = readWorkspaceSettings(session.db)
      const isServing = choice.path === modelPath && serving.state === 'ready'
      return { kind: 'file', name: nameOf(choice.path), path: choice.path, isServing }
    }
    case 'adapter': {
      const { row, adapter } = requireAdapter(session.db, choice.adapterId)
      const base = baseOf(serving)
      if (base?.sha256 !== row.baseSha256) throw new AppError('studio.otherModel')
      const view = adapterViews(session, base.sha256).find(({ id }) => id === row.id)
      if (view && view.withdrawn > 0) throw new AppError('studio.dataWithdrawn')
      return { kind: 'adapter', name: `${base.name} + ${adapter.name}`, adapter }
    }
    case 'server': {
      const server = chosenServer(session)
      if (!server) throw new AppError('model.absent')
      return { kind: 'server', name: serverModelName(server), server }
    }
  }
}

/** What can be compared here; any other file by its path. */
export async function listChoices(session: Session, serving: LlmState, modelsDirectories: readonly string[]) {
  const { modelPath } = readWorkspaceSettings(session.db)
  const base = baseOf(serving)
  const found = (await Promise.all(modelsDirectories.map(listModels))).flat()
  const own: AvailableModel[] =
    modelPath !== null && base !== null && !found.some(({ path }) => path === modelPath)
      ? [{ path: modelPath, name: base.name, sizeBytes: base.sizeBytes }]
      : []
  const server = chosenServer(session)
  return {
    files: [...own, ...found].map((file) => ({ ...file, inUse: base !== null && file.path === modelPath })),
    adapters: adapterViews(session, base?.sha256 ?? null)
      .filter(({ fits, withdrawn }) => fits && withdrawn === 0)
      .map(({ id, name, baseName }) => ({ id, name, baseName })),
    serverName: server && serverModelName(server),
  }
}
