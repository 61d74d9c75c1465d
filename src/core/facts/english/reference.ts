import { matches } from '../cues/mayMatch.ts'
import type { ToldInEnglish } from './englishFacts.ts'
import type { Slot } from './slots.ts'
import { fitOf, wording } from './template.ts'

const ofReference =
  /\breferences?\b|\b(?:talk|speak) (?:to|with) you\b|\bshow you (?:round|around)\b|\btake (?:your )?calls\b|\b(?:before|with) us,? they\b|\b(?:uses?|runs?|milking with|working with|bought) (?:ours?|yours)\b/i
/** "went from 80 minutes to 25", "70 min -> 18 min", "needed 45 minutes, now it's 17". */
const changes = [
  '(?<was>{F})(?: \\w+)? ?(?:->|→|down to|to) ?(?:only |just )?(?<is>{F})',
  '\\b(?:needed|took|had|was|were|waited|lost)\\b[^.;!?\\n]{0,24}?(?<was>{F})[^.;!?\\n]{0,24}?\\b(?:now|today|since then|after|these days)\\b[^.;!?\\n]{0,16}?(?<is>{F})',
].map(wording)
const changed =
  /\b(?:went|came|come|fell|dropped|cut|reduced|brought|got|down|from|needed|took|was|were|waited|lost)\b/i

/** What a reference had before and has now, where the message speaks of one. */
export function referenceTold(
  text: string,
  mask: string,
  slots: readonly Slot[],
  whole: string,
): ToldInEnglish[] {
  if (slots.length < 2 || !matches(ofReference, whole) || !changed.test(text)) return []
  for (const pattern of changes) {
    const groups = fitOf(pattern, mask)?.indices?.groups
    const was = slots.find(({ start }) => start === groups?.was?.[0])
    const is = slots.find(({ start }) => start === groups?.is?.[0])
    if (!was || !is || was.type === 'day' || is.type === 'day') continue
    const told = (kind: 'referenceBefore' | 'referenceAfter', slot: Slot): ToldInEnglish => ({
      kind,
      subject: kind,
      start: 0,
      end: text.length,
      figures: [
        slot.figure.unit === '' || slot.type !== 'count' || was.type === 'count'
          ? slot.figure
          : { ...slot.figure, unit: was.figure.unit },
      ],
      figureAt: slot.start,
    })
    return [told('referenceBefore', was), told('referenceAfter', is)]
  }
  return []
}
