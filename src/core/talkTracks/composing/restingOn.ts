import type { RankedAtom } from '../ranking/rankAtoms.ts'
import type { Evidenced, Said, Scene } from './scene.ts'

/** Another track's key message on the same facts counts this much less. */
const repeatedFact = 0.8

export function factIdsOf(sentence: Evidenced): string[] {
  return sentence.evidence.flatMap((mark) =>
    mark.kind === 'rule' || mark.factId === null ? [] : [mark.factId],
  )
}

export function isSourced(sentence: Evidenced): boolean {
  return sentence.evidence.some(({ kind }) => kind !== 'rule')
}

/** Whether two sentences rest on one fact, or on facts of different kinds that the same words state. */
export function shareFacts(left: Evidenced, right: Evidenced): boolean {
  const facts = new Set(factIdsOf(left))
  return factIdsOf(right).some((id) => facts.has(id)) || shareWords(left, right)
}

function shareWords(left: Evidenced, right: Evidenced): boolean {
  const spansOf = ({ evidence }: Evidenced) =>
    evidence.flatMap((mark) =>
      mark.kind === 'rule' || mark.span === null ? [] : [{ of: mark.evidenceId, ...mark.span }],
    )
  const spans = spansOf(left)
  return spansOf(right).some((one) =>
    spans.some((other) => other.of === one.of && other.start < one.end && one.start < other.end),
  )
}

export function freshness(sentence: Evidenced, said: Said): number {
  return factIdsOf(sentence).some((id) => said.factIds.has(id)) ? 0 : 1
}

export function leadValue(sentence: Evidenced & { from: RankedAtom }, scene: Scene): number {
  return sentence.from.fit.total * (freshness(sentence, scene.said) === 1 ? 1 : repeatedFact)
}
