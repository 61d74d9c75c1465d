import { findFigures } from '../figures.ts'
import type { ProposedFact } from '../proposedFact.ts'

/** Letters between a name and its own price. */
const farthest = 24

/** "Larkin is at EUR 1.05, Fenmoor at EUR 1.12": every further rival of a sentence with the price behind its name. */
export function offersBeside(
  facts: readonly ProposedFact[],
  rivals: RegExp | null,
  occurredAt: number,
): ProposedFact[] {
  if (rivals === null) return []
  const every = new RegExp(rivals.source, `${rivals.flags.replace('g', '')}g`)
  const offers = facts.filter(({ kind }) => kind === 'competitorOffer')
  return offers.flatMap((offer) => {
    const names = [...offer.text.matchAll(every)]
    if (names.length < 2) return []
    const sums = findFigures(offer.text, occurredAt).filter(({ kind }) => kind === 'money')
    return names.flatMap((name, at): ProposedFact[] => {
      const end = name.index + name[0].length
      const until = names[at + 1]?.index ?? offer.text.length
      const own = sums.find(({ start }) => start >= end && start < until)
      const isTold = offers.some(({ subject }) => subject.toLowerCase() === name[0].toLowerCase())
      if (own === undefined || isTold || own.start - end > farthest) return []
      if (own.figure.value === offer.figures[0]?.value || /[。；;]/.test(offer.text.slice(end, own.start)))
        return []
      return [{ ...offer, subject: name[0], figures: [own.figure] }]
    })
  })
}
