import type { Surroundings } from './context.ts'
import type { Figure, Reading } from './figures.ts'
import { type Entity, isOfKind } from './mentions.ts'
import { type Period, periodHolds, periodsMeet } from './periods.ts'
import { type Quantity, sameDimension, sameReading } from './quantities.ts'
import type { BlockingCode } from './types.ts'

export type FigureVerdict =
  | { kind: 'matched'; quantity: Quantity }
  | { kind: 'structural' }
  | { kind: 'unmatched'; code: BlockingCode; nearest: Quantity | null }

/** Two figures of the same measure are told apart when the rival's surroundings agree this much better. */
const rivalMargin = 4

/** Between two figures of one evidence text, whose wording the sentence follows, less is enough (Han in bigrams). */
const neighbourMargin = { han: 3, latin: 1 }

/**
 * Compares one figure of a text with what the evidence states. A candidate must agree in value and unit; then
 * subject, date, direction, role (from, to, by), bound and negation are held against it, in that order.
 */
export function matchFigure(
  figure: Figure,
  near: Surroundings,
  quantities: readonly Quantity[],
  han: boolean,
  numberText: string,
): FigureVerdict {
  if (figure.period !== undefined) return matchPeriod(figure, near, quantities, han)
  if (figure.soft === 'structure') return { kind: 'structural' }
  if (figure.soft === 'article' && !countedInEvidence(figure, near, quantities, han))
    return { kind: 'structural' }
  const candidates = quantities.filter((quantity) => agrees(figure, quantity))
  if (candidates.length === 0) {
    const pair = rangeFromPair(figure, quantities)
    if (pair !== null) candidates.push(pair)
  }
  if (candidates.length === 0) {
    const sameKind = quantities.filter((quantity) => comparable(figure, quantity))
    const ranked = rank(
      near,
      sameKind.length > 0 ? sameKind : quantities.filter((one) => one.period === null),
      han,
    )
    const digits = numberText.replace(/[^\d.]/g, '')
    const sameNumber = digits !== '' && quantities.some((one) => one.said.replace(/[^\d.]/g, '') === digits)
    return {
      kind: 'unmatched',
      code: sameNumber ? 'figure.unit' : 'figure.value',
      nearest: ranked[0] ?? null,
    }
  }
  let worst: { order: number; code: BlockingCode; quantity: Quantity } | null = null
  for (const quantity of rank(near, candidates, han)) {
    const fault = firstFault(figure, near, quantity, quantities, han)
    if (fault === null) return { kind: 'matched', quantity }
    const order = faultOrder.indexOf(fault)
    if (worst === null || order > worst.order) worst = { order, code: fault, quantity }
  }
  // An article that agrees with some figure by chance ("后一期") claims nothing about it.
  if (figure.soft === 'article' && worst!.code === 'figure.subject') return { kind: 'structural' }
  return { kind: 'unmatched', code: worst!.code, nearest: worst!.quantity }
}

/** Figures of a change that runs against its own verb: "cut from 42 to 54 minutes". */
export function againstTheirVerb(figures: readonly Figure[], around: readonly Surroundings[]): Set<Figure> {
  const found = new Set<Figure>()
  for (let at = 1; at < figures.length; at++) {
    const from = figures[at - 1]!
    const to = figures[at]!
    const direction = around[at]!.direction
    if (from.role !== 'from' || to.role !== 'to' || direction === null || direction.axis !== 'amount')
      continue
    if (around[at]!.sentence.start !== around[at - 1]!.sentence.start) continue
    const start = from.readings[0]
    const end = to.readings.find((reading) => reading.dimension === start?.dimension)
    if (start === undefined || end === undefined || start.low === end.low) continue
    if (end.low > start.low !== direction.sign > 0) found.add(to)
  }
  return found
}

const faultOrder: BlockingCode[] = [
  'figure.subject',
  'figure.date',
  'figure.unit',
  'figure.direction',
  'figure.role',
  'figure.bound',
  'figure.negation',
]

const agrees = (figure: Figure, quantity: Quantity): boolean =>
  figure.readings.some((said) =>
    quantity.readings.some((stated) => sameReading(said, stated) || endOfRange(figure, said, stated)),
  )

// "at most 5 days" may speak of the upper end of "3–5 days", and "at least 3" of the lower.
const endOfRange = (figure: Figure, said: Reading, stated: Reading): boolean => {
  if (stated.low === stated.high || said.low !== said.high || !sameDimension(said, stated)) return false
  if (figure.bound === 'atMost') return said.low === stated.high
  return figure.bound === 'atLeast' && said.low === stated.low
}

const comparable = (figure: Figure, quantity: Quantity): boolean =>
  figure.readings.some((said) => quantity.readings.some((stated) => sameDimension(said, stated)))

const countedInEvidence = (
  figure: Figure,
  near: Surroundings,
  quantities: readonly Quantity[],
  han: boolean,
): boolean =>
  !figure.readings.some((said) => said.dimension.startsWith('money:')) &&
  quantities.some(
    (quantity) =>
      quantity.han === han &&
      [...near.concepts].some((concept) => quantity.concepts.has(concept)) &&
      figure.readings.some((said) =>
        quantity.readings.some(
          (stated) => stated.dimension === said.dimension && sameDimension(said, stated),
        ),
      ),
  )

/** "3–5 days" where one fact declares 3 and 5 as separate values. */
function rangeFromPair(figure: Figure, quantities: readonly Quantity[]): Quantity | null {
  const said = figure.readings.find((reading) => reading.low !== reading.high)
  if (said === undefined) return null
  const at = (value: number) => (quantity: Quantity) =>
    !quantity.located &&
    quantity.readings.some((stated) => sameReading({ ...said, low: value, high: value }, stated))
  const low = quantities.find(at(said.low))
  if (low === undefined) return null
  const high = quantities.find((one) => one.citation.factId === low.citation.factId && at(said.high)(one))
  return high === undefined ? null : low
}

const kinds = ['product', 'organisation', 'person'] as const

function similarity(near: Surroundings, quantity: Quantity): number {
  let score = 0
  for (const concept of near.own.concepts) if (quantity.concepts.has(concept)) score += 3
  for (const word of near.own.words) if (quantity.words.has(word)) score += 1
  for (const kind of kinds) {
    const stated = quantity.entities.filter((entity) => isOfKind(entity, kind))
    if (stated.length > 0 && meets(near.subjects(kind), stated)) score += 4
  }
  return score
}

const wordsShared = (near: Surroundings, quantity: Quantity): number => {
  let shared = 0
  for (const word of near.closeWords) if (quantity.closeWords.has(word)) shared++
  return shared
}

const meets = (said: readonly Entity[], stated: readonly Entity[]): boolean =>
  said.some((one) => stated.some((other) => other.id === one.id))

function rank(near: Surroundings, quantities: readonly Quantity[], han: boolean): Quantity[] {
  return quantities
    .map((quantity) => ({ quantity, score: similarity(near, quantity) + (quantity.han === han ? 0.5 : 0) }))
    .sort((a, b) => b.score - a.score)
    .map((one) => one.quantity)
}

function firstFault(
  figure: Figure,
  near: Surroundings,
  quantity: Quantity,
  quantities: readonly Quantity[],
  han: boolean,
): BlockingCode | null {
  if (!subjectFits(figure, near, quantity, quantities, han)) return 'figure.subject'
  if (near.period !== null && quantity.holdsAt.length > 0) {
    const period = near.period
    if (!quantity.holdsAt.some((held) => periodsMeet(period, held))) return 'figure.date'
  }
  const basesClash = quantity.per.length > 0 && figure.per.some((base) => !quantity.per.includes(base))
  if (basesClash && han === quantity.han) {
    return 'figure.unit'
  }
  if (!rateFits(figure, quantity)) return 'figure.unit'
  if (!directionFits(figure, near, quantity)) return 'figure.direction'
  if (!roleFits(figure, near, quantity) || !changeFits(figure, near, quantity, quantities))
    return 'figure.role'
  if (!boundFits(figure, quantity)) return 'figure.bound'
  if (quantity.located && quantity.han === han && near.negated !== quantity.negated) return 'figure.negation'
  return null
}

function subjectFits(
  figure: Figure,
  near: Surroundings,
  quantity: Quantity,
  quantities: readonly Quantity[],
  han: boolean,
): boolean {
  // "…31 小时停机，等于给您腾出 31 小时": said again, a figure stands on its own clause's words.
  if (near.repeats && quantity.han === han && !speaksOf(near.alone, quantity, han)) return false
  let shared = false
  for (const kind of kinds) {
    const stated = quantity.entities.filter((entity) => isOfKind(entity, kind))
    if (stated.length === 0) continue
    const said = near.subjects(kind)
    if (said.length === 0) continue
    if (!meets(said, stated)) return false
    shared = true
  }
  const overlap = [...near.concepts].some((concept) => quantity.concepts.has(concept))
  // What a neighbouring clause lends may support a figure, never speak against it.
  const conflict = near.clauseConcepts.size > 0 && quantity.concepts.size > 0 && !overlap
  if (quantity.han !== han) return !conflict
  const words = [...near.words].filter((word) => quantity.words.has(word)).length
  const sameNoun =
    !han &&
    figure.readings.some((said) =>
      said.nouns?.some((noun) => quantity.readings.some((one) => one.nouns?.includes(noun))),
    )
  if (conflict && words < (han ? 3 : 2) && !sameNoun) return false
  const ownWords = [...near.own.words].filter((word) => quantity.words.has(word)).length
  const enough = words >= (han && near.words.size > 3 ? 2 : 1) || (near.own.words.size <= 3 && ownWords > 0)
  const wide =
    near.clauseConcepts.size === 0 &&
    ([...near.wide().concepts].some((concept) => quantity.wideConcepts.has(concept)) ||
      [...near.wide().words].filter((word) => quantity.words.has(word)).length >= (han ? 2 : 1))
  if (!overlap && !shared && !enough && !sameNoun && !wide) return false
  const own = similarity(near, quantity)
  return !quantities.some(
    (rival) =>
      rival !== quantity &&
      rival.han === han &&
      !rival.article &&
      comparable(figure, rival) &&
      !agrees(figure, rival) &&
      (similarity(near, rival) >= own + rivalMargin ||
        (rival.citation === quantity.citation &&
          rival.located &&
          quantity.located &&
          !toldApart(near, quantity, rival) &&
          !near.clauseFigures.some((other) => other !== figure && agrees(other, rival)) &&
          wordsShared(near, rival) >=
            wordsShared(near, quantity) + (han ? neighbourMargin.han : neighbourMargin.latin))),
  )
}

const speaksOf = (own: Surroundings['alone'], quantity: Quantity, han: boolean): boolean =>
  [...own.concepts].some((concept) => quantity.concepts.has(concept)) ||
  [...own.words].filter((word) => quantity.words.has(word)).length >= (han ? 2 : 1)

/** True when date or owner already decide between two figures, so that wording need not. */
function toldApart(near: Surroundings, quantity: Quantity, rival: Quantity): boolean {
  const { period } = near
  if (
    period !== null &&
    rival.holdsAt.length > 0 &&
    !rival.holdsAt.some((held) => periodsMeet(period, held))
  ) {
    return true
  }
  const ours = (one: Quantity) => one.entities.some((entity) => entity.kind === 'own')
  if (near.weSay && ours(quantity) && !ours(rival)) return true
  return kinds.some((kind) => {
    const said = near.subjects(kind)
    const ofRival = rival.entities.filter((entity) => isOfKind(entity, kind))
    const ofQuantity = quantity.entities.filter((entity) => isOfKind(entity, kind))
    return ofRival.length > 0 && meets(said, ofQuantity) && !meets(said, ofRival)
  })
}

function directionFits(figure: Figure, near: Surroundings, quantity: Quantity): boolean {
  const said = near.direction
  const stated = quantity.direction
  if (said === null) return true
  if (stated !== null) return said.axis !== stated.axis || said.sign === stated.sign
  const change = figure.readings.some((reading) =>
    /ratio|points|multiple|basisPoints/.test(reading.dimension),
  )
  // A rate said as a level ("合格率 98%") must not become a change ("提高 98%"); discounts are changes by nature.
  const discount = figure.readings.some((reading) => reading.dimension === 'discount')
  return !quantity.located || !change || discount
}

function roleFits(figure: Figure, near: Surroundings, quantity: Quantity): boolean {
  if (figure.role === null || quantity.role === null || figure.role === quantity.role) return true
  const moved = near.direction !== null && quantity.direction !== null
  const pair = `${figure.role} ${quantity.role}`
  if (pair === 'from to' || pair === 'to from') return false
  return !moved || (pair !== 'by to' && pair !== 'to by')
}

/** 每月 41 小时 is not 每年 41 小时, in whatever language the evidence says it. */
const rateFits = (figure: Figure, quantity: Quantity): boolean =>
  figure.rate.length === 0 ||
  quantity.rate.length === 0 ||
  figure.rate.some((base) => quantity.rate.includes(base))

/**
 * 停机 41 小时 is neither 比原来多停机 41 小时 nor 停机减少 41 小时 nor 降到 41 小时: what evidence states as a level is no
 * distance from another, no amount of a change and no end of one.
 */
function changeFits(
  figure: Figure,
  near: Surroundings,
  quantity: Quantity,
  quantities: readonly Quantity[],
): boolean {
  if (!quantity.located) return true
  const changed = quantity.difference || quantity.change
  if (figure.difference || figure.change) {
    // A change that moved by so much: 增加了 41 小时; only "to" and "from" are levels.
    return changed || (quantity.direction !== null && (quantity.role === null || quantity.role === 'by'))
  }
  const endsChange = figure.role === 'to' && near.direction !== null
  if (!endsChange || changed || quantity.direction !== null || quantity.role !== null) return true
  // 换机前 95 分钟，换机后 58 分钟: two levels of one fact are the ends of a change.
  return quantities.some(
    (other) =>
      other !== quantity &&
      other.citation === quantity.citation &&
      other.readings.some((one) => quantity.readings.some((own) => sameDimension(one, own))),
  )
}

function boundFits(figure: Figure, quantity: Quantity): boolean {
  const said = figure.bound
  const stated = quantity.bound
  if (said === null || said === stated) return true
  if (figure.readings.some((reading) => quantity.readings.some((one) => endOfRange(figure, reading, one))))
    return true
  const time =
    figure.period !== undefined ||
    figure.readings.some((reading) => /seconds|months|workingDays|clock/.test(reading.dimension))
  // "48 小时内" for 48 小时 and "by 30 June" for 30 June promise no more than the evidence does.
  if (stated === null) {
    return (
      !quantity.located || (time && said !== 'atLeast' && (figure.period === undefined || said === 'before'))
    )
  }
  return (
    time &&
    new Set([said, stated]).size === 2 &&
    [said, stated].every((one) => one === 'atMost' || one === 'before')
  )
}

// "25 December" is not mistaken for "last year", only for another day.
const asFine = (said: Period, other: Period): boolean =>
  (said.day === undefined || other.day !== undefined) &&
  (said.month === undefined || other.month !== undefined) &&
  (said.quarter === undefined || other.quarter !== undefined || other.month !== undefined)

function matchPeriod(
  figure: Figure,
  near: Surroundings,
  quantities: readonly Quantity[],
  han: boolean,
): FigureVerdict {
  const period = figure.period!
  const holding = quantities.filter(
    (quantity) =>
      (quantity.period !== null && periodHolds(period, quantity.period)) ||
      quantity.holdsAt.some((held) => periodHolds(period, held)),
  )
  const dates = holding.filter((quantity) => quantity.period !== null)
  const dated = quantities.filter((quantity) => quantity.period !== null)
  if (holding.length === 0) {
    return { kind: 'unmatched', code: 'date.value', nearest: rank(near, dated, han)[0] ?? null }
  }
  const [best] = rank(near, holding, han)
  const direct = rank(
    near,
    holding.filter((one) => one.period !== null),
    han,
  )[0]
  const rival = rank(
    near,
    dated.filter(
      (one) => one.han === han && asFine(period, one.period!) && !periodsMeet(period, one.period!),
    ),
    han,
  )[0]
  const bestScore = similarity(near, best!)
  const margin = bestScore === 0 ? 2 : rivalMargin
  if (rival !== undefined && best!.han === han && similarity(near, rival) >= bestScore + margin) {
    return { kind: 'unmatched', code: 'figure.date', nearest: rival }
  }
  if (direct !== undefined) {
    const boundHolds = holding.some((one) => one.period !== null && boundFits(figure, one))
    if (!boundHolds && direct.located) return { kind: 'unmatched', code: 'figure.bound', nearest: direct }
    if (direct.han === han && direct.located && direct.negated !== near.negated && dates.length === 1) {
      return { kind: 'unmatched', code: 'figure.negation', nearest: direct }
    }
  }
  return { kind: 'matched', quantity: direct ?? best! }
}
