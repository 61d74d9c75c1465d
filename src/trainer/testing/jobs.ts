import {
  type TrainingExample,
  type TrainingJob,
  type TrainingSettings,
  usualSettings,
} from '../../core/training/protocol.ts'
import type { JobSurroundings } from '../runJob.ts'
import { Cancelled } from '../train.ts'

const openings = ['price is', 'stop is', 'cost is', 'plan is', 'time is', 'risk is']
const things = ['unit', 'line', 'part', 'site', 'team', 'test']

/** Short answers in one recognisable style, whatever is asked: something that a small model can learn. */
export function styledExamples(count: number, from = 0): TrainingExample[] {
  return Array.from({ length: count }, (_, at) => {
    const number = from + at
    const opening = openings[number % openings.length]!
    const thing = things[Math.floor(number / openings.length) % things.length]!
    return {
      kind: 'conversation',
      id: `example-${number}`,
      system: '',
      prompt: `${opening} ${thing}`,
      answer: `${thing} first, then ${opening}`,
    }
  })
}

export const quickSettings: TrainingSettings = {
  ...usualSettings,
  epochs: 2,
  examplesPerStep: 6,
  tokensAtOnce: 256,
  learningRate: 0.01,
  stepsPerCheckpoint: 1,
}

export function jobOf(
  folder: string,
  basePath: string,
  settings: Partial<TrainingSettings> = {},
): TrainingJob {
  return {
    basePath,
    outputPath: `${folder}/output.gguf`,
    checkpointPath: `${folder}/checkpoint`,
    checkpointKey: new Uint8Array(32).fill(7),
    name: 'Team style',
    settings: { ...quickSettings, ...settings },
    training: styledExamples(24),
    heldOut: styledExamples(6, 26),
  }
}

export function surroundings(change: Partial<JobSurroundings> = {}): JobSurroundings {
  return {
    now: Date.now,
    memory: () => ({ availableBytes: 2 ** 33, takenBytes: 0 }),
    onProgress: () => {},
    gate: () => Promise.resolve(),
    ...change,
  }
}

/** Ends a job as a kill would, when `steps` are done. */
export function endingAfter(steps: number): Partial<JobSurroundings> {
  let done = 0
  return {
    onProgress: () => {
      done += 1
    },
    gate: () => (done >= steps ? Promise.reject(new Cancelled()) : Promise.resolve()),
  }
}
