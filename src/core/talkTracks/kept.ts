import { isFactKind } from '../atoms/library/index.ts'
import { isStillOwed } from './standing.ts'
import type { CustomerFact } from './types.ts'

/** Letters that what was promised and what was handed over must have in common. */
const leastCommon = { han: 3, latin: 5 } as const
/** Words of promising, giving and time, which any two such sentences share. */
const common =
  /(\d+\s*[月号日点]|明天|后天|今天|下?周[一二三四五六日天]?|之前|以前|前|最晚|尽快|书面|我(们|这边)?|你们?|您|给到?|发(给|了|你|您|过去)*|提供|补(齐|上)|收到|查收|附件|请|已经?|答应|promised?|attached|enclosed|please|send|sent|before|until|the|will|have|here|with)/giu

const pieces = (text: string): string[] =>
  text
    .toLowerCase()
    .replaceAll(common, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => piece.length > 0)

/** Whether two texts name one thing: a stretch of letters that neither promising nor time is made of. */
function nameOneThing(left: string, right: string): boolean {
  const others = pieces(right)
  return pieces(left).some((piece) => {
    const least = /\p{Script=Han}/u.test(piece) ? leastCommon.han : leastCommon.latin
    for (let at = 0; at + least <= piece.length; at += 1) {
      const stretch = piece.slice(at, at + least)
      if (others.some((other) => other.includes(stretch))) return true
    }
    return false
  })
}

const sideOf = (fact: CustomerFact): 'customer' | 'ours' =>
  fact.kind === 'customerPromise' || fact.speaker === 'customer' ? 'customer' : 'ours'

/**
 * The promises and tasks of which a later message of the same side says that the thing was handed over. A rule of our
 * own, and a careful one: where the words differ, the promise stays open and somebody strikes it out.
 */
export function keptPromises(facts: readonly CustomerFact[]): ReadonlySet<CustomerFact> {
  const handedOver = facts.filter((fact) => fact.kind === 'handedOver')
  return new Set(
    facts.filter(
      (fact) =>
        (fact.kind === 'openPromise' || fact.kind === 'openTask' || fact.kind === 'customerPromise') &&
        handedOver.some(
          (given) =>
            given.occurredAt >= fact.occurredAt &&
            given.evidenceId !== fact.evidenceId &&
            sideOf(given) === sideOf(fact) &&
            nameOneThing(fact.text, given.text),
        ),
    ),
  )
}

/**
 * The facts that count at `asOf` (UTC ms): known by then, not restricted, and of promises those that are likely still
 * owed and not kept.
 */
export function factsNow(facts: readonly CustomerFact[], asOf: number): CustomerFact[] {
  const kept = keptPromises(facts)
  return facts.filter(
    (fact) =>
      isFactKind(fact.kind) &&
      fact.knownAt <= asOf &&
      fact.sensitivity !== 'restricted' &&
      isStillOwed(fact, asOf) &&
      !kept.has(fact),
  )
}
