import type { FactKind } from '../../atoms/library/factKinds.ts'
import { toSimplified } from '../../imports/matching/simplified.ts'
import type { ProposedFact } from '../proposedFact.ts'
import { sentencesOf } from '../sentences/sentences.ts'
import type { Speaker } from '../whoSays/stance.ts'
import { isCounter } from './counters.ts'
import { isOffer } from './offersTold.ts'
import { isScopeChange } from './scopeChanges.ts'

const longest = 240
const isAsked = (words: string): boolean => /[?？]\s*$|吗\s*$/.test(words)

/** Words of a sentence as they stand, and in simplified letters for the patterns. */
function factOf(
  kind: FactKind,
  { start, text }: { start: number; text: string },
  speaker: Speaker,
): ProposedFact {
  const words = text.slice(0, longest).trimEnd()
  return {
    kind,
    subject: 'table',
    start,
    end: start + words.length,
    text: words,
    figures: [],
    speaker,
    stance: 'stated',
    saidBy: null,
  }
}

const overlaps = (one: ProposedFact, { start, text }: { start: number; text: string }): boolean =>
  one.start < start + text.length && one.end > start

/**
 * With what lies on the table told as whose it is: what they want to pay (`askedPrice`), which version of ours is out and
 * what it comes to (`ownOffer`), and which quantity took the place of which (`scopeChange`). A price that we name is no
 * wish of theirs, and one that they name is no offer of ours.
 */
export function withTable(found: readonly ProposedFact[], text: string, by: Speaker): ProposedFact[] {
  let facts = [...found]
  const sentences = [...sentencesOf(text)]
  for (const [at, sentence] of sentences.entries()) {
    const words = toSimplified(sentence.text)
    if (!/\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten) point\b/i.test(words)) continue
    const before = at === 0 ? '' : sentences[at - 1]!.text
    if (isOffer(words, by, toSimplified(before)) && !isAsked(words)) {
      facts = facts.filter(
        (one) =>
          !(
            overlaps(one, sentence) &&
            (one.kind === 'askedPrice' || one.kind === 'statedGoal' || one.kind === 'customerAsk')
          ),
      )
      facts.push(factOf('ownOffer', sentence, by))
    } else if (isCounter(words, by)) {
      facts = facts.filter(
        (one) => !(overlaps(one, sentence) && (one.kind === 'askedPrice' || one.kind === 'statedGoal')),
      )
      // What one of us tells of it stays among us: it is no word of theirs to be quoted.
      facts.push(factOf('askedPrice', sentence, by === 'note' ? 'team' : by))
    }
    if (isScopeChange(words) && !isAsked(words)) facts.push(factOf('scopeChange', sentence, by))
  }
  return facts
}
