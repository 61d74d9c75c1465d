import { z } from 'zod'
import { type TrainingFailureCode, trainingFailureCodes } from '../../shared/contract/studio.ts'

export { type TrainingFailureCode, trainingFailureCodes }

/** What goes over the line to the trainer's process and back. Both ends drop what doesn't parse. */

/**
 * What a model learns from. A conversation is rendered through the model's own chat template, as a call of the model
 * is, and only the answer counts in the loss; of a text every token does.
 */
export const TrainingExample = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('conversation'),
    id: z.string().min(1),
    system: z.string(),
    prompt: z.string(),
    answer: z.string().min(1),
  }),
  z.object({ kind: z.literal('text'), id: z.string().min(1), text: z.string().min(1) }),
])
export type TrainingExample = z.infer<typeof TrainingExample>

export const TrainingMode = z.discriminatedUnion('kind', [
  /** A low-rank change of every matrix of the layers beside a frozen base. */
  z.object({ kind: z.literal('adapter'), rank: z.int().min(1).max(256), alpha: z.number().positive() }),
  /** Every value of a small model, in 32 bits. */
  z.object({ kind: z.literal('full'), writtenAs: z.enum(['f32', 'f16', 'q8_0']) }),
])
export type TrainingMode = z.infer<typeof TrainingMode>

export const TrainingSettings = z.object({
  mode: TrainingMode,
  epochs: z.number().positive().max(1000),
  /** Examples per step of the optimiser. */
  examplesPerStep: z.int().min(1).max(4096),
  /** Tokens computed at once, padding included; more need more memory. One example is never divided. */
  tokensAtOnce: z.int().min(16).max(65_536),
  learningRate: z.number().positive().max(1),
  /** Share of the steps over which the learning rate rises from zero. */
  warmUpShare: z.number().min(0).max(1),
  /** Share of the learning rate that is left at the end of the cosine. */
  finalShare: z.number().min(0).max(1),
  weightDecay: z.number().min(0).max(1),
  maxGradientNorm: z.number().positive(),
  /** Longer examples are left out, and named in the result. */
  maxTokens: z.int().min(16).max(32_768),
  seed: z.int().min(0),
  threads: z.int().min(1).max(256),
  /** Steps between looks at the held-out examples; null: once an epoch. */
  stepsPerEvaluation: z.int().min(1).nullable(),
  /** Ends after this many looks without a lower held-out loss; null: never. */
  patience: z.int().min(1).nullable(),
  /** Steps between checkpoints. */
  stepsPerCheckpoint: z.int().min(1),
})
export type TrainingSettings = z.infer<typeof TrainingSettings>

/** Settings that suit an adapter on a few hundred examples. */
export const usualSettings: TrainingSettings = {
  mode: { kind: 'adapter', rank: 8, alpha: 16 },
  epochs: 3,
  examplesPerStep: 8,
  tokensAtOnce: 1024,
  learningRate: 3e-4,
  warmUpShare: 0.05,
  finalShare: 0.1,
  weightDecay: 0.01,
  maxGradientNorm: 1,
  maxTokens: 1024,
  seed: 1,
  threads: 1,
  stepsPerEvaluation: null,
  patience: 3,
  stepsPerCheckpoint: 20,
}

export const TrainingJob = z.object({
  /** Absolute path of the GGUF to train. */
  basePath: z.string().min(1),
  /** Where the adapter or model is put; its folder is the caller's, and so is hiding what lies there. */
  outputPath: z.string().min(1),
  /** Where the state is kept that a job goes on from after its process ended; removed when it is done. */
  checkpointPath: z.string().min(1),
  /** 32 bytes under which checkpoints are sealed, because they hold what the examples say; null leaves them open. */
  checkpointKey: z.instanceof(Uint8Array).nullable(),
  name: z.string().min(1),
  settings: TrainingSettings,
  training: z.array(TrainingExample),
  /** Examples that are never trained on; the loss on them decides which state is kept. */
  heldOut: z.array(TrainingExample),
})
export type TrainingJob = z.infer<typeof TrainingJob>

/** Bytes that a training takes in memory. */
export const MemoryEstimate = z.object({
  /** The model, gradients and moments: there throughout. */
  modelBytes: z.number(),
  /** What the largest computation takes beside it. */
  activationBytes: z.number(),
  /** The process itself: its runtime, the vocabulary, buffers of the host language. */
  processBytes: z.number(),
  totalBytes: z.number(),
  /** The layers' insides must be computed twice to find room. */
  recompute: z.boolean(),
  availableBytes: z.number(),
  fits: z.boolean(),
})
export type MemoryEstimate = z.infer<typeof MemoryEstimate>

/** One point of the curve. Losses are mean −log probability per counted token, in nats. */
export const TrainingPoint = z.object({
  step: z.int(),
  trainingLoss: z.number(),
  heldOutLoss: z.number().nullable(),
})
export type TrainingPoint = z.infer<typeof TrainingPoint>

export const TrainingProgress = z.object({
  point: TrainingPoint,
  steps: z.int(),
  learningRate: z.number(),
  /** Tokens computed per second, padding left out. */
  tokensPerSecond: z.number(),
  /** Null before the first step tells how long one takes. */
  secondsLeft: z.number().nullable(),
})
export type TrainingProgress = z.infer<typeof TrainingProgress>

export const TrainingResult = z.object({
  outputPath: z.string(),
  outputSha256: z.string(),
  baseSha256: z.string(),
  /** Of the examples as they were given, so that it can be shown what an adapter has learned from. */
  dataSha256: z.string(),
  steps: z.int(),
  /** The step whose values were kept. */
  bestStep: z.int(),
  heldOutLossBefore: z.number().nullable(),
  heldOutLoss: z.number().nullable(),
  curve: z.array(TrainingPoint),
  /** Ids of examples longer than `maxTokens`. */
  tooLong: z.array(z.string()),
  endedEarly: z.boolean(),
  /** The step that a checkpoint let it go on from; 0 where it began anew. */
  resumedFrom: z.int(),
  memory: MemoryEstimate,
})
export type TrainingResult = z.infer<typeof TrainingResult>

const call = z.int()

export const TrainerRequest = z.discriminatedUnion('kind', [
  /** Says what the job would take, by a few of its computations, and keeps nothing of them. */
  z.object({ kind: z.literal('estimate'), call, job: TrainingJob }),
  /** Starts a job, or goes on with it where a checkpoint of the same job lies at its path. One at a time. */
  z.object({ kind: z.literal('start'), call, job: TrainingJob }),
  /** Holds the running job before its next computation, and lets it go on. */
  z.object({ kind: z.literal('pause'), call }),
  z.object({ kind: z.literal('resume'), call }),
  /** Ends the running job; its last checkpoint stays. */
  z.object({ kind: z.literal('cancel'), call }),
])
export type TrainerRequest = z.infer<typeof TrainerRequest>

/** What `alive` is sent apart while a job is asked for. */
export const trainerBeatMs = 1_000

export const TrainerReply = z.discriminatedUnion('kind', [
  /** Sent while a job runs or is held, whether or not there is something to tell of it. */
  z.object({ kind: z.literal('alive') }),
  z.object({
    kind: z.literal('estimated'),
    call,
    memory: MemoryEstimate,
    tooLong: z.array(z.string()),
    /** What all steps and looks will take on this machine as it is now; null where there is no room to try. */
    seconds: z.number().nullable(),
  }),
  z.object({ kind: z.literal('progress'), call, progress: TrainingProgress }),
  z.object({ kind: z.literal('paused'), call }),
  z.object({ kind: z.literal('resumed'), call }),
  z.object({ kind: z.literal('done'), call, result: TrainingResult }),
  z.object({
    kind: z.literal('failed'),
    call,
    code: z.enum(trainingFailureCodes),
    /** In English, for the log. */
    detail: z.string(),
  }),
])
export type TrainerReply = z.infer<typeof TrainerReply>
