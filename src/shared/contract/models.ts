import { z } from 'zod'
import { SellingProfile } from '../vocabulary.ts'
import { procedure } from './procedure.ts'

export const modelsErrorCodes = [
  'model.absent',
  'model.notFound',
  'model.notGguf',
  'model.truncated',
  'model.unsupported',
  'model.tooLarge',
  'model.crashed',
  'model.busy',
] as const

export const ModelState = z.discriminatedUnion('state', [
  z.object({ state: z.literal('absent') }),
  z.object({ state: z.literal('loading'), name: z.string(), progress: z.number() }),
  z.object({
    state: z.literal('ready'),
    name: z.string(),
    sha256: z.string(),
    sizeBytes: z.int(),
    /** The form in which the file says that it is to be asked; a model that says none follows instructions. */
    promptForm: z.string().optional(),
  }),
  z.object({ state: z.literal('failed'), name: z.string(), code: z.string() }),
])
export type ModelState = z.infer<typeof ModelState>

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
})
export type WorkspaceSettings = z.infer<typeof WorkspaceSettings>

export const settingsContract = {
  get: procedure.output(WorkspaceSettings),
  set: procedure.input(WorkspaceSettings.partial()).output(WorkspaceSettings),
  model: procedure.output(
    z.object({
      state: ModelState,
      available: z.array(z.object({ path: z.string(), name: z.string(), sizeBytes: z.int() })),
    }),
  ),
  /** Chooses a GGUF by its path, or null for composition alone. */
  chooseModel: procedure.input(z.object({ path: z.string().nullable() })).output(ModelState),
}
