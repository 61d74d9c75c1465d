import type { Trained } from '../brief/prepareBrief.ts'
import { servingAdapter } from './adapters.ts'
import { collectDataSet } from './collect.ts'
import { teamLines } from './teamLines.ts'

/** What this team's trainings add to a model, as long as one of them serves. */
export const trained: Trained = {
  adapterOf: (session, modelSha256) => servingAdapter(session.db, modelSha256)?.id ?? null,
  teamLines: (session) => teamLines(collectDataSet(session.db, session.now()).examples),
}
