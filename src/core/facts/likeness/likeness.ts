import type { ActionKind, Direction } from '../../../shared/vocabulary.ts'
import { isDemoToCome } from '../actions/demosHeld.ts'
import { isOfPaper, speaksOtherwise } from '../actions/papersGiven.ts'
import { clausesOf, type Span } from './clauses.ts'
import { featuresOf, wordsOf } from './features.ts'
import { likenessModel } from './model.ts'
import { isSmallTalk } from './smallTalk.ts'

/** How sure a likeness is: by the shares of right ones in cross-validation that `docs/facts.md` tells. */
export type LikenessClass = 'strong' | 'fair'

/** A clause that is like those labelled with a kind. `score` is in log-odds. */
export interface Likeness extends Span {
  kind: ActionKind
  class: LikenessClass
  score: number
}

/** Tells which kinds the clauses of a text are like; of several clauses the likest one. */
export type LikenessReader = (text: string, direction: Direction) => Likeness[]

/**
 * The kinds that a text's clauses are like by what the labelled development messages taught (`docs/facts.md`), each
 * with its likest clause. Costs some microseconds; holds nothing of any workspace.
 */
export const likenessIn: LikenessReader = (text, direction) => {
  const { kinds, table, scale, bias, fair, strong } = likenessModel()
  if (isSmallTalk(text)) return []
  const clauses = clausesOf(text)
  const about = clauses.map(({ start, end }) => wordsOf(text.slice(start, end)))
  if (about.every(({ classes }) => classes.length < fewestClasses)) return []
  const isSure = isShort(text)
  const best = new Float64Array(kinds.length).fill(-Infinity)
  const at = new Int32Array(kinds.length)
  const sums = new Float64Array(kinds.length)
  for (let index = 0; index < clauses.length; index += 1) {
    if (about[index]!.classes.length < fewestClasses) continue
    addUp(table, bias, featuresOf(about, index, direction), sums, scale)
    for (let kind = 0; kind < sums.length; kind += 1) {
      if (sums[kind]! <= best[kind]!) continue
      if (direction === 'outbound' && !ofOurs.has(kinds[kind]!)) continue
      if (sums[kind]! >= fair[kind]! && isTalkOf(kinds[kind]!, text, clauses[index]!)) continue
      best[kind] = sums[kind]!
      at[kind] = index
    }
  }
  const found: Likeness[] = []
  for (let index = 0; index < kinds.length; index += 1)
    if (best[index]! >= (isSure ? strong : fair)[index]!)
      found.push({
        kind: kinds[index]!,
        ...clauses[at[index]!]!,
        score: best[index]!,
        class: best[index]! < strong[index]! ? 'fair' : 'strong',
      })
  return found
}

/** So few words, or Chinese letters, are like many things: there only what is strongly like one is proposed. */
const fewest = { words: 6, han: 10 }

function isShort(text: string): boolean {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0
  return han > 0 ? han <= fewest.han : (text.match(/[\p{L}\d'’]+/gu)?.length ?? 0) <= fewest.words
}

/** What we do ourselves; the rest is asked, objected to or promised by the customer. */
const ofOurs: ReadonlySet<ActionKind> = new Set(['proposalSent', 'quoteSent', 'demo', 'nextStep'])

/** Whether a clause says that a paper or a demonstration is to come or was none: however like those it is that tell one. */
const isTalkOf = (kind: ActionKind, text: string, { start, end }: Span): boolean =>
  isOfPaper(kind) ? speaksOtherwise(text, start, end) : kind === 'demo' && isDemoToCome(text, start, end)

/** A clause that is about less than this says nothing that is like an action. */
export const fewestClasses = 2

/**
 * The sums of a clause's weights, one for each kind, into `sums`; long and short clauses count alike. `steps` are what a
 * whole number in the table is worth.
 */
export function addUp(
  table: ArrayLike<number>,
  bias: ArrayLike<number>,
  found: Int32Array,
  sums: Float64Array,
  steps: readonly number[] | null = null,
): void {
  const kinds = sums.length
  sums.fill(0)
  for (let each = 0; each < found.length; each += 1) {
    const row = found[each]! * kinds
    for (let kind = 0; kind < kinds; kind += 1) sums[kind]! += table[row + kind]!
  }
  const scale = 1 / Math.sqrt(found.length)
  for (let kind = 0; kind < kinds; kind += 1)
    sums[kind] = sums[kind]! * scale * (steps === null ? 1 : steps[kind]!) + bias[kind]!
}
