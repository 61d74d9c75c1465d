import { type FactKind, factKinds, type Lang } from '../../atoms/library/index.ts'
import { findFigures } from '../../facts/figures.ts'
import { formatDate, formatMoney, formatQuantity } from '../formatFigure.ts'
import type { CustomerFact, Span } from '../types.ts'
import { readableAsk } from './asked.ts'
import type { Outdated, Words } from './factShelf.ts'

/** Letters of a quote: fewer say nothing, more can't be said in one breath. */
const quoteLengths: Record<Lang, { least: number; most: number; list: number }> = {
  zh: { least: 5, most: 44, list: 60 },
  en: { least: 12, most: 130, list: 150 },
}
const nameLimit = 30
/** What ties a sentence to the one before it opens no quotation. */
const conjunction =
  /^(?:and|but|so|also|then|plus|well)[,\s]+(?=\p{L})|^(?:而且|并且|但是?|不过|还有|另外)[，,\s]*(?=\p{Script=Han})/iu
const edgePunctuation = /^[\s“”"'「『（(]+|[\s“”"'」』。！？!?；;，,、.）)]+$/gu

/** Words without the marks around them; a bracket that was opened in them stays closed. */
function withoutEdges(text: string): string {
  const bare = text.replace(edgePunctuation, '')
  const last = bare.lastIndexOf('（') > bare.lastIndexOf('(') ? ['（', '）'] : ['(', ')']
  const at = text.indexOf(bare) + bare.length
  return bare.split(last[0]!).length > bare.split(last[1]!).length && text[at] === last[1]
    ? bare + last[1]
    : bare
}

/** What may be a list of points, and is read back as one. */
const ofPoints: ReadonlySet<string> = new Set<FactKind>([
  'askedTerms',
  'answerDue',
  'answerBefore',
  'termsInOffer',
  'termsInNext',
  'awardCriteria',
  'criteriaAlone',
  'alsoOverdue',
  'dueByCall',
  'openComplaint',
  'complaintWithStep',
  'complaintToCheck',
])

/** The rows of a table as a list: "Price 40, delivery 25". */
const asOneLine = (text: string): string =>
  text
    // A line that a mail breaks in the midst of words goes on.
    .replaceAll(/(?<=[a-z])[ \t]*\n[ \t]*(?=[a-z])/g, ' ')
    .replaceAll(/[ \t]+/g, ' ')
    .replaceAll(/\s*\n\s*/g, /\p{Script=Han}/u.test(text) ? '，' : ', ')

/** 孙总重新定了打分——价格40、…: who set the criteria is no part of them. */
const ledIn = /^[^\d:：—–]{2,40}?(?:——|—|–|[:：])\s*(?=[^\d\s][^\d]{0,24}\d)/u

export const asks: ReadonlySet<string> = new Set<FactKind>([
  'customerAsk',
  'askedTerms',
  'answerDue',
  'answerBefore',
  'termsInOffer',
  'termsInNext',
])

/** A quoted fact whole, or the clause of it that carries its subject; null when neither makes a quote. */
function quoteOf(fact: CustomerFact, outdated: Outdated): { words: string; span: Span } | null {
  // Words are quoted in the language in which they were said.
  const { least, list, ...lengths } = quoteLengths[isHan(fact.text) ? 'zh' : 'en']
  const most = ofPoints.has(fact.kind) ? list : lengths.most
  const isCriteria = fact.kind === 'awardCriteria' || fact.kind === 'criteriaAlone'
  const whole = withoutEdges(isCriteria ? asOneLine(fact.text).replace(ledIn, '') : fact.text).replace(
    conjunction,
    '',
  )
  const trimmed = asks.has(fact.kind) ? readableAsk(whole, most) : whole
  // What stands before a colon only says what follows it is about, and is no quote by itself.
  const clauses = trimmed.split(/[，,；;。\n]\s*/u).map((clause) => clause.trim())
  // How offers are scored is told by one sentence; the next may be of the day.
  const scoring = isCriteria ? trimmed.split(/[。\n]\s*/u).map((one) => one.trim()) : []
  const isScoring = (one: string) => (one.match(/\d+/g) ?? []).length > 1
  const words = [
    ...scoring.filter(isScoring),
    trimmed,
    ...clauses.filter((clause) => clause.includes(fact.subject)),
  ].find(
    (one) =>
      one.length >= least &&
      one.length <= most &&
      !outdated(one, fact) &&
      // 停产档期改了 says that it moved, and not where to.
      (fact.kind !== 'maintenanceWindow' || /\d|周[一二三四五六日]|day\b|week|night/i.test(one)),
  )
  if (words === undefined) return null
  const at = fact.text.indexOf(words)
  // Left out what stands in brackets, it is read from the whole.
  if (at < 0) return { words, span: fact.span }
  const start = fact.span.start + at
  return { words, span: { start, end: Math.min(start + words.length, fact.span.end) } }
}

export function sayable(fact: CustomerFact, kind: FactKind, lang: Lang, outdated: Outdated): Words | null {
  const formatted = (format: typeof formatQuantity) => {
    for (const figure of fact.figures) {
      const words = format(figure, lang)
      if (words !== null) return { fact, words, span: fact.span }
    }
    return null
  }
  switch (factKinds[kind].value) {
    case 'quantity':
      return formatted(formatQuantity)
    case 'money':
      return formatted(formatMoney)
    case 'date':
      return formatted(formatDate)
    case 'name': {
      const words = fact.text.replace(edgePunctuation, '')
      const isName = words.length > 0 && words.length <= nameLimit && !/[，。；！？,;!?]/.test(words)
      return isName ? { fact, words, span: fact.span } : null
    }
    case 'text': {
      const quote = quoteOf(fact, outdated)
      return quote && { fact, ...quote }
    }
  }
}

export const isHan = (text: string) => /\p{Script=Han}/u.test(text)

/** Words that state an amount which a later one of its kind has replaced, without stating that one. */
export function outdatedIn(outdated: readonly CustomerFact[], standing: readonly CustomerFact[]): Outdated {
  const amounts = outdated.flatMap(({ kind, figures }) =>
    figures.map(({ value }) => ({
      value,
      now: standing.find((fact) => fact.kind === kind)?.figures[0]?.value,
    })),
  )
  return (words, fact) => {
    if (amounts.length === 0) return false
    // 30 % of a scoring is no term of 30 days: what is weighed can only be out of date by a day that it names.
    const figures = findFigures(words, fact.occurredAt).filter(
      ({ kind }) => fact.kind !== 'awardCriteria' || kind === 'date',
    )
    const said = new Set(figures.map(({ figure }) => figure.value))
    return amounts.some(({ value, now }) => said.has(value) && (now === undefined || !said.has(now)))
  }
}
