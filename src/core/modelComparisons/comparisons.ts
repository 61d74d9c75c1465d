import type {
  ComparedModelView,
  ComparedReading,
  ComparedTrack,
  ComparedWork,
  ModelChoice,
  ModelComparisonView,
} from '../../shared/contract/modelComparisons.ts'
import { AppError } from '../../shared/errors.ts'
import type { DealId } from '../../shared/ids.ts'
import type { BriefEngines } from '../brief/draftBrief.ts'
import { stateOf } from '../brief/state.ts'
import type { WrittenLine } from '../llm/index.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import { type Taken, tokensPerSecond } from './meter.ts'
import { type ModelsToOpen, openModel, type ResolvedChoice } from './openModel.ts'
import { prepareWork, type Work } from './work.ts'

export interface ComparisonsParts extends ModelsToOpen {
  queue: ModelsToOpen['queue'] & { isPersonWaiting(): boolean }
  engines: BriefEngines
  /** Sentences of this team's own, for a model with an adapter. */
  teamLines: (session: Session) => readonly WrittenLine[]
  /** What a choice stands for now; refuses where it stands for nothing. */
  resolve: (session: Session, choice: ModelChoice) => ResolvedChoice
  /** Whether something else compares models now. */
  isBusy: () => boolean
  /** Keeps trainings from the processor meanwhile, and lets them go on. */
  hold: () => void
  letGo: () => void
}
export type Comparisons = ReturnType<typeof createComparisons>

/** A compared model as far as it has come. */
interface Side {
  choice: ResolvedChoice
  state: ComparedModelView['state']
  sha256: string | null
  sizeBytes: number | null
  gpu: ComparedModelView['gpu']
  failure: string | null
  progress: ComparedModelView['progress']
  loadMilliseconds: number | null
  taken: (() => Taken) | null
  tracks: ComparedTrack[] | null
  reading: ComparedReading | null
}

interface Live {
  session: Session
  id: string
  asked: ComparedWork
  work: Work
  /** The records that the work was made from. */
  recordState: string
  startedAt: number
  state: ModelComparisonView['state']
  stop: AbortController
  sides: Side[]
  logged: { seq: number; hash: string } | null
}

const toldEveryMs = 300
/** Longer names stand in no line of the log. */
const longestName = 200

const newSide = (choice: ResolvedChoice): Side => ({
  choice,
  state: 'waiting',
  sha256: null,
  sizeBytes: null,
  gpu: null,
  failure: null,
  progress: null,
  loadMilliseconds: null,
  taken: null,
  tracks: null,
  reading: null,
})

/** Whether two choices would ask the same thing. */
const isSame = (one: ResolvedChoice, other: ResolvedChoice): boolean =>
  one.kind === 'file' && other.kind === 'file'
    ? one.path === other.path
    : one.kind === 'adapter' && other.kind === 'adapter'
      ? one.adapter.id === other.adapter.id
      : one.kind === other.kind

const answerHashOf = ({ tracks, reading }: Side): string | null =>
  tracks === null && reading === null
    ? null
    : sha256Hex(canonicalJson({ tracks, reading } as unknown as Json))

function sideView(side: Side, place: number, areAnswersShown: boolean): ComparedModelView {
  const { choice, state, sha256, sizeBytes, gpu, failure, progress, loadMilliseconds } = side
  const taken = side.taken?.() ?? null
  return {
    place,
    name: choice.name,
    kind: choice.kind,
    state,
    sha256,
    sizeBytes,
    gpu,
    failure,
    progress,
    taken:
      taken === null || (taken.answers === 0 && taken.milliseconds === 0)
        ? null
        : {
            loadMilliseconds,
            answers: taken.answers,
            answerTokens: taken.answerTokens,
            milliseconds: Math.round(taken.milliseconds),
            tokensPerSecond: tokensPerSecond(taken),
            residentBytes: taken.residentBytes,
          },
    tracks: areAnswersShown ? side.tracks : null,
    reading: areAnswersShown ? side.reading : null,
  }
}

/**
 * Models side by side on one piece of work: one after another, each in its turn behind whoever waits, in a process beside the one
 * that serves. Answers are no advice: they are held in memory, shown once the log tells of them, never written to the
 * workspace, and gone when it closes or when the records they were worded from change.
 */
export function createComparisons(parts: ComparisonsParts) {
  const { queue, engines, teamLines, resolve, isBusy, hold, letGo, beside } = parts
  let live: Live | null = null

  const view = (work: Live): ModelComparisonView => {
    const { session, asked, logged, sides } = work
    const outdated = asked.kind === 'brief' && stateOf(session.db) !== work.recordState
    return {
      id: work.id,
      state: work.state,
      work:
        asked.kind === 'brief'
          ? {
              kind: 'brief',
              dealId: work.work.dealId as DealId,
              dealName: work.work.dealName,
              accountName: work.work.accountName,
              lang: asked.lang,
            }
          : { kind: 'labelledMessages', messages: work.work.messages },
      startedAt: work.startedAt,
      yielding: work.state === 'running' && queue.isPersonWaiting(),
      outdated,
      logged,
      models: sides.map((side, at) => {
        const shown = sideView(side, at + 1, logged !== null && !outdated)
        const loading = beside.state()
        return side.state === 'loading' && loading.state === 'loading'
          ? { ...shown, progress: { done: Math.round(loading.progress * 100), of: 100 } }
          : shown
      }),
    }
  }

  const logIt = ({ session, id, asked, state, sides }: Live) =>
    appendLog(session.db, session.stamp(), {
      kind: 'modelsCompared',
      body: {
        comparisonId: id,
        work: asked.kind,
        ...(asked.kind === 'brief' && { dealId: asked.dealId }),
        ended: state === 'cancelled' ? 'cancelled' : 'done',
        models: sides.map((side) => {
          const taken = side.taken?.() ?? null
          return {
            name: side.choice.name.slice(0, longestName),
            sha256: side.sha256,
            outcome: side.state === 'done' ? 'done' : (side.failure ?? 'model.cancelled'),
            answers: taken?.answers ?? 0,
            answerTokens: taken?.answerTokens ?? 0,
            milliseconds: Math.round(taken?.milliseconds ?? 0),
            answerHash: answerHashOf(side),
          }
        }),
      },
    })

  const askOne = async (work: Live, side: Side): Promise<void> => {
    const { session, stop } = work
    const fail = (code: string) => {
      side.state = stop.signal.aborted ? 'cancelled' : 'failed'
      side.failure = stop.signal.aborted ? null : code
    }
    side.state = 'loading'
    session.changed('modelComparisons')
    const opened = await openModel(side.choice, parts, stop.signal)
    if (opened.outcome === 'failed') return fail(opened.code)
    side.taken = opened.taken
    side.loadMilliseconds = opened.loadMilliseconds
    if (opened.state.state === 'ready') {
      side.sha256 = opened.state.sha256
      side.sizeBytes = opened.state.sizeBytes
      side.gpu = opened.state.gpu ?? null
    }
    side.state = 'asked'
    session.changed('modelComparisons')
    let toldAt = 0
    const answered = await work.work.give(opened, {
      signal: stop.signal,
      onProgress(done, of) {
        side.progress = { done, of }
        if (live !== work || Date.now() - toldAt < toldEveryMs) return
        toldAt = Date.now()
        session.changed('modelComparisons')
      },
    })
    if (answered.outcome === 'failed' || stop.signal.aborted)
      return fail(answered.outcome === 'failed' ? answered.code : 'model.cancelled')
    side.state = 'done'
    side.tracks = answered.tracks
    side.reading = answered.reading
  }

  const run = async (work: Live): Promise<void> => {
    hold()
    try {
      for (const side of work.sides) {
        if (work.stop.signal.aborted) break
        await askOne(work, side).catch((error: unknown) => {
          console.error(error)
          side.state = 'failed'
          side.failure = 'model.crashed'
        })
        if (live !== work) return
        work.session.changed('modelComparisons')
      }
      if (work.state === 'running') end(work, 'done')
    } finally {
      letGo()
      // What was loaded for this alone is let go of with its memory.
      await beside.choose(null)
    }
  }

  /** Puts an end to it, logs it, and only then is it shown. */
  const end = (work: Live, state: 'done' | 'cancelled') => {
    work.state = state
    for (const side of work.sides)
      if (side.state === 'waiting' || side.state === 'loading' || side.state === 'asked')
        side.state = 'cancelled'
    const { seq, hash } = logIt(work)
    work.logged = { seq, hash }
    work.session.changed('modelComparisons', 'log')
  }

  let ended: Promise<void> = Promise.resolve()

  return {
    get: (session: Session): ModelComparisonView | null => (live?.session === session ? view(live) : null),

    async start(
      session: Session,
      { models, work: asked }: { models: readonly ModelChoice[]; work: ComparedWork },
    ): Promise<ModelComparisonView> {
      const requireFree = () => {
        if (live?.state === 'running' || isBusy()) throw new AppError('comparison.runs')
      }
      requireFree()
      const choices = models.map((choice) => resolve(session, choice))
      if (choices.some((one, at) => choices.slice(0, at).some((other) => isSame(one, other))))
        throw new AppError('comparison.sameModel')
      const recordState = stateOf(session.db)
      const work = await prepareWork(session, engines, asked, teamLines)
      // A model that was cancelled a moment ago may still be on its way out.
      await ended
      if (!session.db.sqlite.open) throw new AppError('workspace.notOpen')
      requireFree()
      const begun: Live = {
        session,
        id: session.newId('modelComparison'),
        asked,
        work,
        recordState,
        startedAt: session.now(),
        state: 'running',
        stop: new AbortController(),
        sides: choices.map(newSide),
        logged: null,
      }
      live = begun
      ended = run(begun).catch((error: unknown) => {
        console.error(error)
        if (live === begun && begun.state === 'running') end(begun, 'cancelled')
      })
      session.changed('modelComparisons')
      return view(begun)
    },

    cancel(session: Session): ModelComparisonView | null {
      if (live?.session !== session) return null
      if (live.state === 'running') {
        live.stop.abort()
        end(live, 'cancelled')
        // What is being loaded is not waited for.
        void beside.choose(null)
      }
      return view(live)
    },

    /** Settles when nothing of it is under way any more. */
    idle: (): Promise<void> => ended,

    /** The workspace closes: what runs ends, unlogged because nobody has seen anything of it, and nothing is kept. */
    detach(): void {
      live?.stop.abort()
      live = null
    },
  }
}
