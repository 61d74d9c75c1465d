import { minorUnits } from '../../shared/money.ts'
import { conceptsOf, type Direction, readSurroundings, wordsIn } from './context.ts'
import { type Bound, type Figure, type Reading, type Role, readFigures } from './figures.ts'
import { type Entity, findMentions, isOfKind, type Mention, type NameIndex } from './mentions.ts'
import { exact } from './numerals.ts'
import { type Period, parsePeriod, periodHolds, withYear } from './periods.ts'
import { toPlainText } from './plainText.ts'
import type { TimeBase } from './rates.ts'
import type { Citation, FactValue } from './types.ts'
import { parseUnit, sameCount, toBase } from './units.ts'

/** A figure that the evidence states, with everything that ties it to its meaning. */
export type Quantity = {
  citation: Citation
  readings: Reading[]
  period: Period | null
  /** Periods that the figure holds for; empty when the evidence names none. */
  holdsAt: Period[]
  bound: Bound | null
  role: Role | null
  /** Told as the distance from something else. */
  difference: boolean
  /** Told as the amount of a change. */
  change: boolean
  /** The stretches of time that it is told for. */
  rate: readonly TimeBase[]
  per: readonly string[]
  direction: Direction | null
  negated: boolean
  concepts: ReadonlySet<string>
  /** Of the whole evidence text. */
  wideConcepts: ReadonlySet<string>
  words: ReadonlySet<string>
  /** Of the figure's clause and its lead-in, names left out. */
  closeWords: ReadonlySet<string>
  entities: readonly Entity[]
  /** Found in the evidence text, so that direction, bound and negation are known, not merely absent. */
  located: boolean
  said: string
  /** "one hour of downtime": an article, never the figure that another one is mistaken for. */
  article: boolean
  han: boolean
}

export const isHanText = (text: string): boolean => /[\u4e00-\u9fff]/.test(text)

const union = <T>(...sets: Iterable<T>[]): Set<T> => {
  const all = new Set<T>()
  for (const set of sets) for (const item of set) all.add(item)
  return all
}

export const sameReading = (one: Reading, other: Reading): boolean => {
  if (Math.abs(one.low - other.low) > 1e-9 * Math.max(1, Math.abs(one.low))) return false
  if (Math.abs(one.high - other.high) > 1e-9 * Math.max(1, Math.abs(one.high))) return false
  return sameDimension(one, other)
}

/** Whether two readings measure the same thing; a bare number may stand for a count whose noun was left out. */
export function sameDimension(one: Reading, other: Reading): boolean {
  if (one.dimension === other.dimension) {
    return one.dimension !== 'count' || sameCount(one.nouns ?? [], other.nouns ?? [])
  }
  const pair = new Set([one.dimension, other.dimension])
  if (pair.has('basisPoints')) return pair.has('ratio') || pair.has('points') || pair.has('discount')
  return pair.has('bare') && pair.has('count')
}

function declaredReadings(value: FactValue, discount: boolean): { readings: Reading[]; sign: 1 | -1 } {
  const amount = Number(value.value)
  const sign = amount < 0 ? -1 : 1
  const size = Math.abs(amount)
  if (value.currency !== undefined && value.currency !== '') {
    const major =
      value.unit === 'minor' || value.unit === 'amountMinor' ? size / minorUnits(value.currency) : size
    const money = /^[万千百亿kM]/.test(value.unit) ? parseScaled(size, value.unit) : major
    return {
      readings: [{ dimension: `money:${value.currency}`, low: exact(money), high: exact(money) }],
      sign,
    }
  }
  if (value.unit === '折') {
    const off = exact(1 - (size >= 10 ? size / 100 : size / 10))
    return { readings: [{ dimension: 'discount', low: off, high: off }], sign }
  }
  const scaled = /^(万|亿|千万|百万|千|百)(.+)$/.exec(value.unit)
  const unit = parseUnit(scaled === null ? value.unit : scaled[2]!)
  const base = toBase(scaled === null ? size : parseScaled(size, scaled[1]!), unit)
  const readings: Reading[] = [
    { dimension: unit.dimension, low: base, high: base, ...(unit.nouns ? { nouns: unit.nouns } : {}) },
  ]
  if (discount && (unit.dimension === 'ratio' || unit.dimension === 'basisPoints')) {
    readings.push({ dimension: 'discount', low: base, high: base })
  }
  return { readings, sign }
}

const parseScaled = (size: number, scale: string): number => {
  const factors: Record<string, number> = {
    亿: 1e8,
    千万: 1e7,
    百万: 1e6,
    万: 1e4,
    千: 1e3,
    百: 1e2,
    k: 1e3,
    M: 1e6,
  }
  const key = Object.keys(factors).find((name) => scale.startsWith(name))
  return exact(size * (key === undefined ? 1 : factors[key]!))
}

const sentenceEnd = /[。！？!?；;\n]|\.(?=\s|$)/g

/** The sentence of a text that holds a place. */
function sentenceAt(text: string, at: number): string {
  let from = 0
  for (const { index } of text.matchAll(sentenceEnd)) {
    if (index >= at) return text.slice(from, index)
    from = index + 1
  }
  return text.slice(from)
}

/** Everything that one citation states: declared values joined with the figures found in its text. */
export function quantitiesOf(citation: Citation, names: NameIndex, asOf: string): Quantity[] {
  const writtenOn = citation.writtenOn ?? asOf
  const { plain } = toPlainText(citation.text)
  const mentions = findMentions(plain, names)
  const masked = new Uint8Array(plain.length)
  for (const mention of mentions) masked.fill(1, mention.start, mention.end)
  const figures = readFigures(plain, masked, writtenOn)
  const around = readSurroundings(plain, figures, mentions, names.own)
  const han = isHanText(plain === '' ? citation.subject : plain)
  const subjectOf = (name: string) => {
    const subject = toPlainText(name).plain
    return {
      entities: findMentions(subject, names).map((mention) => mention.entity),
      concepts: conceptsOf(subject),
      words: wordsIn(subject),
    }
  }
  const factSubject = subjectOf(citation.subject)
  const wholeConcepts = conceptsOf(plain)
  const discount = wholeConcepts.has('discount') || factSubject.concepts.has('discount')
  const quantities: Quantity[] = []
  const located = new Map<Figure, Quantity>()
  figures.forEach((figure, at) => {
    if (figure.vague || figure.code !== undefined) return
    const near = around[at]!
    const concepts = union(near.concepts, factSubject.concepts)
    const quantity: Quantity = {
      citation,
      readings: withDiscountReading(figure.readings, near.concepts.has('discount')),
      period:
        figure.period === undefined
          ? null
          : withYear(figure.period, writtenOn, sentenceAt(plain, figure.start)),
      holdsAt:
        near.period === null ? [] : [withYear(near.period, writtenOn, sentenceAt(plain, figure.start))],
      bound: figure.bound,
      role: figure.role,
      difference: figure.difference,
      change: figure.change,
      rate: figure.rate,
      per: figure.per,
      direction: near.direction,
      negated: near.negated,
      concepts: concepts.size > 0 ? concepts : wholeConcepts,
      wideConcepts: union(concepts, wholeConcepts),
      words: union(near.words, factSubject.words),
      closeWords: near.closeWords,
      entities: withClauseOrganisations(
        entitiesFor(near.subjects, factSubject.entities, false),
        mentions.filter((one) => one.start >= near.clause.start && one.end <= near.clause.end),
      ),
      located: true,
      said: plain.slice(figure.start, figure.end),
      article: figure.soft !== null,
      han,
    }
    quantities.push(quantity)
    located.set(figure, quantity)
  })
  for (const value of citation.values) addDeclared(value)
  return quantities

  function addDeclared(value: FactValue): void {
    const subject = value.subject === undefined ? factSubject : subjectOf(value.subject)
    const at = value.at === undefined ? null : parsePeriod(value.at)
    if (typeof value.value === 'string' && Number.isNaN(Number(value.value))) {
      const period = parsePeriod(value.value)
      if (period !== null) addDate(period, at, subject, value)
      return
    }
    if (value.unit === 'date' || value.unit === 'year') {
      const period = parsePeriod(String(value.value))
      if (period !== null) addDate(period, at, subject, value)
      return
    }
    const { readings, sign } = declaredReadings(value, discount)
    const twins = [...located.values()].filter((quantity) =>
      quantity.readings.some((one) => readings.some((other) => endsMatch(one, other))),
    )
    // One twin is the same figure; several cannot be told apart, so none of them may take this value's subject.
    if (twins.length === 1) {
      const twin = twins[0]!
      if (at !== null) twin.holdsAt = [...twin.holdsAt, at]
      if (subject.entities.length > 0) twin.entities = mergeEntities(subject.entities, twin.entities)
      if (value.subject !== undefined) {
        twin.concepts = union(twin.concepts, subject.concepts)
        twin.words = union(twin.words, subject.words)
      }
      const exactTwin = twin.readings.some((one) => readings.some((other) => sameReading(one, other)))
      if (exactTwin) twin.readings = mergeReadings(twin.readings, readings)
      return
    }
    if (twins.length > 1) return
    const made = bareQuantity(readings, null, at, subject, value)
    quantities.push(sign === -1 ? { ...made, direction: { axis: 'amount', sign: -1 } } : made)
  }

  function addDate(
    period: Period,
    at: Period | null,
    subject: { entities: Entity[]; concepts: Set<string>; words: Set<string> },
    value: FactValue,
  ): void {
    const inText = quantities.some(
      (one) => one.located && one.period !== null && periodHolds(one.period, period),
    )
    if (!inText) quantities.push(bareQuantity([], period, at, subject, value))
  }

  function bareQuantity(
    readings: Reading[],
    period: Period | null,
    at: Period | null,
    subject: { entities: Entity[]; concepts: Set<string>; words: Set<string> },
    value: FactValue,
  ): Quantity {
    const concepts = union(subject.concepts, factSubject.concepts)
    return {
      citation,
      readings,
      period,
      holdsAt: at === null ? [] : [at],
      bound: null,
      role: null,
      difference: false,
      change: false,
      rate: [],
      per: [],
      direction: null,
      negated: false,
      concepts: concepts.size > 0 ? concepts : wholeConcepts,
      wideConcepts: union(concepts, wholeConcepts),
      words: union(subject.words, factSubject.words, wordsIn(plain)),
      closeWords: subject.words,
      entities: subject.entities,
      located: false,
      article: false,
      said: `${value.value} ${value.currency ?? ''}${value.unit}`.trim(),
      han: isHanText(citation.subject) || han,
    }
  }
}

const endsMatch = (one: Reading, other: Reading): boolean =>
  sameDimension(one, other) &&
  [one.low, one.high].some((end) => Math.abs(end - other.low) <= 1e-9 * Math.max(1, Math.abs(end)))

const mergeReadings = (one: Reading[], other: Reading[]): Reading[] => [
  // A bare 14 in the text takes its noun from the declared "14 gateways".
  ...one.filter(
    (reading) => reading.dimension !== 'bare' || other.every((known) => known.dimension !== 'count'),
  ),
  ...other.filter((reading) => !one.some((known) => known.dimension === reading.dimension)),
]

const withDiscountReading = (readings: Reading[], discount: boolean): Reading[] => {
  const ratio = readings.find((reading) => reading.dimension === 'ratio')
  const has = readings.some((reading) => reading.dimension === 'discount')
  return discount && ratio !== undefined && !has
    ? [...readings, { ...ratio, dimension: 'discount' }]
    : readings
}

const mergeEntities = (first: readonly Entity[], second: readonly Entity[]): Entity[] => [
  ...first,
  ...second.filter(
    (entity) => !first.some((one) => isOfKind(one, entity.kind) || isOfKind(entity, one.kind)),
  ),
]

/** "Corvex quoted $980 at Brightwell" is said of either firm; products and people stay apart. */
const withClauseOrganisations = (entities: Entity[], mentions: readonly Mention[]): Entity[] => {
  const more = mentions.map((mention) => mention.entity).filter((entity) => isOfKind(entity, 'organisation'))
  return [...entities, ...more.filter((entity) => !entities.includes(entity))]
}

function entitiesFor(
  subjects: (kind: Entity['kind']) => Entity[],
  declared: readonly Entity[],
  declaredFirst: boolean,
): Entity[] {
  const near = (['product', 'organisation', 'person'] as const).flatMap((kind) => subjects(kind))
  return declaredFirst ? mergeEntities(declared, near) : mergeEntities(near, declared)
}
