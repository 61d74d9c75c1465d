import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { createRouterClient } from '@orpc/server'
import { RPCHandler } from '@orpc/server/websocket'
import type { Connection, CoreStart, Keychain } from '../shared/connection.ts'
import { AppError } from '../shared/errors.ts'
import { accountsProcedures } from './accounts/procedures.ts'
import { createChanges } from './app/changes.ts'
import { keptGpuChoice } from './app/gpuChoice.ts'
import { noticeModelSwap } from './app/modelFile.ts'
import { chosenModelPath, chosenServer, settingsProcedures } from './app/settingsProcedures.ts'
import { keepShipped, unchosenShipped } from './app/shippedModel.ts'
import { workspaceProcedures } from './app/workspaceProcedures.ts'
import { createWorkspaces } from './app/workspaces.ts'
import { createApprovalPost } from './approvals/approvalPost.ts'
import { approvalsProcedures } from './approvals/procedures.ts'
import { knowledgeProcedures } from './atoms/procedures.ts'
import { keepLibraryCurrent } from './atoms/store.ts'
import { createBriefEngines } from './brief/draftBrief.ts'
import { briefProcedures } from './brief/procedures.ts'
import { isRefitNeeded } from './brief/readings/artifacts.ts'
import { isIntentModelOutdated } from './brief/readings/intentEngine.ts'
import { declaredPrior } from './brief/readings/readings.ts'
import { createRefits } from './brief/readings/refits.ts'
import { isWinModelOutdated, refitDue, winReading } from './brief/readings/winEngine.ts'
import { createModelReading } from './captures/model/modelReading.ts'
import { captureModelProcedures, capturesProcedures, trayFrom } from './captures/procedures.ts'
import { consentProcedures } from './consent/procedures.ts'
import { createHealthRuns } from './dataHealth/healthRuns.ts'
import { healthProcedures } from './dataHealth/procedures.ts'
import { databaseRefusalOf } from './db/open.ts'
import { dealsProcedures } from './deals/procedures.ts'
import { governanceProcedures } from './governance/procedures.ts'
import { moduleGate } from './governance/rules.ts'
import { createTouchTelling } from './governance/touchTelling.ts'
import { createImportRuns } from './imports/importRuns.ts'
import { closeInterruptedImports, importsProcedures } from './imports/procedures.ts'
import { createUploads } from './imports/uploads.ts'
import { inventoryProcedures } from './inventory/procedures.ts'
import {
  createModelClient,
  createModelQueue,
  createModelSource,
  createPrivateFiles,
  repeatByClock,
} from './llm/index.ts'
import { logProcedures } from './log/procedures.ts'
import { modelBundlesProcedures } from './modelBundles/procedures.ts'
import { resolveChoice } from './modelComparisons/choices.ts'
import { createComparisons } from './modelComparisons/comparisons.ts'
import { modelComparisonsProcedures } from './modelComparisons/procedures.ts'
import type { ModelLine } from './process.ts'
import { createAnchoring } from './relays/anchoring.ts'
import { relaysProcedures } from './relays/procedures.ts'
import { createRelays } from './relays/relays.ts'
import { type OpenRelaySocket, openWebSocket } from './relays/webSocket.ts'
import { witnessesOf } from './relays/witnesses.ts'
import { retentionProcedures } from './retention/procedures.ts'
import { createLiveRooms } from './rooms/liveRooms.ts'
import { roomsForRelays, roomsProcedures } from './rooms/procedures.ts'
import { wallReach } from './rooms/wallReach.ts'
import { fillSample, isSampleFilled } from './sample/fillSample.ts'
import type { Session } from './session.ts'
import { servingAdapter } from './studio/adapters.ts'
import { studioProcedures } from './studio/procedures.ts'
import { trained } from './studio/trained.ts'
import { createTrainings } from './studio/trainings.ts'
import { trainingTimesProcedures } from './studio/trainingTimes.ts'
import { styleRulesProcedures } from './styleRules/procedures.ts'
import { todayProcedures } from './today/procedures.ts'
import { createTrainerClient } from './training/index.ts'
import { after, hints } from './watchedFolders/clock.ts'
import { watchedFoldersProcedures } from './watchedFolders/procedures.ts'
import { createWatcher } from './watchedFolders/watcher.ts'
import { watchingProcedures } from './watching/procedures.ts'
import { keepErasures } from './workspace/erasureFiles.ts'
import { expireBackups } from './workspace/expireBackups.ts'
import type { Keychain as UserKeychain } from './workspace/keySlots.ts'

const hourMs = 3_600_000
/** A person who has just opened a workspace comes first. */
const quietMs = 15_000

/** For a core that is told of none: nothing is put anywhere. */
const noUserKeychain: UserKeychain = {
  store: 'system',
  available: () => false,
  get: () => null,
  set: () => {
    throw new AppError('key.keychainUnavailable')
  },
  delete: () => {},
}

export interface CoreParts {
  start: CoreStart
  keychain: Keychain
  /** The user's own keychain; without it there is none but the host's. */
  userKeychain?: UserKeychain
  /** The line to the model process; it is opened only when a model is chosen. */
  model: ModelLine
  /** The line to a second one, for a model that is compared; opened only then. */
  comparison: ModelLine
  /** The line to the trainer's process; it is opened only while there is something to train. */
  trainer: ModelLine
  /** UTC ms. */
  now: () => number
  /** The built worker in which models are fitted; without it they are fitted in this thread. */
  fitFile?: string
  /** What opens a line to a relay; the runtime's WebSocket unless a test brings its own. */
  openRelaySocket?: OpenRelaySocket
}

/** Makes the core: all wiring is here, and a new module is one line of it. */
export async function createCore({
  start,
  keychain,
  userKeychain = noUserKeychain,
  model: line,
  comparison: comparisonLine,
  trainer: trainerLine,
  now,
  fitFile,
  openRelaySocket = openWebSocket,
}: CoreParts) {
  const changes = createChanges()
  const files = createPrivateFiles()
  const gpu = keptGpuChoice(join(start.homeDirectory, 'graphicsCard.json'))
  const model = createModelClient({
    line,
    now,
    wait,
    repeat: repeatByClock,
    onState(state) {
      changes.publish(['settings', 'model'])
      // One that was measured and let in reads on where it left off.
      if (state.state === 'ready' && workspaces.isOpen()) modelReading.wake(sessions.require())
    },
    serving: (sha256) => (workspaces.isOpen() ? servingAdapter(sessions.require().db, sha256) : null),
    mayUseGpu: gpu.mayUse,
    lay: files.lay,
  })
  const trainer = createTrainerClient({ line: trainerLine, wait, repeat: repeatByClock })
  const source = createModelSource(model)
  /** Who has the processor before trainings: people, and a comparison. */
  let holders = 0
  const hold = () => {
    holders += 1
    trainings.hold()
  }
  const letGo = () => {
    holders -= 1
    if (holders === 0) trainings.letGo()
  }
  const queue = createModelQueue(source, { onBusy: hold, onIdle: letGo })
  const besideModel = createModelClient({
    line: comparisonLine,
    onState: () => changes.publish(['modelComparisons']),
    now,
    wait,
    repeat: repeatByClock,
    mayUseGpu: gpu.mayUse,
  })
  const trainings = createTrainings({ trainer, model: queue.inBackground, modelState: source.state, files })
  const modelReading = createModelReading({ state: model.state, model: queue.inBackground, trayFrom })
  const uploads = createUploads()
  const health = createHealthRuns()
  const refits = createRefits(declaredPrior, fitFile)
  const runs = createImportRuns(uploads, (session) => {
    void refits.afterImport(session)
    health.afterImport(session)
    modelReading.wake(session)
  })
  const watcher = createWatcher({ runs, after, hints })
  const relays = createRelays({ openSocket: openRelaySocket })
  const telling = createTouchTelling(relays)
  const anchoring = createAnchoring(relays)
  const approvalPost = createApprovalPost(relays, (session) => telling.tellAll(session))
  const rooms = createLiveRooms({
    relays,
    later(work, milliseconds) {
      const timer = setTimeout(work, milliseconds)
      return () => clearTimeout(timer)
    },
  })
  // Models that came in bundles lie beside the workspaces: they are of any size and of no workspace in particular.
  const modelsFolder = join(start.homeDirectory, 'models')
  const modelsDirectories = [start.modelsDirectory, modelsFolder]
  /** Loads the model that was chosen for a workspace, or the one that ships where nobody has chosen yet. */
  const serveChosen = async (session: Session) => {
    const shipped = await unchosenShipped(session, start.modelsDirectory)
    if (!session.db.sqlite.open) return
    const state = await model.choose(shipped ?? chosenModelPath(session, start.modelsDirectory))
    if (shipped !== null && session.db.sqlite.open) keepShipped(session, shipped, state)
  }
  const workspaces = createWorkspaces({
    homeDirectory: start.homeDirectory,
    userKeychain,
    keychain: {
      store: 'app',
      available: () => keychain.available(),
      get: (id) => keychain.get(id),
      set: (id, key) => keychain.set(id, key),
      delete: (id) => keychain.remove(id),
    },
    now,
    changes,
    fillSample: (session, onStep) => fillSample(session, uploads, refits, onStep),
    isSampleWhole: isSampleFilled,
    onOpen(session) {
      keepLibraryCurrent(session.db, session.newId, now())
      closeInterruptedImports(session)
      refreshErasures(session)
      void expire(session)
      const isStale =
        isWinModelOutdated(session.db) ||
        isIntentModelOutdated(session.db) ||
        isRefitNeeded(session.db, 'win') ||
        isRefitNeeded(session.db, 'intent')
      if (isStale) void refits.afterImport(session)
      healthSoon.refresh()
      source.setServer(chosenServer(session))
      void serveChosen(session).then(() => {
        if (!session.db.sqlite.open) return
        noticeModelSwap(session, model.state())
        trainings.attach(session)
        modelReading.wake(session)
      })
      watcher.start(session)
      relays.attach(session)
      rooms.attach(session)
    },
    onClose() {
      source.setServer(null)
      comparisons.detach()
      modelReading.detach()
      trainings.detach()
      watcher.stop()
      rooms.detach()
      relays.detach()
    },
  })
  const { sessions } = workspaces
  /** The day's measuring: once the screens have what they opened with, and again where a day begins while we run. */
  const measureDay = () => {
    if (workspaces.isOpen()) health.daily(sessions.require())
  }
  /** Whatever reads or removes copies must not keep a workspace from opening: the next look tries again. */
  const refreshErasures = (session: Session) => {
    try {
      keepErasures(session.workspace)
    } catch (error) {
      if (!(error instanceof AppError)) throw error
    }
  }
  const expire = async (session: Session) => {
    try {
      if ((await expireBackups(session.workspace)) > 0) session.changed('consent', 'log')
    } catch (error) {
      if (!(databaseRefusalOf(error) instanceof AppError)) throw error
    }
  }
  const expireHourly = setInterval(() => {
    if (workspaces.isOpen()) void expire(sessions.require())
  }, hourMs).unref()
  const healthSoon = setTimeout(measureDay, quietMs).unref()
  const healthHourly = setInterval(() => {
    measureDay()
    if (workspaces.isOpen()) anchoring.hourly(sessions.require())
  }, hourMs).unref()
  const trainingClock = setInterval(() => trainings.checkTimes(), 30_000).unref()
  const engines = createBriefEngines()
  const comparisons = createComparisons({
    serving: model,
    beside: besideModel,
    queue,
    engines,
    teamLines: trained.teamLines,
    resolve: (session, choice) => resolveChoice(session, choice, model.state()),
    isBusy: () => trainings.isComparing(),
    hold,
    letGo,
  })

  const router = {
    workspace: workspaceProcedures(
      workspaces,
      changes,
      join(start.homeDirectory, 'preferences.json'),
      userKeychain,
    ),
    today: todayProcedures(sessions),
    accounts: accountsProcedures(sessions, (session) => void refits.afterImport(session)),
    deals: dealsProcedures(
      sessions,
      (session, deal) =>
        moduleGate(session.db, 'winProbability').enabled
          ? winReading(session.db, deal, session.now(), declaredPrior.rate)
          : null,
      (session) => {
        if (refitDue(session.db)) void refits.afterImport(session)
      },
    ),
    brief: briefProcedures(sessions, engines, queue.forPerson, trained),
    imports: importsProcedures(sessions, runs),
    watchedFolders: watchedFoldersProcedures(sessions, watcher, runs, start.homeDirectory),
    health: healthProcedures(sessions, health),
    captures: capturesProcedures(sessions),
    captureModel: captureModelProcedures(sessions, modelReading),
    knowledge: knowledgeProcedures(sessions),
    governance: governanceProcedures(sessions, telling),
    approvals: approvalsProcedures(sessions, approvalPost),
    consent: consentProcedures(sessions, (session) => void refits.afterImport(session)),
    retention: retentionProcedures(sessions, (session) => void refits.afterImport(session)),
    inventory: inventoryProcedures(sessions),
    rooms: roomsProcedures(sessions, rooms, relays),
    relays: relaysProcedures(sessions, relays, roomsForRelays),
    log: logProcedures(sessions, (session) => witnessesOf(session, openRelaySocket)),
    studio: studioProcedures(sessions, trainings, source.state),
    watching: watchingProcedures(sessions, source.state),
    styleRules: styleRulesProcedures(sessions),
    trainingTimes: trainingTimesProcedures(sessions, trainings),
    modelBundles: modelBundlesProcedures(sessions, source.state, {
      modelsFolder,
      modelPath: (session) => chosenModelPath(session, start.modelsDirectory),
    }),
    modelComparisons: modelComparisonsProcedures(sessions, comparisons, model.state, modelsDirectories),
    settings: settingsProcedures(sessions, model, source, modelsDirectories, gpu),
  }
  const everything = new RPCHandler(router)

  if (start.open?.sample) await workspaces.openSample(start.open.directory, () => {})
  else if (start.open) await workspaces.openAt(start.open.directory, start.open.passphrase)

  return {
    /** Serves one screen until its line closes. */
    /** `wallRoom`: the line is a wall's, which may read that room and do nothing else. */
    connect(connection: Connection, wallRoom: string | null = null): void {
      const handler =
        wallRoom === null ? everything : new RPCHandler(router, { clientInterceptors: [wallReach(wallRoom)] })
      // The handler wants a WebSocket and uses of it only `send`: it keys its state by this object.
      const socket = { send: (data: string | Uint8Array<ArrayBuffer>) => connection.send(data) }
      const peer = socket as unknown as Parameters<typeof handler.message>[0]
      connection.onMessage((data) => void handler.message(peer, data as string))
      connection.onClose(() => handler.close(peer))
    },
    /** The same procedures without a line: for the command line and for tests. */
    client: createRouterClient(router),
    workspaces,
    sessions,
    uploads,
    async close(): Promise<void> {
      clearTimeout(healthSoon)
      clearInterval(healthHourly)
      clearInterval(expireHourly)
      clearInterval(trainingClock)
      comparisons.detach()
      modelReading.detach()
      trainings.detach()
      model.close()
      besideModel.close()
      trainer.close()
      workspaces.close()
      await uploads.close()
    },
  }
}
export type Core = Awaited<ReturnType<typeof createCore>>
