import { type Repeat, watchSilence } from '../llm/watchSilence.ts'
import type { ModelLine } from '../process.ts'
import {
  type MemoryEstimate,
  TrainerReply,
  type TrainerRequest,
  type TrainingFailureCode,
  type TrainingJob,
  type TrainingProgress,
  type TrainingResult,
} from './protocol.ts'

export type TrainingFailure = { outcome: 'failed'; code: TrainingFailureCode; detail: string }
export type TrainingEnd = { outcome: 'done'; result: TrainingResult } | TrainingFailure
export type TrainingEstimate =
  | { outcome: 'estimated'; memory: MemoryEstimate; tooLong: string[]; seconds: number | null }
  | TrainingFailure

export type TrainingState = 'running' | 'paused'

export type RunningTraining = {
  /** Never rejects: what can go wrong comes back as a code. */
  end: Promise<TrainingEnd>
  /** Holds the job before its next computation; a call of the model goes first this way. */
  pause(): void
  resume(): void
  cancel(): void
}

/** The whole port to a trainer. One job at a time; while one runs, `estimate` and `start` wait for its end. */
export type Trainer = {
  estimate(job: TrainingJob): Promise<TrainingEstimate>
  start(job: TrainingJob, watch?: TrainingWatch): RunningTraining
  close(): void
}

export type TrainingWatch = {
  onProgress?: (progress: TrainingProgress) => void
  onState?: (state: TrainingState) => void
}

export type TrainerClientOptions = {
  line: ModelLine
  /** Waits between restarts, and for a cancelled job to end; injected so that tests need no real time. */
  wait: (milliseconds: number) => Promise<void>
  /** Calls again and again until told to stop; injected likewise. */
  repeat: Repeat
}

const firstRestartMs = 500
/** A job that has ended the process this often without a step between is given up. */
const crashesWithoutStep = 3
/**
 * A process at work that is silent so long hangs. It is long beside the beat because what is done between computations,
 * such as writing a checkpoint, is done in one piece; nobody waits for a training by the second.
 */
const silenceMs = 120_000
/** A computation is a matter of seconds; who cancels shall not wait for one that doesn't end. */
const cancelGraceMs = 20_000

type Ask = { kind: 'estimate' | 'start'; job: TrainingJob }

/**
 * The core's end of the line to the trainer's process, which lives as long as there is work. A process that ends
 * unasked, or that says nothing for two minutes while it is asked, is started again and goes on from its last checkpoint,
 * after 0.5, 1 and 2 s, as long as it gets further.
 */
export function createTrainerClient({ line, wait, repeat }: TrainerClientOptions): Trainer {
  let call = 0
  let listening: { onReply: (reply: TrainerReply) => void; onExit: () => void } | null = null
  let opened = false
  let closed = false
  let last: Promise<unknown> = Promise.resolve()

  const shut = () => {
    listening = null
    if (opened) line.close()
    opened = false
  }
  const ended = () => {
    opened = false
    listening?.onExit()
  }
  const endHanging = () => {
    line.close()
    ended()
  }
  const silence = watchSilence({
    repeat,
    isAsked: () => opened,
    allowedMs: () => silenceMs,
    onHang: endHanging,
  })
  line.onMessage((data) => {
    silence.broken()
    const reply = TrainerReply.safeParse(data)
    if (!reply.success || reply.data.kind === 'alive') return
    if (reply.data.call === call) listening?.onReply(reply.data)
  })
  line.onExit(ended)

  /** One life of the process: asks, and settles with its final reply, or null where it ended before. */
  const ask = ({ kind, job }: Ask, onReply: (reply: TrainerReply) => void): Promise<TrainerReply | null> =>
    new Promise((resolve) => {
      call += 1
      const settle = (reply: TrainerReply | null) => {
        shut()
        resolve(reply)
      }
      listening = {
        onReply(reply) {
          if (reply.kind === 'done' || reply.kind === 'failed' || reply.kind === 'estimated') settle(reply)
          else onReply(reply)
        },
        onExit: () => settle(null),
      }
      line.open()
      opened = true
      silence.watch()
      line.postMessage({ kind, call, job } satisfies TrainerRequest)
    })

  const failure = (code: TrainingFailureCode, detail = ''): TrainingFailure => ({
    outcome: 'failed',
    code,
    detail,
  })
  /** One job after the other. */
  const inTurn = <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work)
    last = result
    return result
  }

  return {
    estimate: (job) =>
      inTurn(async () => {
        if (closed) return failure('training.cancelled')
        const reply = await ask({ kind: 'estimate', job }, () => {})
        if (reply?.kind === 'estimated') {
          const { memory, tooLong, seconds } = reply
          return { outcome: 'estimated', memory, tooLong, seconds }
        }
        return reply?.kind === 'failed' ? failure(reply.code, reply.detail) : failure('training.crashed')
      }),

    start(job, { onProgress, onState } = {}) {
      let wanted: TrainingState | 'cancelled' = 'running'
      let begun = false
      const steer = (kind: 'pause' | 'resume' | 'cancel') => {
        if (begun && opened) line.postMessage({ kind, call } satisfies TrainerRequest)
      }

      /** One that doesn't end keeps every other from beginning: its process is ended, its last checkpoint stays. */
      const endUnlessDone = async () => {
        const cancelled = call
        await wait(cancelGraceMs)
        if (begun && opened && call === cancelled) endHanging()
      }

      const end = inTurn(async (): Promise<TrainingEnd> => {
        let furthest = 0
        let crashes = 0
        for (;;) {
          if (closed || wanted === 'cancelled') return failure('training.cancelled')
          begun = true
          const life = ask({ kind: 'start', job }, (reply) => {
            if (reply.kind === 'progress') {
              // Steps since the last checkpoint are done again and told once.
              if (reply.progress.point.step <= furthest) return
              furthest = reply.progress.point.step
              crashes = 0
              onProgress?.(reply.progress)
            } else if (reply.kind === 'paused') onState?.('paused')
            else if (reply.kind === 'resumed') onState?.('running')
          })
          // What was asked while no process listened.
          if (wanted === 'paused') steer('pause')
          const reply = await life
          begun = false
          if (reply?.kind === 'done') return { outcome: 'done', result: reply.result }
          if (reply?.kind === 'failed') return failure(reply.code, reply.detail)
          crashes += 1
          if (crashes >= crashesWithoutStep) return failure('training.crashed')
          await wait(firstRestartMs * 2 ** (crashes - 1))
        }
      })

      return {
        end,
        pause() {
          wanted = 'paused'
          steer('pause')
        },
        resume() {
          wanted = 'running'
          steer('resume')
        },
        cancel() {
          wanted = 'cancelled'
          steer('cancel')
          void endUnlessDone()
        },
      }
    },

    close() {
      closed = true
      const waiting = listening
      shut()
      waiting?.onExit()
    },
  }
}
