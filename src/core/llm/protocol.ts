import { z } from 'zod'
import { GpuShare, gpuBackends, gpuFaults, TemplateFault } from '../../shared/contract/models.ts'
import { completionFailureCodes, type OutputSchema } from './llm.ts'

/** What goes over the line to the model process and back. Both ends drop what doesn't parse. */

const outputSchema: z.ZodType<OutputSchema> = z.lazy(() =>
  z.union([
    z.object({ type: z.literal('object'), properties: z.record(z.string(), outputSchema) }),
    z.object({
      type: z.literal('array'),
      items: outputSchema,
      minItems: z.int().min(0),
      maxItems: z.int().min(0),
    }),
    z.object({
      type: z.literal('string'),
      minLength: z.int().min(0).optional(),
      maxLength: z.int().min(1),
    }),
    z.object({ type: z.enum(['integer', 'number', 'boolean']) }),
    z.object({ enum: z.array(z.string()) }),
  ]),
)

const call = z.int()
/** Id of an adapter that was loaded before; null for the model as it is. */
const adapter = z.string().nullable()

/** A file as it was when it was hashed: `stamp` is its size, time of change and inode. */
export const KnownFile = z.object({ stamp: z.string(), sha256: z.string() })
export type KnownFile = z.infer<typeof KnownFile>

export const ModelRequest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('load'),
    call,
    path: z.string().min(1),
    /** Whether a graphics card may compute, where there is one. */
    mayUseGpu: z.boolean().default(false),
    /** What an earlier process said of the same file: one that nobody has touched since isn't hashed again. */
    known: KnownFile.optional(),
  }),
  z.object({ kind: z.literal('unload'), call }),
  z.object({
    kind: z.literal('complete'),
    call,
    system: z.string(),
    prompt: z.string(),
    schema: outputSchema,
    maxTokens: z.int().min(1).max(8192),
    temperature: z.number().min(0).max(2),
    seed: z.int().min(0),
    asWhole: z.literal(true).optional(),
    adapter,
  }),
  /** How probable an answer is; nothing is generated. */
  z.object({
    kind: z.literal('score'),
    call,
    system: z.string(),
    prompt: z.string(),
    answer: z.string().min(1),
    adapter,
  }),
  /** Puts an adapter beside the loaded model, under an id; the file may go once it is loaded. */
  z.object({ kind: z.literal('loadAdapter'), call, id: z.string().min(1), path: z.string().min(1) }),
  z.object({ kind: z.literal('dropAdapter'), call, id: z.string().min(1) }),
  z.object({ kind: z.literal('cancel'), call }),
])
export type ModelRequest = z.infer<typeof ModelRequest>

export const LoadedModel = z.object({
  name: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  isAsStated: z.literal(true).optional(),
  promptForm: z.string().optional(),
  templateFault: TemplateFault.optional(),
  gpu: GpuShare.optional(),
})
export type LoadedModel = z.infer<typeof LoadedModel>

/** What `alive` is sent apart: a process at work that is silent for several of these hangs. */
export const beatMs = 200

export const ModelReply = z.discriminatedUnion('kind', [
  /** Sent while anything is asked, whether or not there is something to tell of it. */
  z.object({ kind: z.literal('alive') }),
  z.object({ kind: z.literal('progress'), call, progress: z.number().min(0).max(1) }),
  /** What the file is about to be loaded on: whoever waits knows then what ended a process that ends now. */
  z.object({ kind: z.literal('computesOn'), call, backend: z.enum(['cpu', ...gpuBackends]) }),
  z.object({ kind: z.literal('loaded'), call, model: LoadedModel, stamp: z.string().optional() }),
  z.object({ kind: z.literal('unloaded'), call }),
  /** The adapters are as they were asked to be. */
  z.object({ kind: z.literal('adaptersReady'), call }),
  z.object({ kind: z.literal('scored'), call, tokens: z.int(), logProbability: z.number() }),
  z.object({ kind: z.literal('text'), call, text: z.string() }),
  z.object({
    kind: z.literal('completed'),
    call,
    text: z.string(),
    json: z.unknown(),
    tokens: z.object({ prompt: z.int(), answer: z.int() }),
    /** Memory that the process then had, the model in it. */
    residentBytes: z.int().optional(),
  }),
  z.object({
    kind: z.literal('failed'),
    call,
    code: z.enum(completionFailureCodes),
    /** What came of loading on a graphics card: it isn't said that the file is to blame, and the processor may load it. */
    gpuFault: z.enum(gpuFaults).optional(),
  }),
])
export type ModelReply = z.infer<typeof ModelReply>
