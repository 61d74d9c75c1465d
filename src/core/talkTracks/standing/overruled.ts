import { type FactKind, factKinds, isFactKind } from '../../atoms/library/index.ts'
import { takenBackIn } from '../../facts/sums/takenBack.ts'
import type { CustomerFact } from '../types.ts'

const dayMs = 86_400_000
/** A record that repeats what was put right before counts for that long as not having heard of it. */
const unheardDays = 14

const isOf = (fact: CustomerFact, value: 'date' | 'money'): boolean =>
  isFactKind(fact.kind) && factKinds[fact.kind].value === value

/** 20号的定标会开不了了: the day for which something stood, and that it does not any more. */
export const isCalledOff = (fact: CustomerFact): boolean => fact.stance === 'negated' && isOf(fact, 'date')

/** By which it is decided: whoever is to give that out has given it once it was told. */
const ofCriteria =
  /评分|打分|评审(?:办法|标准|细则)|评标(?:办法|标准|细则)|定点标准|权重|\b(?:weight(?:ing|ings|s)?|scoring|score ?card|(?:award|evaluation) criteria)\b/i
const toGiveOut =
  /发文|下发|公布|出具|正式|发(?:出|给|布|来)|给(?:到|出|我们)|提供|定(?:下来|稿)|\b(?:send|issue|publish|share|provide|forward|finali[sz]e|release|give)\b/i

const topics: readonly { asks: RegExp; kinds: readonly FactKind[] }[] = [
  {
    asks: /(contract|agreement|notice)[^|\n]{0,24}(end|expir|run|date|term)|(end|expiry)[^|\n]{0,16}(contract|agreement)|合同[^，。\n]{0,8}(到期|截止|期限|年限)/i,
    kinds: ['contractEndDate'],
  },
  {
    asks: /(decision|board|award|steering|committee)[^|\n]{0,16}(date|day|meeting|when)|(定标|评审|决策|招采)[^，。\n]{0,8}(时间|日期|哪天|几号)/i,
    kinds: ['decisionDate'],
  },
  { asks: /budget|预算/i, kinds: ['budgetAmount'] },
  {
    asks: /(go[- ]?live|sop|start of production)[^|\n]{0,16}(date|day|when)|投产[^，。\n]{0,6}(时间|日期|哪天|计划)/i,
    kinds: ['goLiveDate'],
  },
  {
    asks: /(delivery|shipping|on[- ]site)[^|\n]{0,12}(date|day|when)|(到货|交货|进场)[^，。\n]{0,6}(时间|日期|哪天)/i,
    kinds: ['deliveryDate'],
  },
  {
    asks: /payment (terms?|split|schedule)|付款(条件|方式|比例)|账期/i,
    kinds: ['paymentTerm', 'paymentSplit'],
  },
  {
    asks: ofCriteria,
    kinds: ['awardCriteria'],
  },
]
const toFindOut =
  /\b(confirm|check|find out|look up|clarify|verify|let (?:me|us) know|tell us|come back (?:to us )?(?:on|with))\b|确认|核实|核对|核一下|查一下|问一下|告知|回复|反馈|落实/i

/** Whether something that one of them was to find out has been told since: the question is no longer open. */
const isAnswered = (fact: CustomerFact, facts: readonly CustomerFact[]): boolean =>
  fact.kind === 'customerPromise' &&
  (toFindOut.test(fact.text) || (ofCriteria.test(fact.text) && toGiveOut.test(fact.text))) &&
  topics.some(
    ({ asks, kinds }) =>
      asks.test(fact.text) &&
      facts.some(
        (other) =>
          (kinds as readonly string[]).includes(other.kind) &&
          other.speaker === 'customer' &&
          other.stance !== 'thought' &&
          !other.undated &&
          other.occurredAt > fact.occurredAt &&
          other.evidenceId !== fact.evidenceId,
      ),
  )

/** Whether a meeting concluded on a day that has moved since: 12月8日开会定标, once it is the 15th. */
const isOfMovedDay = (fact: CustomerFact, facts: readonly CustomerFact[]): boolean =>
  fact.kind === 'meetingDecision' &&
  facts.some(
    (told) =>
      told.kind === 'decisionDate' &&
      told.evidenceId === fact.evidenceId &&
      told.span.start < fact.span.end &&
      told.span.end > fact.span.start &&
      facts.some(
        (later) =>
          later.kind === 'decisionDate' &&
          later.speaker !== 'team' &&
          later.stance !== 'thought' &&
          later.stance !== 'negated' &&
          !later.undated &&
          later.occurredAt > told.occurredAt &&
          later.figures[0]?.value !== told.figures[0]?.value,
      ),
  )

/** What we commit to by a figure, of which the customer may ask for another. */
const commitments: ReadonlySet<string> = new Set<FactKind>(['responseHours', 'warrantyPeriod', 'installDays'])
/** Whether a term of ours is one that the customer has asked us to better since: 12 hours, once they want 8. */
const isAskedOtherwise = (fact: CustomerFact, facts: readonly CustomerFact[]): boolean =>
  commitments.has(fact.kind) &&
  fact.speaker !== 'customer' &&
  facts.some(
    (other) =>
      other.kind === fact.kind &&
      other.speaker === 'customer' &&
      other.stance === 'asked' &&
      !other.undated &&
      other.occurredAt > fact.occurredAt &&
      (other.figures[0]?.value !== fact.figures[0]?.value ||
        other.figures[0]?.unit[0] !== fact.figures[0]?.unit[0]),
  )

const isContent =
  /\bsupports? (?:us|you)\b|\bhappy with\b|口气松|松(?:了)?口|没(?:有)?意见了|不(?:再)?反对了/i
/** Whether somebody's worry has been met: the same person is content since. */
const isMet = (fact: CustomerFact, facts: readonly CustomerFact[]): boolean =>
  fact.kind === 'statedConcern' &&
  fact.contactId !== null &&
  facts.some(
    (other) =>
      other.kind === 'attitude' &&
      other.contactId === fact.contactId &&
      other.stance !== 'negated' &&
      other.stance !== 'thought' &&
      !other.undated &&
      other.occurredAt > fact.occurredAt &&
      isContent.test(other.text),
  )

/**
 * Facts that others take away: a day that was called off since and what was concluded on one that has moved, what one of
 * them was to find out, once told, a term of ours that they have
 * asked us to better, and a worry of somebody who is content since.
 */
export function overruled(facts: readonly CustomerFact[]): ReadonlySet<CustomerFact> {
  const off = facts.filter(isCalledOff)
  const isOff = (fact: CustomerFact): boolean =>
    !isCalledOff(fact) &&
    off.some(
      (one) =>
        one.kind === fact.kind &&
        one.figures[0]?.value === fact.figures[0]?.value &&
        (fact.undated || fact.occurredAt <= one.occurredAt),
    )
  return new Set(
    facts.filter(
      (fact) =>
        isOff(fact) ||
        isAnswered(fact, facts) ||
        isOfMovedDay(fact, facts) ||
        isAskedOtherwise(fact, facts) ||
        isMet(fact, facts),
    ),
  )
}

/**
 * Of facts on one topic those that another puts right by its very words ("to 28 February, not end of January"), also
 * where a record that had not heard of it came in a little later. Two that put each other right stay both.
 */
export function putRight(facts: readonly CustomerFact[]): ReadonlySet<CustomerFact> {
  const valueIn = (fact: CustomerFact) => fact.figures[0]?.value ?? ''
  const taking = new Map(
    facts.flatMap((fact) => {
      if (!isOf(fact, 'date') && !isOf(fact, 'money')) return []
      const values = takenBackIn(fact.text, fact.occurredAt, fact.figures[0] ?? null).map(
        ({ value }) => value,
      )
      return values.length > 0 ? [[fact, values] as const] : []
    }),
  )
  return new Set(
    facts.filter((fact) =>
      [...taking].some(
        ([other, values]) =>
          // A notice may put right its own paragraph above.
          (other.evidenceId !== fact.evidenceId || other.span.start >= fact.span.end) &&
          values.includes(valueIn(fact)) &&
          !taking.get(fact)?.includes(valueIn(other)) &&
          (fact.undated || fact.occurredAt - other.occurredAt <= unheardDays * dayMs),
      ),
    ),
  )
}
