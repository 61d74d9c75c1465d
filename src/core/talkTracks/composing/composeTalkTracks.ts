import { type Atom, type TalkPart, withoutSlots } from '../../atoms/library/index.ts'
import { greetingOf } from '../address.ts'
import { customerConcerns } from '../ranking/customerConcerns.ts'
import { isLate } from '../ranking/moment.ts'
import { rankAtoms } from '../ranking/rankAtoms.ts'
import { bigramsOf } from '../ranking/similarity.ts'
import { styleGuideFor } from '../ranking/styleGuide.ts'
import { type SaidPart, sayPart } from '../shelf/sayPart.ts'
import { shelveFacts } from '../shelf/shelveFacts.ts'
import type { TalkTrackInput, TalkTracks } from '../types.ts'
import { blanksOf } from './blanks.ts'
import { draftThree, voicings } from './draftThree.ts'
import { finish } from './finish.ts'
import type { Scene } from './scene.ts'

/** Version of ranking and composition, recorded with every advice. */
export const compositionVersion = 'talkTracks-16'

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

function once<Answer extends object | boolean>(ask: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return (text) => {
    const answer = known.get(text) ?? ask(text)
    known.set(text, answer)
    return answer
  }
}
