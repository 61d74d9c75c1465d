import { z } from 'zod'
import { ContactId, DealId } from '../ids.ts'
import { GpuShare } from './models.ts'
import { Instant, Language, procedure } from './procedure.ts'

export const modelComparisonsErrorCodes = [
  /** One is under way, or adapters are being compared: times would tell nothing. */
  'comparison.runs',
  'comparison.sameModel',
  /** Nothing can be composed for this deal, so that there is nothing to word. */
  'comparison.noTracks',
] as const

/** Fewer are no comparison, more don't stand side by side. */
export const comparedModels = { least: 2, most: 3 } as const

/** A model that is asked beside others: a file as it is, an adapter on the model in use, or the server that was opted into. */
export const ModelChoice = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string().min(1).max(4000) }),
  z.object({ kind: z.literal('adapter'), adapterId: z.string().min(1).max(100) }),
  z.object({ kind: z.literal('server') }),
])
export type ModelChoice = z.infer<typeof ModelChoice>

/** What each of them is given: the talk tracks of a deal's next call, or the labelled messages that nothing was made by. */
export const ComparedWork = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('brief'),
    dealId: DealId,
    contactId: ContactId.nullable(),
    lang: Language,
  }),
  z.object({ kind: z.literal('labelledMessages') }),
])
export type ComparedWork = z.infer<typeof ComparedWork>

export const comparedModelStates = ['waiting', 'loading', 'asked', 'done', 'failed', 'cancelled'] as const

/** A talk track as a model worded it; what did not pass the checks is not shown, the composed one stands there. */
export const ComparedTrack = z.object({
  index: z.int(),
  title: z.string(),
  tier: z.enum(['model', 'composition']),
  /** Whether it reworded the whole track, under every check, or chose single sentences that people wrote and that were checked before. */
  form: z.enum(['track', 'sentence']),
  /** Answers that it took. */
  attempts: z.int(),
  /** The first check that its last answer failed, or what kept it from answering; null where all passed. */
  why: z.string().nullable(),
  /** What the checker of sentences said where that refused. */
  checkCodes: z.array(z.string()),
  sentences: z.array(z.object({ section: z.string(), text: z.string(), isComposed: z.boolean() })),
})
export type ComparedTrack = z.infer<typeof ComparedTrack>

const Quality = z.object({ precision: z.number().nullable(), recall: z.number(), f1: z.number() })
const Difference = z.object({ value: z.number(), low: z.number(), high: z.number() })

/** How a model read the labelled messages, beside the rules on the same ones. */
export const ComparedReading = z.object({
  verdict: z.enum(['better', 'notBetter', 'notEnough']),
  messages: z.int(),
  answered: z.int(),
  /** Of its proposals: those that the message holds, and those whose words it doesn't. */
  quoted: z.int(),
  notQuoted: z.int(),
  rules: Quality,
  model: Quality,
  together: Quality,
  /** F1 gained over the rules alone, with its 95 % interval. */
  gain: Difference,
})
export type ComparedReading = z.infer<typeof ComparedReading>

export const ComparedModelView = z.object({
  /** From 1, in the order in which they are asked. */
  place: z.int(),
  /** With its adapter or its server. */
  name: z.string(),
  kind: z.enum(['file', 'adapter', 'server']),
  state: z.enum(comparedModelStates),
  /** Null until it is loaded, and of a server. */
  sha256: z.string().nullable(),
  sizeBytes: z.int().nullable(),
  gpu: GpuShare.nullable(),
  failure: z.string().nullable(),
  progress: z.object({ done: z.int(), of: z.int() }).nullable(),
  /** What it took, while nobody else was served. Absent until it has answered. */
  taken: z
    .object({
      /** From the file to a model that answers; null where it was loaded already, and of a server. */
      loadMilliseconds: z.int().nullable(),
      answers: z.int(),
      answerTokens: z.int(),
      milliseconds: z.int(),
      tokensPerSecond: z.number().nullable(),
      /** Memory of its process after an answer; null where none told it. */
      residentBytes: z.int().nullable(),
    })
    .nullable(),
  /** Null until all of it is logged, and where the records have changed since. */
  tracks: z.array(ComparedTrack).nullable(),
  reading: ComparedReading.nullable(),
})
export type ComparedModelView = z.infer<typeof ComparedModelView>

export const ModelComparisonView = z.object({
  id: z.string(),
  state: z.enum(['running', 'done', 'cancelled']),
  work: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('brief'),
      dealId: DealId,
      dealName: z.string(),
      accountName: z.string(),
      lang: Language,
    }),
    z.object({ kind: z.literal('labelledMessages'), messages: z.int() }),
  ]),
  startedAt: Instant,
  /** A person waits for the model, or did when last told: the comparison stands still for them. */
  yielding: z.boolean(),
  /** The records have changed since: what was worded from them is shown no more. */
  outdated: z.boolean(),
  /** The entry of the log that tells of it; nothing of what was answered is shown before there is one. */
  logged: z.object({ seq: z.int(), hash: z.string() }).nullable(),
  models: z.array(ComparedModelView),
})
export type ModelComparisonView = z.infer<typeof ModelComparisonView>

/** Several models side by side on one piece of work, one after another, while the one that serves goes on serving. */
export const modelComparisonsContract = {
  /** What can be chosen: files that lie here, adapters of the model in use, and the server where somebody opted in. */
  choices: procedure.output(
    z.object({
      files: z.array(
        z.object({ path: z.string(), name: z.string(), sizeBytes: z.int(), inUse: z.boolean() }),
      ),
      adapters: z.array(z.object({ id: z.string(), name: z.string(), baseName: z.string() })),
      serverName: z.string().nullable(),
    }),
  ),
  /** The comparison under way, or the last one since the workspace was opened: its answers are kept nowhere else. */
  get: procedure.output(ModelComparisonView.nullable()),
  /**
   * Begins one. Refuses `comparison.runs`, `comparison.sameModel`, `comparison.noTracks`, `model.notFound`, `model.absent`,
   * and what a brief of that deal is refused with.
   */
  start: procedure
    .input(
      z.object({
        models: z.array(ModelChoice).min(comparedModels.least).max(comparedModels.most),
        work: ComparedWork,
      }),
    )
    .output(ModelComparisonView),
  /** Ends it; what was answered until then is logged and stays to be seen. */
  cancel: procedure.output(ModelComparisonView.nullable()),
}
