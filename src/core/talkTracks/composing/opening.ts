import { factKindOfSlot, factKinds, isFactKind, kindsNeeded } from '../../atoms/library/index.ts'
import type { RankedAtom } from '../ranking/rankAtoms.ts'
import { isSourced } from './restingOn.ts'
import { byPlace, type Say, type Scene, type Spoken, take } from './scene.ts'

/** Letters from which the filling of a slot is heard as somebody's words. */
const leastQuote = 10

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
export function openingOf(
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
