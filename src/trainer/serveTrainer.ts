import { type TrainerReply, TrainerRequest, trainerBeatMs } from '../core/training/protocol.ts'
import { estimateJob, type JobSurroundings, runJob } from './runJob.ts'
import { Cancelled } from './train.ts'

/** The line to whoever asked for the training: a child's or Electron's port looks like this. */
export type TrainerChannel = {
  postMessage(data: unknown): void
  onMessage(listener: (data: unknown) => void): void
}

type Running = {
  call: number
  cancelled: boolean
  /** Settles when the job may go on; null while it may. */
  held: { promise: Promise<void>; resolve: () => void } | null
}

/**
 * Serves the trainer over a channel: one job after another. Holding, going on and ending take effect before the
 * job's next computation, which for the models that a laptop trains is a matter of seconds at most; whoever can't
 * wait ends the process and loses the steps since the last checkpoint. Messages that don't parse are dropped.
 *
 * While a job is asked for, the event loop says that it lives: what ggml computes, it computes on threads of its own.
 */
export function serveTrainer(
  channel: TrainerChannel,
  { now, memory }: Pick<JobSurroundings, 'now' | 'memory'>,
): void {
  const jobs = new Map<number, Running>()
  let last: Promise<void> = Promise.resolve()
  const reply = (message: TrainerReply) => channel.postMessage(message)
  let beating: NodeJS.Timeout | null = null
  const beat = () => {
    beating ??= setInterval(() => reply({ kind: 'alive' }), trainerBeatMs)
  }
  const rest = () => {
    if (jobs.size > 0 || !beating) return
    clearInterval(beating)
    beating = null
  }

  const run = async (request: Extract<TrainerRequest, { kind: 'estimate' | 'start' }>): Promise<void> => {
    const { call, job } = request
    const running = jobs.get(call)!
    const gate = async () => {
      if (running.held) await running.held.promise
      if (running.cancelled) throw new Cancelled()
    }
    const surroundings: JobSurroundings = {
      now,
      memory,
      gate,
      onProgress: (progress) => reply({ kind: 'progress', call, progress }),
    }
    const end =
      request.kind === 'estimate' ? await estimateJob(job, surroundings) : await runJob(job, surroundings)
    switch (end.outcome) {
      case 'estimated':
        return reply({
          ...{ kind: 'estimated', call },
          ...{ memory: end.memory, tooLong: end.tooLong, seconds: end.seconds },
        })
      case 'done':
        return reply({ kind: 'done', call, result: end.result })
      case 'failed':
        return reply({ kind: 'failed', call, code: end.code, detail: end.detail })
    }
  }

  const steer = ({ kind, call }: Extract<TrainerRequest, { kind: 'pause' | 'resume' | 'cancel' }>) => {
    const running = jobs.get(call)
    if (!running) return
    if (kind === 'pause') {
      running.held ??= Promise.withResolvers<void>()
      return reply({ kind: 'paused', call })
    }
    if (kind === 'cancel') running.cancelled = true
    running.held?.resolve()
    running.held = null
    if (kind === 'resume') reply({ kind: 'resumed', call })
  }

  channel.onMessage((data) => {
    const parsed = TrainerRequest.safeParse(data)
    if (!parsed.success) return
    const request = parsed.data
    if (request.kind !== 'estimate' && request.kind !== 'start') return steer(request)
    const { call } = request
    jobs.set(call, { call, cancelled: false, held: null })
    beat()
    last = last
      .then(() => run(request))
      .catch((error: unknown) => {
        console.error(error)
        reply({ kind: 'failed', call, code: 'training.crashed', detail: String(error) })
      })
      .finally(() => {
        jobs.delete(call)
        rest()
      })
  })
}

/** Serves the trainer over the channel of this process, whichever kind of process it is. */
export function startTrainerProcess(channel: TrainerChannel): void {
  serveTrainer(channel, {
    now: Date.now,
    memory: () => ({
      availableBytes: process.availableMemory(),
      takenBytes: process.memoryUsage.rss(),
    }),
  })
}
