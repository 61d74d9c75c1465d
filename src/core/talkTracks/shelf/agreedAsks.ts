import { nameOneThing, pieces } from '../standing/kept.ts'
import type { CustomerFact } from '../types.ts'
import { speaksOfPaying } from './asked.ts'

const ours: ReadonlySet<string> = new Set(['openPromise', 'openTask', 'meetingDecision'])
/** What is only thought of, asked or to be approved has not been agreed. */
const isOpen =
  /[?？]|问|批|请示|能不能|能否|是否|看看|待定|考虑|(?<![a-z])(?:ask|check|approv\w*|whether|if|maybe|tbc|consider|re)(?![a-z])/i

/** The amounts that a text names: 20件, 12月4日, "60 days". */
const amountsIn = (text: string): Set<string> => new Set(text.match(/\d+(?:\.\d+)?/g) ?? [])

/**
 * Asks on which the customer itself has yet to answer: whoever of theirs wrote later that they settle it among themselves
 * (45还是60天我跟财务对一下，24号确认) has taken it back to their side, and waits for nothing of ours.
 */
export function asksWithThem(
  standing: readonly CustomerFact[],
  all: readonly CustomerFact[],
): ReadonlySet<CustomerFact> {
  const taken = all.filter(
    ({ kind, speaker }) => kind === 'customerPromise' && (speaker === 'customer' || speaker === 'note'),
  )
  return new Set(
    standing.filter((ask) => {
      if (ask.kind !== 'customerAsk') return false
      const amounts = amountsIn(ask.text)
      return taken.some((one) => {
        if (one.occurredAt < ask.occurredAt || one.evidenceId === ask.evidenceId) return false
        if (!settles.test(one.text)) return false
        const shared = [...amountsIn(one.text)].filter((amount) => amounts.has(amount)).length
        const isOne =
          (speaksOfPaying(ask.text) && speaksOfPaying(one.text)) ||
          nameOneThing(pieces(ask.text), pieces(one.text), 4)
        return shared >= 2 || (shared > 0 && isOne)
      })
    }),
  )
}
/** Words of settling a question among themselves, and not of giving something. */
const settles =
  /还是|确认|定下来|商量|讨论|对一下|碰一下|请示|答复|给(?:个)?(?:准话|说法|结论)|(?<![a-z])(?:confirm|check|decide|settle|discuss|clear|come back|whether|which|let you know|get back)(?![a-z])/i

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
