import type { CustomerFact, TalkTrackInput } from '../types.ts'

/** A bid that is handed in closed at a fixed hour: 招标, 密封, "sealed tender". A mere request for quotes is none. */
const sealed =
  /(?<![不无没免]|无需|不用|不再)招标|投标|开标|唱标|密封(?:递交|提交|送|寄|投|报送|报价|袋|信封|后|盖章)|(?:报价|文件|材料|投标函?|袋|信封)[^，,。；;\n]{0,4}(?<!流体)密封(?!圈|件|垫|环|面|胶|条|性)|标书|竞争性磋商|\bsealed (?:bids?|offers?|tenders?|envelopes?|quotations?)\b|\b(?:bid|tender) (?:opening|box)\b|\binvitation to tender\b|\bITT\b|\btenders? (?:must|shall|are to|to be|closes?|deadline|submission)\b/i
/** 最终报价沟通, "commercial discussion": a call that the customer holds on the offer is not to refuse to speak of it. */
const onTheOffer =
  /(?:报价|价格|商务|付款|条款)[^，,。；;\n]{0,4}(?:沟通|澄清|谈|讨论|说明|交流|汇报|磋商|洽谈|对齐)|议价|谈价|谈判|\b(?:price|pricing|commercial|offer|quote|payment)s?\b[^,.;\n]{0,12}\b(?:talk|call|discussion|review|meeting|negotiation|clarification|terms)\b|\b(?:discuss|negotiat\w+|go through|talk through) (?:the |our |your )?(?:final |best )?(?:price|pricing|offer|quote|commercials)\b/i
const deadlines: ReadonlySet<string> = new Set(['tenderDate', 'offerDueDate'])

/** 公告12月8日挂网: until the papers are out there is nothing to be checked against them. */
const published = /公告|挂网|发布|\bpublish\w*|\bnotice\b/i

const dayOf = ({ figures }: CustomerFact): string | null => {
  const day = String(figures.find(({ unit }) => unit === 'date')?.value ?? '')
  return /^\d{4}-\d\d-\d\d/.test(day) ? day.slice(0, 10) : null
}

/**
 * The bid that is to be handed in closed, with the day by which it must be in where that lies ahead; null where what is
 * bought is bought otherwise, or where the call is held on the offer itself. Then nobody moves a price, or the day, or answers besides the bid.
 */
export function sealedBid(
  standing: readonly CustomerFact[],
  { heard = [], asOf, callPurpose = null }: Pick<TalkTrackInput, 'heard' | 'asOf' | 'callPurpose'>,
): { day: CustomerFact | null } | null {
  if (callPurpose !== null && onTheOffer.test(callPurpose)) return null
  const days = standing.filter(({ kind, speaker }) => deadlines.has(kind) && speaker !== 'team')
  const isSealed = days.some(
    ({ text, evidenceId }) =>
      sealed.test(text) || heard.some((one) => one.evidenceId === evidenceId && sealed.test(one.text)),
  )
  if (!isSealed) return null
  const isAhead = (fact: CustomerFact): boolean => Date.parse(dayOf(fact) ?? '') > asOf
  const isToCome = days.some(
    (fact) => fact.kind === 'tenderDate' && published.test(fact.text) && isAhead(fact),
  )
  const ahead = isToCome ? undefined : days.find(isAhead)
  return {
    day:
      ahead === undefined
        ? null
        : { ...ahead, kind: 'bidDay', subject: '', figures: [{ value: dayOf(ahead)!, unit: 'date' }] },
  }
}
