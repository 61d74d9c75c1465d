import {
  type Atom,
  factKindOfSlot,
  factKinds,
  isFactKind,
  kindsNeeded,
  type Lang,
  type Strategy,
  strategies,
  type TalkPart,
  withoutSlots,
} from '../atoms/library/index.ts'
import { addressOf, greetingOf } from './address.ts'
import { type FactShelf, fillSlots, type SaidPart, sayPart, shelveFacts } from './bindFacts.ts'
import { blanksOf } from './blanks.ts'
import { afterUseOf, confidenceOf } from './confidence.ts'
import { type CustomerConcerns, customerConcerns } from './customerConcerns.ts'
import { isLate, stageOfTalk } from './moment.ts'
import { matterOfCall, type RankedAtom, rankAtoms, withRule } from './rankAtoms.ts'
import { bigramsOf, jaccard, termsOf } from './similarity.ts'
import { strategyNotes, strategyPrior } from './strategies.ts'
import { places, type StyleGuide, styleGuideFor } from './styleGuide.ts'
import type {
  CustomerFact,
  FitScore,
  OpenObjection,
  TalkTrack,
  TalkTrackInput,
  TalkTracks,
  TrackSection,
  TrackSentence,
} from './types.ts'

/** Version of ranking and composition, recorded with every advice. */
export const compositionVersion = 'talkTracks-14'

const mostKeyMessages = 3
const mostQuestions = 3
/** A track that states nothing asks at least as much. */
const leastQuestions = 2
/** A further atom of the same strategy joins a track when it comes this near to the lead. */
const nearLead = 0.85
/** A key message that rests on facts leads before one that needs none, unless it fits far worse. */
const sourcedFirst = 0.2
const sameSaying = 0.6
/** Letters from which the filling of a slot is heard as somebody's words. */
const leastQuote = 10
/** Another track's key message on the same facts counts this much less. */
const repeatedFact = 0.8
const trackWeights = { lead: 0.45, strategy: 0.22, substance: 0.25, fresh: 0.08 } as const

/** What earlier tracks of the same advice have said, so that no later one repeats it. */
type Said = { texts: Set<string>; keyMessages: Set<string>[]; factIds: Set<string> }

type Draft = {
  strategy: Strategy
  sentences: Omit<TrackSentence, 'id'>[]
  atoms: RankedAtom[]
  fit: FitScore
  /** Whether it states what is on file. */
  isSourced: boolean
  /** Whether it speaks of what we owe and is overdue: nothing is asked for before that. */
  ownsUp: boolean
  /** Whether it states nothing and hardly asks: another that asks more goes before it. */
  isThin: boolean
  /** How near what it leads with comes to what the call is about; 0 is nearest. */
  matter: 0 | 1 | 2
  /** 0 where the team's rules want it before the others, 2 behind them. */
  place: number
}

/**
 * Composes exactly three talk tracks of different strategies for a person and a deal, from the atoms and the facts
 * known at the as-of time. Pure and deterministic. No sentence is used whose slots or needed facts are missing, and
 * none is used twice; where too little is known the tracks ask rather than state, and are labelled low.
 * The team's style rules choose among what may be said: which atoms and strategies come first or last, and in which
 * order the sections stand. What a rule wants left out is left out where three tracks can be composed without it.
 * Composes none (`tooFewAtoms`) when the atoms left by forbidden topics don't carry three strategies.
 */
export function composeTalkTracks(input: TalkTrackInput): TalkTracks {
  const shelf = shelveFacts(input)
  const concerns = customerConcerns(input)
  const guide = styleGuideFor(input, concerns)
  const late = isLate(
    input,
    [...shelf.values()].flat().map(({ fact }) => fact),
  )
  const ground = { input, shelf, concerns, guide, late }
  const composed = compose(ground, false)
  return composed.outcome === 'tooFewAtoms' && guide.avoidsAny ? compose(ground, true) : composed
}

type Ground = Pick<Scene, 'input' | 'shelf' | 'concerns' | 'guide' | 'late'>

/**
 * Who may speak where nothing on file is stated, and how much is asked there: first only what was written for this role,
 * then the same with fewer questions to each track, so that they go round, and only then what was written for others.
 */
const voicings = [
  { forRoleAlone: true, questions: mostQuestions },
  { forRoleAlone: true, questions: leastQuestions },
  { forRoleAlone: false, questions: mostQuestions },
] as const
type Voicing = (typeof voicings)[number]

function compose(ground: Ground, keepAvoided: boolean): TalkTracks {
  const { input, shelf, concerns, guide, late } = ground
  const ranked = rankAtoms(input, shelf, concerns, guide, keepAvoided, late)
  const names = {
    product: input.deal.product,
    account: input.deal.account,
    person: greetingOf(input.person, input.lang),
  }
  const isRoleKnown = (input.person?.buyingRole ?? null) !== null

  // Dozens of drafts look at the same atoms: what they ask is worked out once.
  const fillings = new Map<string, SaidPart | null>()
  const fill = (atom: Atom, part: TalkPart) => {
    const key = `${part} ${atom.id}`
    const known = fillings.get(key)
    if (known !== undefined) return known
    const filled = sayPart(atom, part, shelf, names)
    fillings.set(key, filled)
    return filled
  }
  const gramsOf = once((template: string) => bigramsOf(withoutSlots(template)))
  const admits = once(input.admits ?? (() => true))
  const frame = {
    sectionOrder: guide.sectionOrder,
    blanks: blanksOf(input),
    version: compositionVersion,
  }
  const shared = { ...ground, fill, gramsOf, admits }
  let most = 0
  for (const voicing of voicings) {
    if (voicing.forRoleAlone && !isRoleKnown) continue
    const drafts = draftThree(shared, ranked, voicing, keepAvoided)
    most = Math.max(most, drafts.length)
    if (drafts.length < 3 || (voicing.forRoleAlone && drafts.some(({ isThin }) => isThin))) continue
    const facts = new Map(input.facts.map((fact) => [fact.id, fact]))
    const [first, second, third] = drafts.map((draft, at) => finish(draft, at + 1, input, facts, guide))
    return {
      outcome: 'composed',
      tracks: [first!, second!, third!],
      ...frame,
    }
  }
  return { outcome: 'tooFewAtoms', composed: most, ...frame }
}

/** As many drafts of different strategies as can be made one after the other, three at most. */
function draftThree(
  shared: Omit<Scene, 'ranked' | 'said' | 'mostAsked'>,
  all: readonly RankedAtom[],
  { forRoleAlone, questions }: Voicing,
  keepAvoided: boolean,
): Draft[] {
  const { guide, gramsOf } = shared
  const said: Said = { texts: new Set(), keyMessages: [], factIds: new Set() }
  const drafts: Draft[] = []
  const forRole = all.filter(isForRole)
  const draftOf = (strategy: Strategy, ranked: readonly RankedAtom[]) =>
    draftTrack(strategy, { ...shared, ranked, said, mostAsked: questions })
  const open = () => {
    const taken = drafts.map((draft) => draft.strategy)
    return strategies
      .filter((strategy) => !taken.includes(strategy))
      .filter((strategy) => keepAvoided || guide.ofStrategy(strategy) !== 'avoid')
  }
  // What is on file is said in words for this role. Only where no atom has such words does another say it.
  const isStatable = open().some((strategy) => draftOf(strategy, forRole)?.isSourced)
  const draftFor = (
    strategy: Strategy,
    pick: (ranked: readonly RankedAtom[]) => readonly RankedAtom[],
  ): Draft | null => {
    const own = draftOf(strategy, pick(forRole))
    if (own && (own.isSourced || isStatable) && !own.isThin) return own
    if (isStatable && forRoleAlone) return own
    const any = draftOf(strategy, pick(all))
    if (any?.isSourced && !isStatable) return any
    return forRoleAlone || (own && !own.isThin) ? own : any
  }
  // A thing that is late is owned up to once: said again in another track it sounds like two.
  const afresh = (ranked: readonly RankedAtom[]) =>
    drafts.some(({ ownsUp }) => ownsUp) ? ranked.filter(({ atom }) => !ownsUpTo(atom)) : ranked
  while (drafts.length < 3) {
    // One track answers a rule that wants something first: the others are what the evidence makes of them.
    const isAnswered = drafts.some(({ place }) => place === places.first)
    const placeIn = ({ place }: Draft) => (isAnswered ? Math.max(places.plain, place) : place)
    // What we owe is owned up to first, and in one track.
    const owning = (left: Draft, right: Draft) => Number(right.ownsUp) - Number(left.ownsUp)
    const left = open().flatMap((strategy) => draftFor(strategy, afresh) ?? [])
    const candidates =
      left.length > 0 ? left : open().flatMap((strategy) => draftFor(strategy, (all) => all) ?? [])
    const next = candidates.sort(
      (left, right) =>
        placeIn(left) - placeIn(right) ||
        Number(left.isThin) - Number(right.isThin) ||
        (shared.late
          ? owning(left, right) ||
            Number(right.isSourced) - Number(left.isSourced) ||
            Number(isTwin(left, drafts)) - Number(isTwin(right, drafts)) ||
            left.matter - right.matter
          : 0) ||
        right.fit.total - left.fit.total,
    )[0]
    if (!next) return drafts
    drafts.push(next)
    remember(said, next, gramsOf)
  }
  return drafts
}

/** Whether a track leads with what another one leads with: the same fact in other words is told once. */
const isTwin = (draft: Draft, others: readonly Draft[]): boolean => {
  const leadOf = ({ sentences }: Draft) => sentences.find(({ section }) => section === 'keyMessage')
  const lead = leadOf(draft)
  return (
    lead !== undefined &&
    others.some((other) => {
      const own = leadOf(other)
      return own !== undefined && shareFacts(lead, own)
    })
  )
}

const ownsUpTo = (atom: Atom): boolean =>
  kindsNeeded(atom, 'keyMessage').some((kind) => kind === 'overdueItem' || kind === 'lateItemByCall')

/** Whether an atom tells what is overdue besides the first thing. */
const tellsMoreLate = (atom: Atom): boolean => kindsNeeded(atom, 'keyMessage').includes('alsoOverdue')

const isForRole = (one: RankedAtom): boolean => partOf(one.fit, 'role') === 1

function once<Answer extends object | boolean>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return (text) => {
    const answer = known.get(text) ?? ask(text)
    known.set(text, answer)
    return answer
  }
}

type Scene = {
  input: TalkTrackInput
  shelf: FactShelf
  concerns: CustomerConcerns
  guide: StyleGuide
  /** Whether the quote is out and the decision near: then the talk is of this deal. */
  late: boolean
  ranked: readonly RankedAtom[]
  fill: (atom: Atom, part: TalkPart) => SaidPart | null
  /** Bigrams of a template without its slots. */
  gramsOf: (template: string) => Set<string>
  said: Said
  admits: (text: string) => boolean
  /** Questions of a track that states nothing, at most. */
  mostAsked: number
}

type Spoken = Omit<TrackSentence, 'id'> & { from: RankedAtom }

function draftTrack(strategy: Strategy, scene: Scene): Draft | null {
  const own = scene.ranked.filter(({ atom }) => atom.strategies.includes(strategy))
  const speak = speaker(scene.said)
  const say = (from: RankedAtom, part: TalkPart) => speak(scene, from, part)

  const leads = keyMessagesOf(own, scene, say)
  const lead = leads[0]
  if (!lead) return null
  const sourced = leads.some((sentence) => isSourced(sentence))
  // The atoms of the key messages speak first; others of the strategy fill what those leave out.
  const voices = [
    ...leads.map(({ from }) => from),
    ...own.filter((one) => !leads.some(({ from }) => from === one)),
  ]

  // Whatever an atom says belongs to its message: where that cannot be said, its opening would speak of nothing. Of those
  // that can speak, the ones for this role ask first.
  const able = voices.filter((one) => {
    const { atom } = one
    if (tellsMoreLate(atom) && !leads.some(({ from }) => from === one)) return false
    return kindsNeeded(atom, 'keyMessage').every((kind) => scene.shelf.has(kind))
  })
  const forRole = able.filter((one) => partOf(one.fit, 'role') > 0)
  const askers = byPlace([...new Set([...leads.map(({ from }) => from), ...forRole, ...able])], scene)

  const opening = openingOf(able, leads, scene, say)
  // Whose words they are is spoken to and not of; what somebody else asked belongs to a talk with them.
  const addressed = addressedIn(opening, scene)
  const heard = leads.flatMap((sentence, at) => {
    const told = spokenTo(sentence, addressed, scene)
    return at > 0 && quotesAnother(told, scene) ? [] : [told]
  })
  const mostAsked = sourced ? Math.min(2, leads.length) : scene.mostAsked
  const asked = take(askers, mostAsked, (one) => say(one, 'question'))
  const objections = objectionsOf(
    leads.map(({ from }) => from),
    able,
    scene,
    say,
  )
  const nextStep = take(able, 1, (one) => say(one, 'nextStep'))
  // Late in a deal a track asks about what it is about.
  const onRaised =
    scene.late && sourced ? null : questionOnRaised([...leads, ...asked, ...objections], scene, say)
  const questions = onRaised ? [onRaised, ...asked.slice(0, Math.max(1, mostAsked - 1))] : asked
  if (!opening || questions.length === 0 || objections.length === 0 || nextStep.length === 0) return null

  const spoken = [opening, ...heard, ...questions, ...objections, ...nextStep]
  const parts = [
    { code: 'lead', value: leadValue(lead, scene), weight: trackWeights.lead },
    {
      code: 'strategy',
      value: strategyPrior(
        strategy,
        scene.input,
        scene.concerns,
        stageOfTalk(scene.input.deal.stage, scene.late),
      ),
      weight: trackWeights.strategy,
    },
    { code: 'substance', value: substanceOf(sourced, questions.length), weight: trackWeights.substance },
    { code: 'fresh', value: freshness(lead, scene.said), weight: trackWeights.fresh },
  ]
  const act = scene.guide.ofStrategy(strategy)
  const total = parts.reduce((sum, { value, weight }) => sum + value * weight, 0)
  return {
    strategy,
    sentences: spoken.map(({ from: _from, ...sentence }) => sentence),
    atoms: [...new Set(spoken.map(({ from }) => from))],
    fit: withRule({ total, parts }, act),
    isSourced: sourced,
    ownsUp: leads.some(({ from }) => ownsUpTo(from.atom)),
    isThin: !sourced && questions.length < 2,
    matter: matterOfCall(lead.from.atom),
    place: act === 'first' ? 0 : act === 'last' || act === 'avoid' ? 2 : scene.guide.placeOf(lead.from.atom),
  }
}

/** The guest whom an opening greets, as one speaks of them; null where it greets whom the track is for. */
function addressedIn(opening: Spoken | null, { input }: Scene): string | null {
  const greeted = opening?.slots.find(({ name }) => name === 'person')?.text
  const guest = (input.guests ?? []).find(
    (one) => one.contactId !== input.person?.contactId && greetingOf(one, input.lang) === greeted,
  )
  return guest ? guestName(guest, input.lang) : null
}

const guestName = (guest: { name: string; title: string | null }, lang: Lang): string =>
  lang === 'en' ? greetingOf(guest, lang) : addressOf(guest, lang)

/** A sentence as it is said to the guest who is greeted: "as Ann asked" is "as you asked" to Ann. */
function spokenTo(sentence: Spoken, addressed: string | null, { input, admits }: Scene): Spoken {
  if (addressed === null) return sentence
  const you = input.lang === 'zh' ? '您' : 'you'
  // Whom the track is for sits beside the guest who is greeted: what that one asked is not theirs.
  const other = input.person === null ? null : guestName(input.person, input.lang)
  const saidBy = (name: string, text: string): string =>
    !isByWhom(name) ? text : text === addressed ? you : text === you ? (other ?? text) : text
  if (sentence.slots.every(({ name, text }) => saidBy(name, text) === text)) return sentence
  const words = Object.fromEntries(
    sentence.slots.map(({ name, text, factId }) => [name, { text: saidBy(name, text), factId }]),
  )
  const told = { ...sentence, ...fillSlots(sentence.template, words) }
  return admits(told.text) ? told : sentence
}
const isByWhom = (slot: string): boolean => slot.startsWith('by:')

/** Whether a sentence reads out what another of the guests asked. */
function quotesAnother(sentence: Spoken, { input }: Scene): boolean {
  const names = [...(input.guests ?? []), ...(input.person === null ? [] : [input.person])].map((guest) =>
    guestName(guest, input.lang),
  )
  return sentence.slots.some(({ name, text }) => isByWhom(name) && names.includes(text))
}

/** What the team wants first before the rest, what it wants last behind; else as they are. */
const byPlace = (ones: readonly RankedAtom[], { guide }: Scene): RankedAtom[] =>
  ones.toSorted((left, right) => guide.placeOf(left.atom) - guide.placeOf(right.atom))

/** Says parts of atoms, each sentence at most once within the advice. */
function speaker(said: Said) {
  const now = new Set<string>()
  return (scene: Scene, from: RankedAtom, part: TalkPart): Spoken | null => {
    const filled = scene.fill(from.atom, part)
    if (!filled || said.texts.has(filled.text) || now.has(filled.text)) return null
    if (!scene.admits(filled.text)) return null
    now.add(filled.text)
    return { section: part as TrackSection, ...filled, atomId: from.atom.id, from }
  }
}

type Evidenced = Pick<TrackSentence, 'evidence'>

type Say = (from: RankedAtom, part: TalkPart) => Spoken | null

type Candidate = { from: RankedAtom; evidence: SaidPart['evidence']; value: number; grams: Set<string> }

/**
 * The key messages of a track, lead first. Candidates are ranked unsaid, and said in turn until there are enough. What
 * the team wants first is put before the messages that the evidence chose and replaces none of them; what it wants last
 * leads only where there is nothing else.
 */
function keyMessagesOf(own: readonly RankedAtom[], scene: Scene, say: Say): Spoken[] {
  const { guide } = scene
  const all = own
    .flatMap((from): Candidate[] => {
      const filled = scene.fill(from.atom, 'keyMessage')
      if (!filled) return []
      const { evidence, template } = filled
      return [{ from, evidence, value: leadValue({ from, evidence }, scene), grams: scene.gramsOf(template) }]
    })
    .filter(({ grams }) => scene.said.keyMessages.every((other) => jaccard(grams, other) < sameSaying))
    .sort((left, right) => rankOf(right, scene) - rankOf(left, scene))
  const isLast = ({ from }: Candidate) => guide.placeOf(from.atom) >= places.last
  const candidates = [...all.filter((one) => !isLast(one)), ...all.filter(isLast)]

  const chosen: { candidate: Candidate; sentence: Spoken }[] = []
  for (const candidate of candidates) {
    const lead = chosen[0]?.candidate
    if (lead) {
      const most = isSourced(lead) ? mostKeyMessages : 1
      if (chosen.length === most || candidate.value < nearLead * lead.value) break
      const repeats = chosen.some(({ candidate: { grams } }) => jaccard(candidate.grams, grams) >= sameSaying)
      const sameFacts = chosen.some((one) => shareFacts(candidate, one.candidate))
      if (!isSourced(candidate) || repeats || sameFacts) continue
    }
    // What is late besides is told behind the thing that is owned up to: alone it sounds like another confession.
    if (tellsMoreLate(candidate.from.atom) && !chosen.some((one) => ownsUpTo(one.candidate.from.atom)))
      continue
    const sentence = say(candidate.from, 'keyMessage')
    if (sentence) chosen.push({ candidate, sentence })
  }
  const isFirst = ({ from }: Candidate) => guide.placeOf(from.atom) === places.first
  if (chosen.length > 0 && !chosen.some(({ candidate }) => isFirst(candidate)))
    for (const candidate of candidates.filter(isFirst)) {
      if (chosen.some((one) => jaccard(candidate.grams, one.candidate.grams) >= sameSaying)) continue
      const sentence = say(candidate.from, 'keyMessage')
      if (!sentence) continue
      chosen.unshift({ candidate, sentence })
      break
    }
  return chosen
    .toSorted(
      (left, right) => guide.placeOf(left.sentence.from.atom) - guide.placeOf(right.sentence.from.atom),
    )
    .map(({ sentence }) => sentence)
}

/** Late in a deal whatever rests on facts goes before what rests on none. */
function rankOf(candidate: Candidate, { late }: Pick<Scene, 'late'>): number {
  return candidate.value + (isSourced(candidate) ? (late ? 1 : sourcedFirst) : 0)
}

/** Matters of a call that stand for themselves. */
const ofOneMatter: ReadonlySet<string> = new Set([
  'openComplaint',
  'complaintWithStep',
  'complaintToCheck',
  'currentOffer',
  'alsoOverdue',
  'dueByCall',
  'heldAgainst',
])

/**
 * A sourced opening of the leading atoms, else the first that can be said: of what the team wants to open with, where
 * there is something, and of what it wants last only where there is nothing else.
 */
function openingOf(
  voices: readonly RankedAtom[],
  leads: readonly Spoken[],
  scene: Scene,
  say: Say,
): Spoken | null {
  // What an opening promises to speak of is spoken of: a matter that no key message has opens nothing.
  const mayOpen = (one: RankedAtom): boolean =>
    leads.some(({ from }) => from === one) ||
    !kindsNeeded(one.atom, 'opening').some((kind) => ofOneMatter.has(kind))
  const [lead] = leads
  const own =
    lead && kindsNeeded(lead.from.atom, 'opening').some((kind) => ofOneMatter.has(kind))
      ? say(lead.from, 'opening')
      : null
  if (own) return own
  const groups = Map.groupBy(byPlace(voices, scene), ({ atom }) => scene.guide.placeOf(atom))
  for (const group of groups.values()) {
    const near = group
      .filter(mayOpen)
      .slice(0, 4)
      .flatMap((one) => say(one, 'opening') ?? [])
    // The same words twice in one breath sound learnt by heart: what a key message quotes opens only where
    // nothing else that rests on the records does.
    const fresh = near.filter((one) => !leads.some((lead) => quoteTheSame(one, lead)))
    const opening =
      fresh.find(isSourced) ??
      near.find(isSourced) ??
      near[0] ??
      take(group.filter(mayOpen), 1, (one) => say(one, 'opening'))[0]
    if (opening) return opening
  }
  return null
}

/**
 * Likely objections with their answers: the leading atoms' own, then one on a concern that the customer has objected
 * on. They are typical of the role; only one that says what the customer has said carries a mark of it, as inferred.
 */
function objectionsOf(
  leads: readonly RankedAtom[],
  able: readonly RankedAtom[],
  scene: Scene,
  say: Say,
): Spoken[] {
  const raised = scene.input.objections
  const raisedBy = ({ atom }: RankedAtom) =>
    raised.find((objection) => objection.concern === atom.trigger.concerns[0]) ?? null
  const onRaised = able.filter((one) => raisedBy(one) !== null && partOf(one.fit, 'role') > 0)
  const pairs: Spoken[] = []
  const pairFrom = (voice: readonly RankedAtom[]) => {
    for (const one of voice) {
      if (pairs.some(({ from }) => from === one)) continue
      const objection = say(one, 'objection')
      const answer = objection && say(one, 'answer')
      if (!answer) continue
      const cause = raised.find((said) => saysTheSame(said.text, objection.text)) ?? null
      pairs.push(
        cause ? { ...objection, evidence: [markOf(cause), ...objection.evidence] } : objection,
        answer,
      )
      return
    }
  }
  pairFrom(leads)
  const covered = pairs.some(({ from }) => raisedBy(from) !== null)
  // Late in a deal one that nobody raised is enough.
  if (raised.length > 0 && !covered && !scene.late) pairFrom(onRaised)
  if (pairs.length === 0) pairFrom(able)
  return pairs
}

/**
 * A question on what the customer raised, where nothing else of the track speaks of that: whatever the strategy, they
 * shall notice that they were heard. Asked in words for this role alone.
 */
function questionOnRaised(spoken: readonly Spoken[], scene: Scene, say: Say): Spoken | null {
  const raised = new Set(scene.concerns.raised)
  const isOnRaised = ({ atom }: RankedAtom) => atom.trigger.concerns.some((concern) => raised.has(concern))
  if (raised.size === 0 || spoken.some(({ from }) => isOnRaised(from))) return null
  const able = scene.ranked.filter(
    (one) =>
      isOnRaised(one) &&
      isForRole(one) &&
      kindsNeeded(one.atom, 'keyMessage').every((kind) => scene.shelf.has(kind)),
  )
  return take(byPlace(able, scene), 1, (one) => say(one, 'question'))[0] ?? null
}

/** Whether a typical objection says what somebody really said: more than one term of topic in common. */
function saysTheSame(said: string, objection: string): boolean {
  const terms = termsOf(objection)
  return [...termsOf(said)].filter((term) => terms.has(term) && !everyday.has(term)).length >= 2
}
/** Terms in which any two sentences may meet. */
const everyday: ReadonlySet<string> = new Set([
  ...['我们', '你们', '他们', '这个', '那个', '不是', '没有', '就是', '可以', '怎么', '什么', '的话', '一个'],
  ...[
    'that',
    'this',
    'your',
    'with',
    'have',
    'they',
    'what',
    'will',
    'from',
    'would',
    'need',
    'when',
    'same',
  ],
])

function markOf({ evidenceId, factId, span }: OpenObjection): TrackSentence['evidence'][number] {
  return { kind: 'inferred', evidenceId, factId, span }
}

/** A track that states something is worth more than one that asks; one that asks little is worth least. */
function substanceOf(sourced: boolean, questions: number): number {
  if (sourced) return 1
  return questions >= 2 ? 0.2 : 0
}

function partOf(fit: FitScore, code: string): number {
  return fit.parts.find((part) => part.code === code)?.value ?? 0
}

function take(
  voices: readonly RankedAtom[],
  most: number,
  say: (one: RankedAtom) => Spoken | null,
): Spoken[] {
  const spoken: Spoken[] = []
  for (const one of voices) {
    if (spoken.length >= most) break
    const sentence = say(one)
    if (sentence) spoken.push(sentence)
  }
  return spoken
}

function factIdsOf(sentence: Evidenced): string[] {
  return sentence.evidence.flatMap((mark) =>
    mark.kind === 'rule' || mark.factId === null ? [] : [mark.factId],
  )
}

function isSourced(sentence: Evidenced): boolean {
  return sentence.evidence.some(({ kind }) => kind !== 'rule')
}

/** Whether two sentences rest on one fact, or on facts of different kinds that the same words state. */
function shareFacts(left: Evidenced, right: Evidenced): boolean {
  const facts = new Set(factIdsOf(left))
  return factIdsOf(right).some((id) => facts.has(id)) || shareWords(left, right)
}

function shareWords(left: Evidenced, right: Evidenced): boolean {
  const spansOf = ({ evidence }: Evidenced) =>
    evidence.flatMap((mark) =>
      mark.kind === 'rule' || mark.span === null ? [] : [{ of: mark.evidenceId, ...mark.span }],
    )
  const spans = spansOf(left)
  return spansOf(right).some((one) =>
    spans.some((other) => other.of === one.of && other.start < one.end && one.start < other.end),
  )
}

/** Whether two sentences quote the same words, which a figure in both is not. */
function quoteTheSame(left: Spoken, right: Spoken): boolean {
  const isQuote = (slot: string) => {
    const kind = factKindOfSlot(slot)
    return kind === null || !isFactKind(kind) || factKinds[kind].value === 'text'
  }
  const quotes = ({ slots }: Spoken) =>
    slots.flatMap(({ name, text }) => (text.length >= leastQuote && isQuote(name) ? [text] : []))
  const said = new Set(quotes(left))
  return quotes(right).some((text) => said.has(text))
}

function freshness(sentence: Evidenced, said: Said): number {
  return factIdsOf(sentence).some((id) => said.factIds.has(id)) ? 0 : 1
}

function leadValue(sentence: Evidenced & { from: RankedAtom }, scene: Scene): number {
  return sentence.from.fit.total * (freshness(sentence, scene.said) === 1 ? 1 : repeatedFact)
}

function remember(said: Said, draft: Draft, gramsOf: Scene['gramsOf']): void {
  for (const sentence of draft.sentences) {
    said.texts.add(sentence.text)
    if (sentence.section !== 'keyMessage') continue
    said.keyMessages.push(gramsOf(sentence.template))
    for (const id of factIdsOf(sentence)) said.factIds.add(id)
  }
}

function finish(
  draft: Draft,
  index: number,
  input: TalkTrackInput,
  facts: ReadonlyMap<string, CustomerFact>,
  guide: StyleGuide,
): TalkTrack {
  const counts = new Map<TrackSection, number>()
  const sentences = draft.sentences.map((sentence) => {
    const count = (counts.get(sentence.section) ?? 0) + 1
    counts.set(sentence.section, count)
    return { id: `${index}.${sentence.section}.${count}`, ...sentence }
  })
  const lead = draft.atoms.find(({ atom }) => {
    return atom.id === sentences.find(({ section }) => section === 'keyMessage')?.atomId
  })!
  const afterUse = afterUseOf(input.effects.strategies[draft.strategy])
  const atoms = [lead, ...draft.atoms.filter((one) => one !== lead)]
  return {
    index,
    strategy: draft.strategy,
    style: sentences.some((one) => one.section === 'keyMessage' && isSourced(one)) ? 'sourced' : 'discovery',
    title: lead.atom.title,
    rationale: strategyNotes[draft.strategy][input.lang].rationale,
    sentences,
    confidence: confidenceOf(sentences, facts, afterUse, {
      asOf: input.asOf,
      roleKnown: (input.person?.buyingRole ?? null) !== null,
    }),
    afterUse,
    fit: { total: draft.fit.total, parts: [...draft.fit.parts, ...lead.fit.parts] },
    atomIds: atoms.map(({ atom }) => atom.id),
    rules: guide.outcomeIn({
      strategy: draft.strategy,
      place: index,
      sentences,
      atomOf: (id) => atoms.find(({ atom }) => atom.id === id)?.atom,
    }),
  }
}
