import { existsSync } from 'node:fs'
import { basename, isAbsolute, join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { AppError } from '../../shared/errors.ts'
import { readerZone } from '../brief/call/readerZone.ts'
import type { ReadableDb } from '../db/open.ts'
import { createKeyRing } from '../identity/keyRing.ts'
import { forgetDeviceKey, readDeviceKey, replaceDeviceKey } from '../identity/parties.ts'
import {
  type LlmState,
  listModels,
  type ModelClient,
  type ModelServer,
  type ModelSource,
  modelsAtServer,
  serverAddress,
  serverModelName,
  tryServer,
} from '../llm/index.ts'
import { appendLog } from '../log/append.ts'
import { implementer, type Session, type Sessions } from '../session.ts'
import type { GpuChoice } from './gpuChoice.ts'
import { keepModelFile, modelSwappedAt, noticeModelSwap } from './modelFile.ts'
import { readWorkspaceSettings, settleModel, writeWorkspaceSettings } from './workspaceSettings.ts'

/** The key of the server goes with the device, like every private key: a copy of the workspace doesn't carry it. */
const keyPurpose = 'modelServer'
const ringOf = ({ workspace }: Session) => createKeyRing(workspace.dataKey)

/** The server that was chosen for this workspace, with its key; null where none is. */
export function chosenServer(session: Session): ModelServer | null {
  const { modelServer } = readWorkspaceSettings(session.db)
  return modelServer && { ...modelServer, apiKey: readDeviceKey(session.db, ringOf(session), keyPurpose) }
}

/**
 * The model that was chosen for this workspace. One that ships lies elsewhere after the program was updated or moved:
 * it is found again by its name, and kept so.
 */
export function chosenModelPath(session: Session, modelsDirectory: string): string | null {
  const { modelPath } = readWorkspaceSettings(session.db)
  if (modelPath === null || existsSync(modelPath)) return modelPath
  const moved = join(modelsDirectory, basename(modelPath.replaceAll('\\', '/')))
  if (!existsSync(moved)) return modelPath
  return writeWorkspaceSettings(session.db, session.stamp(), { modelPath: moved }).modelPath
}

function settingsInForce(db: ReadableDb) {
  const settings = readWorkspaceSettings(db)
  return { ...settings, clockZone: readerZone(db, settings.zone) }
}

interface Asked {
  url: string
  model: string | null
  apiKey: string | null
}

/** Asks the server for its models and for a trial answer. Refuses with what came of it. */
async function ask(session: Session, { url: typed, model: wanted, apiKey }: Asked) {
  const url = serverAddress(typed)
  const known = chosenServer(session)
  const key = apiKey ?? (known?.url === url ? known.apiKey : null)
  const startedAt = performance.now()
  const found = await modelsAtServer({ url, apiKey: key })
  if (found.outcome === 'failed') throw new AppError(found.code, { address: url })
  const server: ModelServer = { url, model: wanted ?? found.models[0]!, apiKey: key }
  const refusal = await tryServer(server)
  if (refusal) throw new AppError(refusal, { address: url })
  return { server, models: found.models, milliseconds: Math.round(performance.now() - startedAt) }
}

/** Settings of the open workspace, and the choice of the model that words the tracks. */
export function settingsProcedures(
  sessions: Sessions,
  model: ModelClient,
  source: ModelSource,
  /** Folders whose models can be chosen by name: what ships, then what was taken in. */
  modelsDirectories: readonly string[],
  gpu: GpuChoice,
) {
  const os = implementer.settings
  const nameOfChosen = (session: Session): string | null => {
    const { modelPath, modelServer } = readWorkspaceSettings(session.db)
    if (modelServer) return serverModelName(modelServer)
    return modelPath === null ? null : modelPath.split(/[/\\]/).pop()!
  }
  const logChoice = (session: Session, from: string | null, to: string, server: string | null) =>
    appendLog(session.db, session.stamp(), {
      kind: 'modelChanged',
      body: { purpose: 'words', from, to, ...(server !== null && { grounds: { change: 'server', server } }) },
    })
  return {
    get: os.get.handler(() => settingsInForce(sessions.require().db)),
    set: os.set.handler(({ input }) => {
      const session = sessions.require()
      const { modelPath: _, modelServer: __, ...change } = input
      writeWorkspaceSettings(session.db, session.stamp(), change)
      session.changed('settings', 'log', 'brief', 'accounts')
      return settingsInForce(session.db)
    }),
    model: os.model.handler(async () => ({
      state: source.state(),
      available: (await Promise.all(modelsDirectories.map(listModels))).flat(),
      mayUseGpu: gpu.mayUse(),
      swappedAt: modelSwappedAt(sessions),
    })),
    setMayUseGpu: os.setMayUseGpu.handler(async ({ input }) => {
      const session = sessions.require()
      const isChange = gpu.mayUse() !== input.mayUseGpu
      gpu.choose(input.mayUseGpu)
      const state = model.state()
      // What a model computes on is settled when it is loaded.
      if (isChange && (state.state === 'ready' || state.state === 'loading'))
        await model.choose(readWorkspaceSettings(session.db).modelPath)
      session.changed('settings', 'model')
      return source.state()
    }),
    chooseModel: os.chooseModel.handler(async ({ input }): Promise<LlmState> => {
      const session = sessions.require()
      if (input.path !== null && !isAbsolute(input.path))
        throw new AppError('model.notFound', { path: input.path })
      const { modelPath: before, modelServer } = readWorkspaceSettings(session.db)
      const from = nameOfChosen(session)
      const served = model.state().state
      const state = await model.choose(input.path)
      // One model at a time is in memory: the one that worked is loaded anew where the other was refused.
      const worked = served === 'ready' || served === 'loading' ? before : null
      if (state.state === 'failed' && (worked !== null || modelServer !== null) && worked !== input.path)
        void model.choose(worked)
      // The same path may hold another file by now: that is a change of model like any other.
      if (before === input.path) noticeModelSwap(session, state)
      if (state.state !== 'failed') keepModelFile(session, input.path, state)
      if (state.state !== 'failed' && (before !== input.path || modelServer !== null)) {
        writeWorkspaceSettings(session.db, session.stamp(), { modelPath: input.path, modelServer: null })
        if (modelServer) forgetDeviceKey(session.db, keyPurpose)
        source.setServer(null)
        const to = state.state === 'ready' ? `${state.name} ${state.sha256}` : 'composition'
        logChoice(session, from, to, null)
      }
      // To do without is a choice too: the model that ships is not taken at the next opening.
      if (input.path === null) settleModel(session.db, session.now())
      session.changed('settings', 'model', 'log')
      return state
    }),
    tryServer: os.tryServer.handler(async ({ input }) => {
      const { server, models, milliseconds } = await ask(sessions.require(), input)
      return { url: server.url, models, milliseconds }
    }),
    chooseServer: os.chooseServer.handler(async ({ input }) => {
      const session = sessions.require()
      const { server } = await ask(session, input)
      const from = nameOfChosen(session)
      const { url, model: name, apiKey } = server
      if (apiKey === null) forgetDeviceKey(session.db, keyPurpose)
      else replaceDeviceKey(session.db, ringOf(session), keyPurpose, apiKey)
      writeWorkspaceSettings(session.db, session.stamp(), {
        modelPath: null,
        modelServer: { url, model: name },
      })
      logChoice(session, from, serverModelName(server), url)
      await model.choose(null)
      source.setServer(server)
      session.changed('settings', 'model', 'log')
      return source.state()
    }),
  }
}
