import type { ReadableDb } from '../../db/open.ts'
import { messageBefore } from '../../evidence/store.ts'
import { namesDeliverable } from '../../facts/whoSays/stance.ts'

const asksFor =
  /[?？]|吗|呢|什么时候|啥时候|催|麻烦|请|能不能|可以|(?<![来懂觉记认])得(?![到及])|需要|别忘|\b(when|could|can|please|need|waiting|any news|where is)\b/i
/** What asks for a thing in words that name none: 能不能周三前给. */
const asksIf = /[?？]|能不能|能否|可不可以|让(?:我)?问|\b(?:could|can|would) you\b/i
/** Letters beyond which what was asked is no single question. */
const longestAsked = 120

/** What the other side had just asked to be given when a message was written; null where nothing was asked. */
export function askedBefore(db: ReadableDb, evidenceId: string): { id: string; text: string } | null {
  const isAsked = (text: string): boolean => text.length <= longestAsked && asksFor.test(text)
  return (
    messageBefore(db, evidenceId, (text) => isAsked(text) && namesDeliverable(text)) ??
    messageBefore(db, evidenceId, (text) => isAsked(text) && asksIf.test(text))
  )
}
