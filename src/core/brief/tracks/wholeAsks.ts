import type { ReadableDb } from '../../db/open.ts'
import { listEvidenceByIds } from '../../evidence/store.ts'
import type { CustomerFact, Span } from '../../talkTracks/types.ts'

const longestHead = 60
/** "Parent guarantee - legal to confirm": what a sentence is about, before the dash at which what was read begins. */
const headBefore =
  /(?:^|[.!?。！？；;\n][^\S\n]*)(?<head>[^.!?。！？；;:：\n]{2,60}?)[^\S\n]*(?:[^\S\n][-–—]{1,2}[^\S\n]|——)[^\S\n]*$/u
const ofPerson = /^@|^(?:hi|hello|dear|thanks|thank you|您好|你好)\b/i

/** A stretch of a text with the head that stands before it in its sentence, where a dash parts the two. */
export function withHead(text: string, { start, end }: Span): Span {
  const found = headBefore.exec(text.slice(Math.max(0, start - longestHead - 8), start))?.groups?.head
  if (found === undefined || ofPerson.test(found)) return { start, end }
  const at = text.lastIndexOf(found, start)
  return at < 0 ? { start, end } : { start: at, end }
}

const asks: ReadonlySet<string> = new Set(['customerAsk', 'askedPrice'])
/** Wishes as they were said: one that was read from behind a dash is told with what it is about. */
export function wholeAsks(db: ReadableDb, facts: readonly CustomerFact[]): CustomerFact[] {
  const wishes = facts.filter(({ kind, speaker }) => asks.has(kind) && speaker === 'customer')
  if (wishes.length === 0) return [...facts]
  const texts = new Map(
    listEvidenceByIds(db, [...new Set(wishes.map(({ evidenceId }) => evidenceId))]).map(({ id, text }) => [
      id as string,
      text,
    ]),
  )
  const wanted = new Set(wishes)
  return facts.map((fact) => {
    const text = wanted.has(fact) ? texts.get(fact.evidenceId) : undefined
    if (text === undefined) return fact
    const span = withHead(text, fact.span)
    return span.start === fact.span.start
      ? fact
      : { ...fact, span, text: text.slice(span.start, fact.span.start) + fact.text }
  })
}
