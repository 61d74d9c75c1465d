import { speaksOfPaying } from './asked.ts'
import { nameOneThing, pieces } from './kept.ts'
import type { CustomerFact } from './types.ts'

const ours: ReadonlySet<string> = new Set(['openPromise', 'openTask', 'meetingDecision'])
/** What is only thought of, asked or to be approved has not been agreed. */
const isOpen =
  /[?？]|问|批|请示|能不能|能否|是否|看看|待定|考虑|(?<![a-z])(?:ask|check|approv\w*|whether|if|maybe|tbc|consider|re)(?![a-z])/i

/** The amounts that a text names: 20件, 12月4日, "60 days". */
const amountsIn = (text: string): Set<string> => new Set(text.match(/\d+(?:\.\d+)?/g) ?? [])

/**
 * Asks that we agreed to: something that we promised, or have to do names the same thing and one of its amounts
 * (免费试校20件 – 试校20件，12/4前出结果). They are not up for approval again.
 */
export function agreedAsks(
  standing: readonly CustomerFact[],
  all: readonly CustomerFact[],
): ReadonlySet<CustomerFact> {
  const promised = all.filter(
    ({ kind, speaker, text }) => ours.has(kind) && speaker !== 'customer' && !isOpen.test(text),
  )
  return new Set(
    standing.filter((ask) => {
      if (ask.kind !== 'customerAsk' || speaksOfPaying(ask.text)) return false
      const amounts = amountsIn(ask.text)
      if (amounts.size === 0) return false
      return promised.some((one) => {
        if (one.evidenceId === ask.evidenceId) return false
        const shared = [...amountsIn(one.text)].filter((amount) => amounts.has(amount))
        return shared.length > 0 && nameOneThing(pieces(ask.text), pieces(one.text), 4)
      })
    }),
  )
}
