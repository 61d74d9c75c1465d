import { readSurroundings } from './context.ts'
import { compactCode, readFigures } from './figures.ts'
import { againstTheirVerb, matchFigure } from './match.ts'
import { findMentions, indexNames, type Mention, type NameIndex } from './mentions.ts'
import { originalSpan, toPlainText } from './plainText.ts'
import { isHanText, type Quantity, quantitiesOf } from './quantities.ts'
import {
  type BlockingCode,
  blockingCodes,
  type CheckContext,
  type CheckInput,
  type CheckLang,
  type CheckResult,
  type CheckSpan,
  type Citation,
  type SpanCode,
  type SpanKind,
} from './types.ts'
import { findUnknownNames } from './unknownNames.ts'
import { markWording } from './wording.ts'

export type Checker = (text: string, lang: CheckLang) => CheckResult

type Cited = { plain: string; lower: string; compact: string; citation: Citation; entities: Set<number> }

/**
 * Reads the citations once and answers for any number of sentences. Pure: the same input gives the same answer.
 * Nothing that a citation of another account says may be used: its presence alone blocks. With thousands of known
 * names, build their index once with `indexNames` and pass it.
 */
export function prepareCheck(context: CheckContext, names: NameIndex = indexNames(context.known)): Checker {
  const foreign = context.citations.filter((citation) => isForeign(citation, context.accountId))
  const own = context.citations.filter((citation) => !foreign.includes(citation))
  const quantities = own.flatMap((citation) => quantitiesOf(citation, names, context.asOf))
  const foreignQuantities = foreign.flatMap((citation) => quantitiesOf(citation, names, context.asOf))
  const cited = own.map((citation) => readCited(citation, names))
  const foreignCited = foreign.map((citation) => readCited(citation, names))
  return (text, lang) =>
    checkOne(text, lang, { context, names, quantities, foreignQuantities, cited, foreignCited })
}

/** Checks one text against its citations. Prefer `prepareCheck` for the sentences of one brief. */
export function checkText({ text, lang, ...context }: CheckInput): CheckResult {
  return prepareCheck(context)(text, lang)
}

/** The spans that a reader may follow to their source: offsets in `text` with the ids to open. */
export function restoreFigureSpans(
  result: CheckResult,
): { start: number; end: number; factId: string; evidenceId: string; kind: SpanKind }[] {
  return result.spans.flatMap(({ start, end, factId, evidenceId, kind }) =>
    factId !== undefined && evidenceId !== undefined && (kind === 'figure-matched' || kind === 'name-known')
      ? [{ start, end, factId, evidenceId, kind }]
      : [],
  )
}

const isForeign = (citation: Citation, accountId: string | null): boolean =>
  citation.accountId !== null && citation.sensitivity !== 'public' && citation.accountId !== accountId

function readCited(citation: Citation, names: NameIndex): Cited {
  const subjects = [citation.subject, ...citation.values.map((value) => value.subject ?? '')].join('\n')
  const plain = toPlainText(`${citation.text}\n${subjects}`).plain
  return {
    plain,
    lower: plain.toLowerCase(),
    compact: compactCode(plain).replace(/24\/?7|7[×x*]24|24[×x*]7/g, 'aroundtheclock'),
    citation,
    entities: new Set(findMentions(plain, names).map((mention) => mention.entity.id)),
  }
}

type Prepared = {
  context: CheckContext
  names: NameIndex
  quantities: Quantity[]
  foreignQuantities: Quantity[]
  cited: Cited[]
  foreignCited: Cited[]
}

/** 何经理，预算是295万: who is spoken to is not whose the figure is. */
const isAddressed = ({ start, end, entity }: Mention, plain: string): boolean =>
  start === 0 && entity.kind === 'person' && /^(您好|你好)?\s*[,，]/.test(plain.slice(end))

function checkOne(text: string, lang: CheckLang, prepared: Prepared): CheckResult {
  const { context, names, quantities, foreignQuantities, cited, foreignCited } = prepared
  const source = toPlainText(text)
  const { plain } = source
  const han = isHanText(plain)
  const spans: CheckSpan[] = []
  const add = (
    start: number,
    end: number,
    kind: SpanKind,
    code: SpanCode,
    more: Partial<CheckSpan> = {},
  ): void => {
    spans.push({ ...originalSpan(source, start, end), kind, code, ...more })
  }

  const mentions = findMentions(plain, names)
  const unknown = findUnknownNames(plain, mentions, names)
  for (const mention of mentions) addMention(mention)
  for (const name of unknown) {
    const known = name.maybe.map((entity) => cited.find((one) => one.entities.has(entity.id))).find(Boolean)
    if (known !== undefined) {
      add(name.start, name.end, 'name-known', 'name.known', idsOf(known.citation))
    } else if (name.maybe.length > 0) {
      add(name.start, name.end, 'name-uncited', 'name.uncited')
    } else if (cited.some((one) => one.lower.includes(name.text.toLowerCase()))) {
      add(name.start, name.end, 'unverified-wording', 'name.unregistered')
    } else {
      add(name.start, name.end, 'name-unknown', 'name.unknown')
    }
  }

  const masked = new Uint8Array(plain.length)
  for (const { start, end } of [...mentions, ...unknown]) masked.fill(1, start, end)
  const figures = readFigures(plain, masked, context.asOf)
  const spokenOf = mentions.filter((mention) => !isAddressed(mention, plain))
  const surroundings = readSurroundings(plain, figures, spokenOf, names.own)
  const contrary = againstTheirVerb(figures, surroundings)
  figures.forEach((figure, at) => {
    const { start, end } = figure
    if (contrary.has(figure)) {
      add(start, end, 'figure-unmatched', 'figure.direction')
      return
    }
    if (figure.vague) {
      if (!cited.some((one) => one.lower.includes(plain.slice(start, end).toLowerCase()))) {
        add(start, end, 'unverified-wording', 'wording.vagueQuantity')
      }
      return
    }
    if (figure.code !== undefined) {
      const code = figure.code
      const found = cited.find((one) => one.compact.includes(code))
      if (found === undefined) add(start, end, 'figure-unmatched', 'code.value')
      else add(start, end, 'figure-matched', 'figure.matched', idsOf(found.citation))
      return
    }
    if (figure.soft !== null && figure.readings.length === 0) {
      add(start, end, 'figure-structural', 'figure.structural')
      return
    }
    const said = plain.slice(start, end)
    const verdict = matchFigure(figure, surroundings[at]!, quantities, han, said)
    if (verdict.kind === 'matched') {
      add(start, end, 'figure-matched', 'figure.matched', idsOf(verdict.quantity.citation))
    } else if (verdict.kind === 'unmatched' && figure.open === true) {
      add(start, end, 'unverified-wording', 'wording.openDate')
    } else if (verdict.kind === 'structural') {
      add(start, end, 'figure-structural', 'figure.structural')
    } else {
      const leaked =
        foreignQuantities.length > 0 &&
        matchFigure({ ...figure, soft: null }, surroundings[at]!, foreignQuantities, han, said).kind ===
          'matched'
      const more =
        verdict.nearest === null ? {} : { expected: verdict.nearest.said, ...idsOf(verdict.nearest.citation) }
      if (leaked) add(start, end, 'foreign-account', 'account.foreign')
      else add(start, end, 'figure-unmatched', verdict.code, more)
    }
  })

  const evidenceTexts = cited.map((one) => one.lower)
  for (const mark of markWording(plain, lang, evidenceTexts)) {
    add(mark.start, mark.end, 'unverified-wording', mark.code)
  }
  for (const stretch of copiedStretches(plain, foreignCited)) {
    add(stretch.start, stretch.end, 'foreign-account', 'account.foreign')
  }
  if (foreignCited.length > 0 && !spans.some((span) => span.kind === 'foreign-account')) {
    add(0, plain.length, 'foreign-account', 'account.foreign')
  }
  spans.sort((a, b) => a.start - b.start || a.end - b.end)
  const codes = [...new Set(spans.map((span) => span.code))].filter(isBlocking)
  return { verdict: codes.length === 0 ? 'pass' : 'blocked', codes, spans }

  function addMention({ start, end, entity }: Mention): void {
    const source = cited.find((one) => one.entities.has(entity.id))
    if (entity.kind === 'own') add(start, end, 'name-known', 'name.known')
    else if (source !== undefined) add(start, end, 'name-known', 'name.known', idsOf(source.citation))
    else if (foreignCited.some((one) => one.entities.has(entity.id))) {
      add(start, end, 'foreign-account', 'account.foreign')
    } else add(start, end, 'name-uncited', 'name.uncited')
  }
}

const blocking = new Set<SpanCode>(blockingCodes)
const isBlocking = (code: SpanCode): code is BlockingCode => blocking.has(code)

const idsOf = (citation: Citation): { factId: string; evidenceId: string } => ({
  factId: citation.factId,
  evidenceId: citation.evidenceId,
})

/** Runs of at least ten Han characters or thirty Latin ones that stand word for word in another account's evidence. */
function copiedStretches(text: string, foreign: readonly Cited[]): { start: number; end: number }[] {
  if (foreign.length === 0) return []
  const stretches: { start: number; end: number }[] = []
  const length = isHanText(text) ? 10 : 30
  const lower = text.toLowerCase()
  for (let at = 0; at + length <= lower.length; ) {
    let reach = 0
    for (const { lower: evidence } of foreign) {
      if (!evidence.includes(lower.slice(at, at + length))) continue
      reach = length
      while (at + reach < lower.length && evidence.includes(lower.slice(at, at + reach + 1))) reach++
    }
    if (reach > 0) stretches.push({ start: at, end: at + reach })
    at += Math.max(1, reach)
  }
  return stretches
}
