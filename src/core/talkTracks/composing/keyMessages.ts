import { type Atom, kindsNeeded } from '../../atoms/library/index.ts'
import type { RankedAtom } from '../ranking/rankAtoms.ts'
import { jaccard } from '../ranking/similarity.ts'
import { places } from '../ranking/styleGuide.ts'
import type { SaidPart } from '../shelf/sayPart.ts'
import { isSourced, leadValue, shareFacts } from './restingOn.ts'
import type { Say, Scene, Spoken } from './scene.ts'

const mostKeyMessages = 3
/** A further atom of the same strategy joins a track when it comes this near to the lead. */
const nearLead = 0.85
/** A key message that rests on facts leads before one that needs none, unless it fits far worse. */
const sourcedFirst = 0.2
const sameSaying = 0.6

export const ownsUpTo = (atom: Atom): boolean =>
  kindsNeeded(atom, 'keyMessage').some((kind) => kind === 'overdueItem' || kind === 'lateItemByCall')

/** Whether an atom tells what is overdue besides the first thing. */
export const tellsMoreLate = (atom: Atom): boolean => kindsNeeded(atom, 'keyMessage').includes('alsoOverdue')

type Candidate = { from: RankedAtom; evidence: SaidPart['evidence']; value: number; grams: Set<string> }

/**
 * The key messages of a track, lead first. Candidates are ranked unsaid, and said in turn until there are enough. What
 * the team wants first is put before the messages that the evidence chose and replaces none of them; what it wants last
 * leads only where there is nothing else.
 */
export function keyMessagesOf(own: readonly RankedAtom[], scene: Scene, say: Say): Spoken[] {
  const { guide } = scene
  const all = own
    .flatMap((from): Candidate[] => {
      const filled = scene.fill(from.atom, 'keyMessage')
      if (!filled) return []
      const { evidence, template } = filled
      return [{ from, evidence, value: leadValue({ from, evidence }, scene), grams: scene.gramsOf(template) }]
    })
    .filter(({ grams }) => scene.said.keyMessages.every((other) => jaccard(grams, other) < sameSaying))
    .sort((left, right) => rankOf(right, scene) - rankOf(left, scene))
  const isLast = ({ from }: Candidate) => guide.placeOf(from.atom) >= places.last
  const candidates = [...all.filter((one) => !isLast(one)), ...all.filter(isLast)]

  const chosen: { candidate: Candidate; sentence: Spoken }[] = []
  for (const candidate of candidates) {
    const lead = chosen[0]?.candidate
    if (lead) {
      const most = isSourced(lead) ? mostKeyMessages : 1
      if (chosen.length === most || candidate.value < nearLead * lead.value) break
      const repeats = chosen.some(({ candidate: { grams } }) => jaccard(candidate.grams, grams) >= sameSaying)
      const sameFacts = chosen.some((one) => shareFacts(candidate, one.candidate))
      if (!isSourced(candidate) || repeats || sameFacts) continue
    }
    // What is late besides is told behind the thing that is owned up to: alone it sounds like another confession.
    if (tellsMoreLate(candidate.from.atom) && !chosen.some((one) => ownsUpTo(one.candidate.from.atom)))
      continue
    const sentence = say(candidate.from, 'keyMessage')
    if (sentence) chosen.push({ candidate, sentence })
  }
  const isFirst = ({ from }: Candidate) => guide.placeOf(from.atom) === places.first
  if (chosen.length > 0 && !chosen.some(({ candidate }) => isFirst(candidate)))
    for (const candidate of candidates.filter(isFirst)) {
      if (chosen.some((one) => jaccard(candidate.grams, one.candidate.grams) >= sameSaying)) continue
      const sentence = say(candidate.from, 'keyMessage')
      if (!sentence) continue
      chosen.unshift({ candidate, sentence })
      break
    }
  return chosen
    .toSorted(
      (left, right) => guide.placeOf(left.sentence.from.atom) - guide.placeOf(right.sentence.from.atom),
    )
    .map(({ sentence }) => sentence)
}

/** Late in a deal whatever rests on facts goes before what rests on none. */
function rankOf(candidate: Candidate, { late }: Pick<Scene, 'late'>): number {
  return candidate.value + (isSourced(candidate) ? (late ? 1 : sourcedFirst) : 0)
}
