import type { AdviceSource } from '../../shared/contract/watching.ts'
import type { ReadableDb } from '../db/open.ts'
import { listAdapters } from '../studio/store.ts'
import type { MarkedWords } from './record.ts'
import { type AdviceMark, listDecisions, listMarks, type PartDecision } from './store.ts'

/** What was done with the tracks of an advice, taken together. */
export type AdviceUse = 'adopted' | 'edited' | 'rejected' | 'untouched'

export interface WatchedAdvice extends AdviceMark {
  decisions: readonly PartDecision[]
  use: AdviceUse
  /** Who worded it: `composition`, or the model with its adapter. */
  source: string
  /** The model that was asked to word it, whether or not its words stood; null where none was. */
  asked: string | null
}

/** A track in the person's own words counts before one that was taken as it was, and either before a rejection. */
function useOf(decisions: readonly PartDecision[]): AdviceUse {
  const actions = new Set(
    decisions.flatMap(({ part, action }) => (part.startsWith('track:') ? [action] : [])),
  )
  return (['edited', 'adopted', 'rejected'] as const).find((action) => actions.has(action)) ?? 'untouched'
}

export const wordsOf = (mark: Pick<AdviceMark, 'words'>): MarkedWords[] =>
  mark.words === null ? [] : (JSON.parse(mark.words) as MarkedWords[])

/** Memory of the model's process when it had worded this advice; null where it told none, or none was asked. */
export function modelBytesOf(mark: Pick<AdviceMark, 'words'>): number | null {
  const told = wordsOf(mark).flatMap(({ modelBytes }) => modelBytes ?? [])
  return told.length === 0 ? null : Math.max(...told)
}

const modelOf = ({ modelSha256, modelName, adapterId }: AdviceMark): string =>
  `${modelSha256 ?? modelName ?? 'model'}${adapterId ? `+${adapterId}` : ''}`

const sourceOf = (mark: AdviceMark): string => (mark.tier === 'composition' ? 'composition' : modelOf(mark))

/** Advice that was shown in [`fromAt`, `toAt`), with what was done with it; oldest first. */
export function watchedAdvice(db: ReadableDb, fromAt: number, toAt: number): WatchedAdvice[] {
  const decisions = Map.groupBy(listDecisions(db, fromAt), ({ adviceId }) => adviceId)
  return listMarks(db, fromAt, toAt).map((mark) => {
    const own = decisions.get(mark.adviceId) ?? []
    return {
      ...mark,
      decisions: own,
      use: useOf(own),
      source: sourceOf(mark),
      asked: mark.words === null ? null : modelOf(mark),
    }
  })
}

/** Names of the sources of advice, composition first, and of the models that were asked. */
export function sourcesOf(db: ReadableDb, advice: readonly WatchedAdvice[]): AdviceSource[] {
  const adapters = new Map(listAdapters(db).map(({ id, name }) => [id, name]))
  const models = new Map(
    advice.flatMap((one) => [
      ...(one.tier === 'model' ? [[one.source, one] as const] : []),
      ...(one.asked === null ? [] : [[one.asked, one] as const]),
    ]),
  )
  const named = [...models].map(
    ([key, { modelName, modelSha256, adapterId }]): AdviceSource => ({
      key,
      tier: 'model',
      modelName,
      modelSha256,
      adapterName: adapterId === null ? null : (adapters.get(adapterId) ?? adapterId),
    }),
  )
  const isComposed = advice.some(({ source }) => source === 'composition')
  return isComposed
    ? [
        { key: 'composition', tier: 'composition', modelName: null, modelSha256: null, adapterName: null },
        ...named,
      ]
    : named
}
