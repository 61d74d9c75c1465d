import { parentPort } from 'node:worker_threads'
import { type FitJob, fitModel } from './fits.ts'

// One job, one answer: the thread ends with it.
parentPort?.once('message', (job: FitJob) => parentPort?.postMessage(fitModel(job)))
