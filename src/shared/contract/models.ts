import { z } from 'zod'
import { SellingProfile } from '../vocabulary.ts'
import { procedure } from './procedure.ts'

export const modelsErrorCodes = [
  'model.absent',
  'model.notFound',
  'model.notGguf',
  'model.truncated',
  'model.changed',
  'model.unsupported',
  'model.vocabulary',
  /** A pipe or device, or a share that does not answer. */
  'model.notFile',
  /** The header states sizes that no model has. */
  'model.shape',
  /** Weights that are no numbers. */
  'model.corrupt',
  'model.tooLarge',
  'model.crashed',
  'model.busy',
  'model.loading',
  'model.schemaRefused',
  'model.serverAddress',
  'model.serverOutside',
  'model.serverUnreachable',
  'model.serverKey',
  'model.serverRefused',
  'model.serverAnswer',
] as const

/** The kinds of graphics card that llama.cpp has builds for. */
export const gpuBackends = ['metal', 'cuda', 'vulkan'] as const
export type GpuBackend = (typeof gpuBackends)[number]

/** Why a graphics card that may be used computes nothing: loading on it failed, the process ended on it, or too little fits. */
export const gpuFaults = ['failed', 'crashed', 'tooLittleMemory'] as const
export type GpuFault = (typeof gpuFaults)[number]

/** Layers of a model that lie on a graphics card, of all there are. */
export const GpuShare = z.object({ backend: z.enum(gpuBackends), layers: z.int(), of: z.int() })
export type GpuShare = z.infer<typeof GpuShare>

/** The file's own chat template can't be used, or it has none: a usual one stands for it. */
export const TemplateFault = z.enum(['broken', 'absent'])
export type TemplateFault = z.infer<typeof TemplateFault>

export const ModelState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('loading'), name: z.string(), progress: z.number() }),
  z.object({
    state: z.literal('ready'),
    name: z.string(),
    sha256: z.string(),
    sizeBytes: z.int(),
    /** A manifest beside the file states its checksum, and this is it. */
    isAsStated: z.literal(true).optional(),
    /** The form in which the file says that it is to be asked; a model that says none follows instructions. */
    promptForm: z.string().optional(),
    templateFault: TemplateFault.optional(),
    /** The graphics card that computes, and how many of the model's layers; absent where the processor does all. */
    gpu: GpuShare.optional(),
    /** A graphics card was tried, and this came of it: the processor computes instead. */
    gpuFault: z.enum(gpuFaults).optional(),
  }),
  /** A server inside the firm words; it is asked when somebody asks for words, and not before. */
  z.object({ state: z.literal('server'), name: z.string() }),
  z.object({ state: z.literal('failed'), name: z.string(), code: z.string() }),
])
export type ModelState = z.infer<typeof ModelState>

/** The file name, without `.gguf`, of the small model that ships: it chooses among sentences that people wrote. */
export const shippedModelName = 'sandtable-small'

/** Which model of which server; its key is kept apart, sealed, and never shown again. */
export const ModelServerChoice = z.object({ url: z.string(), model: z.string() })

/** Settings of the open workspace; the look is in the preferences of the device. */
export const WorkspaceSettings = z.object({
  actorName: z.string().min(1),
  /** What our own firm is called: whom an address book lists under it is one of us. Empty where nobody said. */
  ownFirm: z.string(),
  role: z.string().min(1),
  profile: SellingProfile,
  currency: z.string(),
  zone: z.string(),
  /** Accounts owned by these people count as the viewer's own; empty means all. */
  ownOwners: z.array(z.string()),
  modelPath: z.string().nullable(),
  /** A model server inside the firm that is used instead of a model on this machine. */
  modelServer: ModelServerChoice.nullable(),
})
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>

/** The settings, with what follows from them and from the records. */
const SettingsInForce = WorkspaceSettings.extend({
  /** IANA zone of the clock by which times are told: `zone`, or the appointments' where that is a server's. */
  clockZone: z.string(),
})

const ServerAsked = z.object({
  url: z.string().min(1).max(500),
  /** One of its models; its first where left out. */
  model: z.string().max(300).nullable().default(null),
  /** Left out where it asks for none; null keeps the one that is kept for this address. */
  apiKey: z.string().max(500).nullable().default(null),
})

export const settingsContract = {
  get: procedure.output(SettingsInForce),
  set: procedure.input(WorkspaceSettings.partial()).output(SettingsInForce),
  model: procedure.output(
    z.object({
      state: ModelState,
      available: z.array(z.object({ path: z.string(), name: z.string(), sizeBytes: z.int() })),
      /** Whether this device lets models compute on a graphics card, where it has one and a build for it. */
      mayUseGpu: z.boolean(),
      /** Since when another file than the one that was chosen lies at its path, UTC ms; null where the same does. */
      swappedAt: z.number().nullable(),
    }),
  ),
  /** Lets models compute on a graphics card of this device, or no longer; loads the chosen one anew. */
  setMayUseGpu: procedure.input(z.object({ mayUseGpu: z.boolean() })).output(ModelState),
  /** Chooses a GGUF by its path, or null for composition alone. */
  chooseModel: procedure.input(z.object({ path: z.string().nullable() })).output(ModelState),
  /**
   * Asks a server inside the firm which models it has and whether it answers in a given form; nothing of a customer's is
   * sent and nothing kept. Refuses `model.serverAddress`, `model.serverOutside` and what came of the asking.
   */
  tryServer: procedure
    .input(ServerAsked)
    .output(z.object({ url: z.string(), models: z.array(z.string()), milliseconds: z.int() })),
  /** Lets such a server word talk tracks from now on, after the same trial; logged. */
  chooseServer: procedure.input(ServerAsked).output(ModelState),
}
