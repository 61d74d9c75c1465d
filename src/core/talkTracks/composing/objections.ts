import { kindsNeeded } from '../../atoms/library/index.ts'
import type { RankedAtom } from '../ranking/rankAtoms.ts'
import { termsOf } from '../ranking/similarity.ts'
import type { OpenObjection, TrackSentence } from '../types.ts'
import { byPlace, isForRole, partOf, type Say, type Scene, type Spoken, take } from './scene.ts'

/**
 * Likely objections with their answers: the leading atoms' own, then one on a concern that the customer has objected
 * on. They are typical of the role; only one that says what the customer has said carries a mark of it, as inferred.
 */
export function objectionsOf(
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
export function questionOnRaised(spoken: readonly Spoken[], scene: Scene, say: Say): Spoken | null {
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
