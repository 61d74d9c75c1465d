import { Worker } from 'node:worker_threads'
import { type FitJob, type Fitted, fitModel } from './fits.ts'

/** Fits and gives the model when it is done. */
export type Fit = (job: FitJob) => Promise<Fitted>

/**
 * Fits in a thread of its own, so that screens are answered meanwhile. `file` is the built or plain `fitWorker`.
 * Where the thread fails, the fit happens here: screens that wait a few seconds are better than no model.
 */
export const fitElsewhere =
  (file: string): Fit =>
  (job) =>
    new Promise<Fitted>((resolve, reject) => {
      const worker = new Worker(file)
      worker.once('message', resolve)
      worker.once('error', reject)
      worker.once('exit', (code) => reject(new Error(`the fit ended with ${code}`)))
      worker.postMessage(job)
      // A core that closes does not wait for what it would learn.
      worker.unref()
    }).catch(() => fitModel(job))
