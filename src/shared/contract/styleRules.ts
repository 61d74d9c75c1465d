import { z } from 'zod'
import { ContactId, DealId } from '../ids.ts'
import { movableSections, styleActs, styleJobs } from '../styleRuleWords.ts'
import { concerns, sellingStages, strategies } from '../trackVocabulary.ts'
import { KnownBuyingRole } from '../vocabulary.ts'
import { Instant, Language, procedure } from './procedure.ts'
import { noPairsReasons } from './studio.ts'

export const styleRulesErrorCodes = ['styleRule.incomplete'] as const

const Concern = z.enum(concerns)

/** What a wish is about: a topic, a strategy, a section of the talk, or one knowledge atom. */
export const StyleTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('concern'), concern: Concern }),
  z.object({ kind: z.literal('strategy'), strategy: z.enum(strategies) }),
  z.object({ kind: z.literal('section'), section: z.enum(movableSections) }),
  z.object({ kind: z.literal('atom'), atomId: z.string() }),
])
export type StyleTarget = z.infer<typeof StyleTarget>

export const StyleWish = z.object({ act: z.enum(styleActs), target: StyleTarget })
export type StyleWish = z.infer<typeof StyleWish>

/** To whom a rule applies: every list that is not empty must have one that fits; all empty is everybody. */
export const StyleWho = z.object({
  roles: z.array(KnownBuyingRole),
  jobs: z.array(z.enum(styleJobs)),
  concerns: z.array(Concern),
  stages: z.array(z.enum(sellingStages)),
})
export type StyleWho = z.infer<typeof StyleWho>

export const StyleRuleBody = z.object({ who: StyleWho, wishes: z.array(StyleWish).max(12) })
export type StyleRuleBody = z.infer<typeof StyleRuleBody>

/** Why an instruction is no rule yet. */
export const readingGaps = ['noAct', 'noTarget', 'sectionStays'] as const

/** How an instruction was understood. Offsets are UTF-16 units in its text. */
export const StyleReading = z.object({
  body: StyleRuleBody,
  /** What was read, and as what. */
  read: z.array(z.object({ start: z.int(), end: z.int(), as: z.enum(['who', 'act', 'target']) })),
  /** Words that were not understood and are left out of account. */
  unread: z.array(z.object({ start: z.int(), end: z.int() })),
  gaps: z.array(z.enum(readingGaps)),
  /** A rank was said with a job (采购总监): rules don't tell ranks apart. */
  anyRank: z.boolean(),
})
export type StyleReading = z.infer<typeof StyleReading>

export const StyleRuleView = z.object({
  id: z.string(),
  /** The instruction as it was written. */
  text: z.string(),
  body: StyleRuleBody,
  isOn: z.boolean(),
  author: z.string(),
  at: Instant,
  /** Tracks that were adopted or edited since under this rule and that a training would learn from. */
  examples: z.int(),
  /** Labelled pairs of sentences made of it; with none, why. */
  pairs: z.object({ training: z.int(), measured: z.int(), why: z.enum(noPairsReasons).nullable() }),
})
export type StyleRuleView = z.infer<typeof StyleRuleView>

const Changed = z.object({ id: z.string(), changeSetId: z.string() })
const Text = z.string().trim().min(1).max(500)
const PreviewedTrack = z.object({
  index: z.int(),
  title: z.string(),
  strategy: z.enum(strategies),
  sentences: z.array(z.string()),
})

export const styleRulesContract = {
  list: procedure.output(z.array(StyleRuleView)),
  /** Reads an instruction by rules and word lists; what it can't read it says. */
  read: procedure.input(z.object({ text: z.string().max(500) })).output(StyleReading),
  /** Atoms that a rule may name, active ones of both languages. */
  atoms: procedure.output(z.array(z.object({ id: z.string(), title: z.string(), lang: Language }))),
  /** Keeps a rule that a person confirmed; it acts from the next brief on. Refuses `styleRule.incomplete`. */
  save: procedure
    .input(z.object({ id: z.string().nullable(), text: Text, body: StyleRuleBody }))
    .output(Changed),
  setOn: procedure.input(z.object({ id: z.string(), isOn: z.boolean() })).output(Changed),
  /**
   * Which talk tracks of the coming calls would be others under this rule, and for one deal how. Nothing is logged
   * or shown as advice. `id` is the rule that it would replace.
   */
  preview: procedure
    .input(
      z.object({
        id: z.string().nullable(),
        body: StyleRuleBody,
        lang: Language,
        dealId: DealId.nullable(),
      }),
    )
    .output(
      z.object({
        /** Coming calls, soonest first, with the tracks that would change; `applies` says whether the rule is meant for them. */
        calls: z.array(
          z.object({
            dealId: DealId,
            dealName: z.string(),
            accountName: z.string(),
            contactId: ContactId.nullable(),
            personName: z.string().nullable(),
            at: Instant,
            applies: z.boolean(),
            changed: z.array(z.int()),
          }),
        ),
        /** The three tracks of one deal before and after; null where no deal is looked at. */
        shown: z
          .object({
            dealId: DealId,
            before: z.array(PreviewedTrack),
            after: z.array(PreviewedTrack),
          })
          .nullable(),
      }),
    ),
}
