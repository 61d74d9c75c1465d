import type { Atom, Strategy, TalkPart } from '../../atoms/library/index.ts'
import type { CustomerConcerns } from '../ranking/customerConcerns.ts'
import type { RankedAtom } from '../ranking/rankAtoms.ts'
import type { StyleGuide } from '../ranking/styleGuide.ts'
import type { FactShelf } from '../shelf/factShelf.ts'
import type { SaidPart } from '../shelf/sayPart.ts'
import type { FitScore, TalkTrackInput, TrackSentence } from '../types.ts'

/** What earlier tracks of the same advice have said, so that no later one repeats it. */
export type Said = { texts: Set<string>; keyMessages: Set<string>[]; factIds: Set<string> }

/** A track as it is drafted, with what it is chosen by. */
export type Draft = {
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

/** Whether an atom was written for the role of whom the track is for. */
export const isForRole = (one: RankedAtom): boolean => partOf(one.fit, 'role') === 1

/** What a track is drafted from, and what is used up by then. */
export type Scene = {
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

/** A sentence with the atom that says it. */
export type Spoken = Omit<TrackSentence, 'id'> & { from: RankedAtom }

/** What the team wants first before the rest, what it wants last behind; else as they are. */
export const byPlace = (ones: readonly RankedAtom[], { guide }: Scene): RankedAtom[] =>
  ones.toSorted((left, right) => guide.placeOf(left.atom) - guide.placeOf(right.atom))

export type Evidenced = Pick<TrackSentence, 'evidence'>

export type Say = (from: RankedAtom, part: TalkPart) => Spoken | null

export function partOf(fit: FitScore, code: string): number {
  return fit.parts.find((part) => part.code === code)?.value ?? 0
}

/** The first sentences that can be said, `most` of them. */
export function take(
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
