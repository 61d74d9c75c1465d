import {
  isFragmentOfRival,
  isMoreOfRival,
  ofService,
  ofWhomIsSpoken,
  someoneElse,
  sufferedFrom,
} from '../rivals/aboutRival.ts'
import { longestLatinLine, trimmed } from '../sentences/clauseBreaks.ts'
import { isSameLine } from '../sentences/sentences.ts'
import type { RuleReading } from './textReading.ts'

/** Keeps track of whether a sentence still speaks of the rival whom one before it named, and tells what it adds. */
export function tellMoreOfRival({ text, start, index, said, kinds, within }: RuleReading): void {
  const before = within.sentences[index - 1]
  // A new paragraph speaks of something else.
  const isNext =
    within.rivalSpokenOf === index - 1 &&
    !(
      before && /\n[^\S\n]*\n/.test(within.text.slice(before.start + before.text.trimEnd().length, start + 1))
    )
  const goesOnOfRival = (words: string): boolean =>
    before !== undefined && isSameLine(within.text, before, { start }) && isFragmentOfRival(words)
  if (within.rivals?.test(text)) within.rivalSpokenOf = index
  else if (isNext && (isMoreOfRival(text) || sufferedFrom.test(text) || goesOnOfRival(text))) {
    if (sufferedFrom.test(text) || goesOnOfRival(text))
      for (const kind of [...ofService, ...ofWhomIsSpoken]) kinds.add(kind)
    within.rivalSpokenOf = index
    kinds.add('competitorNews')
    const clause = trimmed(text, 0, Math.min(text.length, longestLatinLine))
    // What has no subject of its own is told with the price that it goes on from.
    const price = within.found.findLast(({ kind }) => kind === 'competitorNews')
    if (
      price &&
      goesOnOfRival(text) &&
      before !== undefined &&
      price.start >= before.start &&
      start + clause.end - price.start <= longestLatinLine
    ) {
      price.end = start + clause.end
      price.text = within.text.slice(price.start, price.end)
      return
    }
    within.found.push({
      kind: 'competitorNews',
      subject: 'continued',
      start: start + clause.start,
      end: start + clause.end,
      text: text.slice(clause.start, clause.end),
      figures: [],
      speaker: within.isOfSecretSource ? 'team' : said.speaker,
      stance: 'stated',
      saidBy: said.saidBy,
    })
  } else if (isNext && someoneElse.test(text)) within.rivalSpokenOf = index
}
