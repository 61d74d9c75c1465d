import { readWorkspaceSettings } from '../app/workspaceSettings.ts'
import { knownNames } from '../brief/tracks/knownNames.ts'
import { sentencesOf } from '../brief/tracks/tracksView.ts'
import { createJudge, readGrounds } from '../consent/recordings.ts'
import { getRecording } from '../consent/store.ts'
import { listLiveContacts } from '../contacts/store.ts'
import type { ReadableDb } from '../db/open.ts'
import { listEvidenceByIds } from '../evidence/store.ts'
import { logHead } from '../log/append.ts'
import { scanRedLines } from '../redLines/scanRedLines.ts'
import { type DataSet, dataSetOf } from './dataSet.ts'
import type { ExampleGrounds } from './examples.ts'
import { listApprovedMessages } from './messageStore.ts'
import { createMessageReader } from './readMessages.ts'
import { listDecidedTracks, listWithdrawnIds, readAccountParts } from './store.ts'
import { createNamesAnybody } from './strangers/onFile.ts'

/** Decisions that are looked at, newest first: years of a team's. */
const newest = 3000

/** What the records say of a track: consent, erasure, withdrawal, names, red lines. */
export function groundsOf(db: ReadableDb, at: number): ExampleGrounds {
  const { actorName, profile } = readWorkspaceSettings(db)
  const { judge } = createJudge(db, readGrounds(db), at)
  const withdrawn = listWithdrawnIds(db)
  const learnable = new Map<string, boolean>()
  const mayLearnFromSource = (sourceId: string): boolean => {
    let may = learnable.get(sourceId)
    if (may === undefined) {
      const recording = getRecording(db, sourceId)
      may = !recording || judge(recording).mayTrain
      learnable.set(sourceId, may)
    }
    return may
  }
  const names = new Map<string, readonly string[]>()
  let namesAnybody: ((text: string) => boolean) | null = null
  return {
    isWithdrawn: (id) => withdrawn.has(id),
    mayLearn({ shown }) {
      const ids = sentencesOf(shown).flatMap(({ marks }) =>
        marks.flatMap(({ evidenceId }) => evidenceId ?? []),
      )
      const cited = listEvidenceByIds(db, [...new Set(ids)])
      if (cited.some(({ shreddedAt, consent }) => shreddedAt !== null || consent === 'withdrawn'))
        return 'wordsGone'
      if (cited.some(({ sensitivity }) => sensitivity === 'restricted')) return 'restricted'
      return cited.every(({ sourceId }) => mayLearnFromSource(sourceId)) ? null : 'noConsent'
    },
    namesFor({ accountId }) {
      let known = names.get(accountId)
      if (!known) {
        const { products, organisations, people, own } = knownNames(db, accountId, actorName)
        known = [...products, ...organisations, ...people, ...(own ?? [])].flatMap(
          ({ name, aliases = [] }) => [name, ...aliases],
        )
        names.set(accountId, known)
      }
      return known
    },
    namesAnybody(text) {
      namesAnybody ??= createNamesAnybody(listLiveContacts(db).map(({ name }) => name))
      return namesAnybody(text)
    },
    crossesRedLine: (template, lang) =>
      scanRedLines(template, { lang, profile, trademarks: [] }).some(({ severity }) => severity === 'stop'),
  }
}

const dayMs = 86_400_000
const kept = new WeakMap<object, { key: string; dataSet: DataSet }>()

/**
 * The data set as it stands at `at`. Nothing of it is stored, so that what is withdrawn is out at once; it is kept in
 * memory until something is logged, because every decision, consent and erasure is, or a day passes.
 */
export function collectDataSet(db: ReadableDb, at: number): DataSet {
  const parts = readAccountParts(db)
  const key = `${logHead(db).hash} ${Math.floor(at / dayMs)} ${parts.size}`
  const known = kept.get(db)
  if (known?.key === key) return known.dataSet
  const dataSet = dataSetOf(
    {
      tracks: listDecidedTracks(db, newest),
      messages: listApprovedMessages(db, newest).map(createMessageReader(db, at)),
    },
    groundsOf(db, at),
    parts,
  )
  kept.set(db, { key, dataSet })
  return dataSet
}
