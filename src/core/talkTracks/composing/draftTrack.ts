import { kindsNeeded, type Strategy, type TalkPart } from '../../atoms/library/index.ts'
import { stageOfTalk } from '../ranking/moment.ts'
import { matterOfCall, type RankedAtom, withRule } from '../ranking/rankAtoms.ts'
import { strategyPrior } from '../ranking/strategies.ts'
import { shiftOf, withShift } from '../ranking/strategyShift.ts'
import type { TrackSection } from '../types.ts'
import { keyMessagesOf, ownsUpTo, tellsMoreLate } from './keyMessages.ts'
import { objectionsOf, questionOnRaised } from './objections.ts'
import { openingOf } from './opening.ts'
import { freshness, isSourced, leadValue } from './restingOn.ts'
import { byPlace, type Draft, partOf, type Said, type Scene, type Spoken, take } from './scene.ts'
import { addressedIn, quotesAnother, spokenTo } from './spokenTo.ts'

const trackWeights = { lead: 0.45, strategy: 0.22, substance: 0.25, fresh: 0.08 } as const

/** A track of one strategy; null where a section of it would stay empty. */
export function draftTrack(strategy: Strategy, scene: Scene): Draft | null {
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
    fit: withShift(withRule({ total, parts }, act), shiftOf(strategy, scene.input.strategyShifts ?? [])),
    isSourced: sourced,
    ownsUp: leads.some(({ from }) => ownsUpTo(from.atom)),
    isThin: !sourced && questions.length < 2,
    matter: matterOfCall(lead.from.atom),
    place: act === 'first' ? 0 : act === 'last' || act === 'avoid' ? 2 : scene.guide.placeOf(lead.from.atom),
  }
}

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

/** A track that states something is worth more than one that asks; one that asks little is worth least. */
function substanceOf(sourced: boolean, questions: number): number {
  if (sourced) return 1
  return questions >= 2 ? 0.2 : 0
}
