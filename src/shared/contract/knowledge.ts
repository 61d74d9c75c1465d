import { z } from 'zod'
import { AtomId } from '../ids.ts'
import { Industry, KnownBuyingRole, Stage } from '../vocabulary.ts'
import { RedLineFinding } from './brief.ts'
import { Instant, Language, procedure } from './procedure.ts'

export const knowledgeErrorCodes = [
  'atom.incomplete',
  'atom.redLine',
  'atom.unknownSlot',
  'atom.tooManyComponents',
] as const

/** A knowledge atom: trigger, talk track, evidence pack and risk note are all mandatory; at most five components. */
export const AtomBody = z.object({
  title: z.string().min(1),
  lang: Language,
  trigger: z.object({
    roles: z.array(KnownBuyingRole),
    concerns: z.array(z.string()).min(1),
    stages: z.array(Stage),
    industries: z.array(Industry).min(1),
  }),
  talk: z.object({
    opening: z.string().nullable(),
    keyMessage: z.string().min(1),
    question: z.string().nullable(),
    objection: z.string().nullable(),
    answer: z.string().nullable(),
    nextStep: z.string().nullable(),
  }),
  evidencePack: z.array(z.string()),
  riskNote: z.string().min(1),
})
export type AtomBody = z.infer<typeof AtomBody>

export const AtomView = z.object({
  id: AtomId,
  origin: z.enum(['library', 'team']),
  status: z.enum(['active', 'retired']),
  body: AtomBody,
  shown: z.int(),
  adopted: z.int(),
  updatedAt: Instant,
})
export type AtomView = z.infer<typeof AtomView>

export const knowledgeContract = {
  list: procedure
    .input(z.object({ lang: Language, query: z.string().default('') }))
    .output(z.array(AtomView)),
  vocabulary: procedure.output(
    z.object({
      concerns: z.array(z.object({ code: z.string(), labels: z.object({ zh: z.string(), en: z.string() }) })),
      slots: z.array(z.object({ name: z.string(), labels: z.object({ zh: z.string(), en: z.string() }) })),
    }),
  ),
  /** What would be refused or warned about if this atom were saved. */
  check: procedure.input(AtomBody).output(
    z.object({
      refusals: z.array(z.string()),
      redLines: z.array(RedLineFinding.extend({ component: z.string() })),
    }),
  ),
  save: procedure
    .input(z.object({ id: AtomId.nullable(), body: AtomBody }))
    .output(z.object({ id: AtomId, changeSetId: z.string() })),
  setStatus: procedure
    .input(z.object({ ids: z.array(AtomId).min(1), status: z.enum(['active', 'retired']) }))
    .output(z.object({ changeSetId: z.string() })),
}
