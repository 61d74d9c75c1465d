import { type Strategy, strategies } from '../../atoms/library/index.ts'
import type { RankedAtom } from '../ranking/rankAtoms.ts'
import { places } from '../ranking/styleGuide.ts'
import { draftTrack } from './draftTrack.ts'
import { ownsUpTo } from './keyMessages.ts'
import { factIdsOf, shareFacts } from './restingOn.ts'
import { type Draft, isForRole, type Said, type Scene } from './scene.ts'

const mostQuestions = 3
/** A track that states nothing asks at least as much. */
const leastQuestions = 2

/**
 * Who may speak where nothing on file is stated, and how much is asked there: first only what was written for this role,
 * then the same with fewer questions to each track, so that they go round, and only then what was written for others.
 */
export const voicings = [
  { forRoleAlone: true, questions: mostQuestions },
  { forRoleAlone: true, questions: leastQuestions },
  { forRoleAlone: false, questions: mostQuestions },
] as const
type Voicing = (typeof voicings)[number]

/** As many drafts of different strategies as can be made one after the other, three at most. */
export function draftThree(
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

function remember(said: Said, draft: Draft, gramsOf: Scene['gramsOf']): void {
  for (const sentence of draft.sentences) {
    said.texts.add(sentence.text)
    if (sentence.section !== 'keyMessage') continue
    said.keyMessages.push(gramsOf(sentence.template))
    for (const id of factIdsOf(sentence)) said.factIds.add(id)
  }
}
