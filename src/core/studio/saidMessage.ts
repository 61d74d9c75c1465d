import type { BuyingRole, Concern, SellingStage } from '../atoms/library/index.ts'
import type { ExampleHead } from './examples.ts'
import type { HeldSlot } from './slotForm.ts'

/** A message of our own side in a chat, a mail or a recording, with what the records say of whom it was said to. */
export interface SaidMessage extends ExampleHead {
  origin: 'message'
  evidenceId: string
  /** To whom it was said, as far as the records tell. */
  contactId: string | null
  contactName: string | null
  text: string
  /** What the customer wrote last before it; null where nothing did. */
  heard: string | null
  /** Whether it begins a talk: nobody had written there for half a day. */
  opens: boolean
  /** To whom and when; null where it was about no deal that is known. */
  scene: { role: BuyingRole | null; stage: SellingStage } | null
  /** What stands for a slot in it: names of the deal, and what its facts state. */
  held: readonly HeldSlot[]
  /** Further names by which people around it are called: parts of those on file. */
  callings: readonly string[]
  /** Composed and written sentences that say the same thing in other words, nearest first; empty where there is none. */
  counterpartOf: (sentence: {
    section: 'opening' | 'keyMessage' | 'question' | 'nextStep'
    concern: Concern
    template: string
  }) => string | null
  /** Why it may not be learned from whatever it says; null where nothing stands against it. */
  barred: 'wordsGone' | 'noConsent' | null
}

/** One on which a person decided that it is learned from. Its id is `evd_…/said`. */
export type ApprovedMessage = SaidMessage

/** The id of the example that a message becomes. */
export const exampleIdOfMessage = (evidenceId: string): string => `${evidenceId}/said`
/** The message that an example was made of; null of one that was made of anything else. */
export const messageOfExample = (exampleId: string): string | null =>
  /^(.+)\/said$/.exec(exampleId)?.[1] ?? null
