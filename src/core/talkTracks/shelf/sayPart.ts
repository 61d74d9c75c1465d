import {
  type Atom,
  type FactKind,
  factKindOfSlot,
  factKinds,
  isFactKind,
  kindsNeeded,
  type Lang,
  slotsOf,
  type TalkPart,
} from '../../atoms/library/index.ts'
import type { CustomerFact, FilledSlot, SentenceEvidence } from '../types.ts'
import { type FactShelf, isReckoned, type SayableFact } from './factShelf.ts'
import { notToOpenWith } from './unsayable.ts'

/** Kinds that speak of one thing together, so that they must come from one source or one subject. */
const oneThing: readonly (readonly FactKind[])[] = [
  ['referenceSite', 'referenceBefore', 'referenceAfter'],
  ['competitorName', 'competitorPriceChange', 'competitorGap'],
  ['lastMeetingDate', 'meetingDecision'],
  ['overdueItem', 'overdueSince', 'newDueDay'],
  ['lateItemByCall', 'lateItemSince', 'lateItemDay'],
  ['comingItem', 'comingDay'],
  ['revisedOffer', 'revisedOfferDay'],
  ['nextOffer', 'nextOfferDay'],
  ['currentOffer', 'currentOfferEnd'],
  ['complaintWithStep', 'complaintToCheck', 'complaintStep', 'complaintStepDay'],
]

/** One fact for each kind, facts of one thing taken together; null when a kind can't be had. */
function chooseFacts(kinds: readonly string[], shelf: FactShelf): Map<string, SayableFact> | null {
  const chosen = new Map<string, SayableFact>()
  for (const kind of kinds) {
    const group = oneThing.find((together) => (together as readonly string[]).includes(kind))
    const anchors = [...chosen].filter(([other]) => (group as readonly string[] | undefined)?.includes(other))
    const fits = (candidate: SayableFact) =>
      anchors.every(([, anchor]) => {
        const sameSource = anchor.fact.evidenceId === candidate.fact.evidenceId
        return sameSource || anchor.fact.subject === candidate.fact.subject
      })
    const found = shelf.get(kind)?.find(fits)
    if (!found) return null
    chosen.set(kind, found)
  }
  return chosen
}

/** The words by which a fact names its measure, when they are a plain name; else the word of its kind. */
function subjectOf({ subject, kind, text }: CustomerFact, lang: Lang): string {
  const words = subject.trim()
  const plain = lang === 'zh' ? /^\p{Script=Han}{2,8}$/u : /^[A-Za-z]{4,}( [A-Za-z]{4,})?$/
  if (plain.test(words) && text.includes(words)) return lang === 'en' ? words.toLowerCase() : words
  return isFactKind(kind) ? factKinds[kind][lang] : words
}

function wordsFor(slot: string, said: SayableFact, lang: Lang): string {
  if (slot.startsWith('subject:')) return subjectOf(said.fact, lang)
  return slot.startsWith('by:') ? said.by : said.words
}

export type SaidPart = {
  text: string
  template: string
  slots: FilledSlot[]
  evidence: SentenceEvidence[]
  limits?: readonly string[]
}

/**
 * One part of an atom with its slots filled, or null when the atom lacks the part or a fact that it needs.
 * A part that needs no fact rests on the atom alone and is marked so.
 */
export function sayPart(
  atom: Atom,
  part: TalkPart,
  shelf: FactShelf,
  names: Readonly<Record<string, string>>,
): SaidPart | null {
  const template = atom.talk[part]
  if (template === undefined) return null
  const needed = kindsNeeded(atom, part)
  if (part === 'opening' && needed.some((kind) => notToOpenWith.has(kind))) return null
  // Where our quote lies above their budget, the budget is spoken of beside it.
  if (needed.includes('budgetAmount') && !needed.includes('offerTotal') && shelf.has('offerTotal'))
    return null
  const facts = chooseFacts(needed, shelf)
  if (!facts) return null
  // A guest is reminded of their own words by speaking to them, and not of them.
  const guest =
    part === 'opening' && slotsOf(template).includes('person')
      ? ([...facts.values()].find(
          (said) => said.guest !== null && template.includes(`{by:${said.fact.kind}}`),
        )?.guest ?? null)
      : null
  const words: Record<string, { text: string; factId: string | null }> = {}
  for (const slot of slotsOf(template)) {
    const kind = factKindOfSlot(slot)
    const said = kind === null ? undefined : facts.get(kind)
    const own = guest !== null && said?.guest === guest && said.isGuests
    const text = said
      ? wordsFor(slot, own ? { ...said, by: atom.lang === 'zh' ? '您' : 'you' } : said, atom.lang)
      : slot === 'person' && guest !== null
        ? guest
        : names[slot]
    if (text === undefined || text === '') return null
    words[slot] = { text, factId: said && !isReckoned(said.fact) ? said.fact.id : null }
  }
  const cited = [...facts.values()].flatMap(({ fact, span }) => [
    { fact, span },
    ...(fact.joined ?? []).map((one) => ({ fact: one, span: one.span })),
  ])
  const evidence: SentenceEvidence[] = cited.map(({ fact, span }) => ({
    kind: fact.origin,
    evidenceId: fact.evidenceId,
    factId: isReckoned(fact) ? null : fact.id,
    span: isReckoned(fact) ? null : span,
  }))
  if (evidence.length === 0) evidence.push({ kind: 'rule', ruleId: null, atomId: atom.id })
  const limits = [...new Set([...facts.values()].flatMap((said) => said.limits))]
  return { ...fillSlots(template, words), template, evidence, ...(limits.length > 0 && { limits }) }
}

/** Fills the slots of a template and says where each landed. Throws on a slot without words. */
export function fillSlots(
  template: string,
  words: Readonly<Record<string, { text: string; factId: string | null }>>,
): { text: string; slots: FilledSlot[] } {
  const slots: FilledSlot[] = []
  let text = ''
  let at = 0
  for (const match of template.matchAll(/\{([^{}]+)\}/g)) {
    const name = match[1]!
    const filled = words[name]
    if (!filled) throw new Error(`no words for slot ${name}`)
    text += template.slice(at, match.index)
    slots.push({ name, ...filled, start: text.length, end: text.length + filled.text.length })
    text += filled.text
    at = match.index + match[0].length
  }
  return { text: text + template.slice(at), slots }
}
