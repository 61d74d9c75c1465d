import type { CaptureModelView } from '../../../shared/contract/captures.ts'
import { AppError } from '../../../shared/errors.ts'
import type { BackgroundModel, LlmState } from '../../llm/index.ts'
import { appendLog, listLog } from '../../log/append.ts'
import type { Session } from '../../session.ts'
import { getSetting, setSetting } from '../../settings/settings.ts'
import { captureRequest, readProposals } from './askForCaptures.ts'
import { type CountedMessage, countedMessages } from './labelledSet.ts'
import {
  type KeptVerdict,
  keepVerdict,
  type MeasuredBy,
  measuredNow,
  modelProposes,
  standingOf,
  verdictView,
} from './mayPropose.ts'
import { measureModel } from './measureModel.ts'
import { listUnread, type UnreadItem, writeProposals } from './proposals.ts'

export interface ModelReadingParts {
  /** The model on this machine that serves. */
  state: () => LlmState
  /** Asked behind everybody who waits. */
  model: BackgroundModel
  /** From when on the tray asks, UTC ms: what no tray shows is not read. */
  trayFrom: (session: Session) => number
  /** The labelled messages; a test may take fewer. */
  messages?: () => Promise<CountedMessage[]>
}
export type ModelReading = ReturnType<typeof createModelReading>

interface Measuring {
  session: Session
  stop: AbortController
  done: number
  of: number
}

const toldEveryMs = 300
const atOnce = 200

/**
 * A model that proposes captures beside the rules: measured on the labelled messages first, let in by a person only where it was
 * better, and asked about what came in from then on. Whatever stands in the way (another file, another version, no answer),
 * the rules alone read, as they did before.
 */
export function createModelReading({
  state,
  model,
  trayFrom,
  messages = countedMessages,
}: ModelReadingParts) {
  let measuring: Measuring | null = null
  /** Why the last measurement told nothing; null where it told something or there was none. */
  let failure: string | null = null
  let reading: { session: Session; stop: AbortController; again: boolean } | null = null
  let read: Promise<void> = Promise.resolve()

  const view = async (session: Session): Promise<CaptureModelView> => {
    const { verdict, refusal } = standingOf(session.db, state(), await measuredNow())
    const loaded = state()
    return {
      modelName: loaded.state === 'ready' ? loaded.name : null,
      wanted: getSetting(session.db, modelProposes),
      refusal,
      verdict: verdict && verdictView(verdict),
      measuring: measuring?.session === session ? { done: measuring.done, of: measuring.of } : null,
      failure,
    }
  }

  const measure = async (work: Measuring, asked: Extract<LlmState, { state: 'ready' }>): Promise<void> => {
    const { session, stop } = work
    const by = await measuredNow()
    const set = await messages()
    work.of = set.length
    let toldAt = 0
    let isOther = false
    const measured = await measureModel(
      {
        async complete(request) {
          const answer = await model.complete(request)
          // Somebody chose another model meanwhile: a measurement of two files is of neither.
          if (answer.outcome === 'done' && answer.model.sha256 !== asked.sha256) {
            isOther = true
            stop.abort()
          }
          return answer
        },
      },
      set,
      {
        signal: stop.signal,
        onProgress(done, of) {
          Object.assign(work, { done, of })
          if (measuring !== work || Date.now() - toldAt < toldEveryMs) return
          toldAt = Date.now()
          session.changed('captureModel')
        },
      },
    )
    if (measuring !== work || !session.db.sqlite.open) return
    measuring = null
    if (measured === null) failure = isOther ? 'capture.notMeasured' : null
    else if (measured.model === null) failure = Object.keys(measured.unread)[0] ?? 'model.absent'
    else {
      failure = null
      keepVerdict(session, measured, { name: asked.name, sha256: asked.sha256 }, by)
    }
    session.changed('captureModel', 'log')
    wake(session)
  }

  /** The id of the last item that this very model was asked about by these very versions; the log has it. */
  const upTo = (session: Session, { modelSha256, ...by }: MeasuredBy & { modelSha256: string }): string => {
    for (const { body } of listLog(session.db, { kind: 'capturesProposed', limit: 50 })) {
      const told = body as Record<string, unknown>
      if (
        told.modelSha256 === modelSha256 &&
        told.promptVersion === by.promptVersion &&
        told.rulesVersion === by.rulesVersion
      )
        return String(told.upTo)
    }
    return ''
  }

  /** Asks about one item; null where the model gave no answer that would be one of another day. */
  const askAbout = async (
    item: UnreadItem,
    modelSha256: string,
    signal: AbortSignal,
  ): Promise<ReturnType<typeof readProposals> | 'stop'> => {
    const answer = await model.complete({ ...captureRequest(item), adapter: null, signal })
    if (signal.aborted) return 'stop'
    if (answer.outcome === 'failed')
      return answer.code === 'model.outputCutOff' || answer.code === 'model.promptTooLong' ? null : 'stop'
    return answer.model.sha256 === modelSha256 ? readProposals(answer.json, item) : 'stop'
  }

  const readNew = async (session: Session, stop: AbortController): Promise<void> => {
    if (!getSetting(session.db, modelProposes)) return
    const by = await measuredNow()
    const mayGoOn = (): KeptVerdict | null => {
      if (stop.signal.aborted || !session.db.sqlite.open || !getSetting(session.db, modelProposes))
        return null
      const { verdict, refusal } = standingOf(session.db, state(), by)
      return refusal === null ? verdict : null
    }
    for (;;) {
      const verdict = mayGoOn()
      if (verdict === null) return
      const { modelSha256, modelName } = verdict
      const items = listUnread(session, {
        fromAt: trayFrom(session),
        after: upTo(session, { ...by, modelSha256 }),
        limit: atOnce,
      })
      let [asked, proposed, last] = [0, 0, '']
      for (const item of items) {
        const found = await askAbout(item, modelSha256, stop.signal)
        if (found === 'stop' || mayGoOn()?.modelSha256 !== modelSha256) break
        proposed += writeProposals(session, item, found?.proposals ?? [], modelSha256)
        asked += 1
        last = item.id
      }
      if (asked > 0 && session.db.sqlite.open) {
        appendLog(session.db, session.stamp(), {
          kind: 'capturesProposed',
          body: {
            modelName: modelName.slice(0, 200),
            modelSha256,
            ...by,
            items: asked,
            proposed,
            upTo: last,
          },
        })
        session.changed('captures', 'log')
      }
      if (asked < items.length || items.length < atOnce) return
    }
  }

  /** Something came in, or a model or a switch has changed: asks about what was not asked about, if it may. */
  function wake(session: Session): void {
    if (reading?.session === session) {
      reading.again = true
      return
    }
    const work = { session, stop: new AbortController(), again: false }
    reading = work
    read = (async () => {
      do {
        work.again = false
        await readNew(session, work.stop)
      } while (work.again && !work.stop.signal.aborted)
    })()
      .catch((error: unknown) => console.error(error))
      .finally(() => {
        if (reading === work) reading = null
      })
  }

  return {
    view,
    wake,
    /** Settles when nothing is being read any more. */
    idle: (): Promise<void> => read,

    /** Begins to measure the model that is loaded. Refuses `capture.noModel` and `capture.measuring`. */
    async measure(session: Session): Promise<CaptureModelView> {
      const asked = state()
      if (measuring) throw new AppError('capture.measuring')
      if (asked.state !== 'ready') throw new AppError('capture.noModel')
      const work: Measuring = { session, stop: new AbortController(), done: 0, of: 0 }
      measuring = work
      failure = null
      read = measure(work, asked).catch((error: unknown) => {
        console.error(error)
        if (measuring === work) measuring = null
      })
      session.changed('captureModel')
      return view(session)
    },

    cancelMeasuring(session: Session): Promise<CaptureModelView> {
      if (measuring?.session === session) {
        measuring.stop.abort()
        measuring = null
        session.changed('captureModel')
      }
      return view(session)
    },

    /** Lets the model propose from now on, or no longer. Refuses with the reason for which it may not. */
    async letPropose(session: Session, on: boolean): Promise<CaptureModelView> {
      const { refusal } = standingOf(session.db, state(), await measuredNow())
      if (on && refusal !== null) throw new AppError(refusal)
      setSetting(session.db, session.stamp(), modelProposes, on)
      session.changed('captureModel', 'log')
      if (on) wake(session)
      else reading?.stop.abort()
      return view(session)
    },

    /** The workspace closes. */
    detach(): void {
      measuring?.stop.abort()
      measuring = null
      reading?.stop.abort()
      reading = null
      failure = null
    },
  }
}
