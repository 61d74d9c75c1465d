import type { Brief } from '../../shared/contract/brief.ts'
import type { WritableDb } from '../db/open.ts'
import type { TrackWords } from '../llm/index.ts'
import { insertMark, insertRefusal } from './store.ts'

/** A cell of the heatmap that showed a probability, and the rate that was assumed without it. */
export interface MarkedCell {
  department: string
  role: string
  value: number
  prior: number
}

/** What became of a model's wording of one track. */
export type MarkedWords = Pick<
  TrackWords,
  'tier' | 'attempts' | 'why' | 'checkCodes' | 'concerns' | 'modelBytes'
>

/** Who worded an advice. `words` is null where no model was asked. */
export interface Wording {
  modelName: string | null
  modelSha256: string | null
  adapterId: string | null
  words: readonly MarkedWords[] | null
}

/** Keeps what is watched of an advice. Call in the transaction that shows it. */
export function markAdvice(
  db: WritableDb,
  brief: Omit<Brief, 'log'>,
  about: {
    concern: string | null
    region: string | null
    amountMinor: number | null
    currency: string | null
  },
  wording: Wording,
  elapsedMs: number,
): void {
  const { win, quote, words } = brief
  const range = quote?.prediction.kind === 'range' ? quote.prediction : null
  insertMark(db, {
    adviceId: brief.adviceId,
    shownAt: brief.asOf,
    dealId: brief.dealId,
    accountId: brief.accountId,
    lang: brief.lang,
    stage: brief.stage,
    role: brief.person?.buyingRole ?? null,
    ...about,
    winKind: win.kind,
    winValue: win.kind === 'probability' ? win.value : null,
    winPrior: win.kind === 'probability' ? win.prior : null,
    winVersion: brief.versions.win ?? 'none',
    cells: JSON.stringify(
      brief.committee.cells.flatMap(({ department, buyingRole, reading }): MarkedCell[] =>
        reading.kind === 'probability'
          ? [{ department, role: buyingRole, value: reading.value, prior: reading.prior }]
          : [],
      ),
    ),
    intentVersion: brief.versions.intent ?? 'none',
    quoteLowMinor: range?.lowMinor ?? null,
    quotePointMinor: range?.pointMinor ?? null,
    quoteHighMinor: range?.highMinor ?? null,
    quoteTargetMinor: quote?.advice?.targetMinor ?? null,
    strategies: JSON.stringify(brief.tracks.map(({ strategy }) => strategy)),
    tier: words.tier,
    modelName: words.model ?? wording.modelName,
    modelSha256: wording.modelSha256,
    adapterId: wording.adapterId,
    words:
      wording.words &&
      JSON.stringify(
        wording.words.map(({ tier, attempts, why, checkCodes, modelBytes }) => ({
          ...{ tier, attempts, why, checkCodes },
          ...(modelBytes !== undefined && { modelBytes }),
        })),
      ),
    elapsedMs: Math.round(elapsedMs),
    residentBytes: process.memoryUsage.rss(),
  })
}

/** Keeps that advice was asked for and refused. Outside of a transaction: what was refused changed nothing. */
export const markRefusal = (
  db: WritableDb,
  refusal: { at: number; dealId: string; asked: 'composition' | 'model'; code: string },
): void => insertRefusal(db, refusal)
