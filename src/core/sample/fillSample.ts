import { z } from 'zod'
import { declaredPrior } from '../brief/readings/readings.ts'
import type { Refits } from '../brief/readings/refits.ts'
import { refitWinModel } from '../brief/readings/winEngine.ts'
import { importContext } from '../imports/importContext.ts'
import { inspectUpload } from '../imports/inspection/inspectUploads.ts'
import { runImport } from '../imports/runImport.ts'
import type { Uploads } from '../imports/uploads.ts'
import type { Session } from '../session.ts'
import { getSetting, setSetting, setting } from '../settings/settings.ts'
import { applySampleActs, sampleActs } from './acts.ts'
import { sampleFiles } from './files.ts'
import { fillSampleRooms } from './fillRooms.ts'
import { sampleRooms } from './roomStory.ts'
import { tellSeason } from './season.ts'

const filled = setting('sample.filled', z.boolean(), false)

/** Whether the story was told to its end: a sample that was killed half way is made anew. */
export const isSampleFilled = (session: Session): boolean => getSetting(session.db, filled)

export interface FillStep {
  step: string
  done: number
  of: number
}

/**
 * Tells the sample team's story into an empty workspace: its files go through the same recognition and import as
 * anybody's, so that every record of the sample has its evidence, its rejections and its merge proposals. How they used
 * briefs for half a year, what people do on the day itself (calls, seats, bands, contacts with customers), and the rooms
 * in which they decide, follow through the functions that screens use.
 */
export async function fillSample(
  session: Session,
  uploads: Uploads,
  refits: Refits,
  onStep: (step: FillStep) => void,
): Promise<void> {
  const files = sampleFiles(session.now())
  const of = files.length + 2
  onStep({ step: 'sample.files', done: 0, of })
  const context = importContext(session, uploads, 'zh')
  const planned = []
  for (const [at, file] of files.entries()) {
    onStep({ step: 'sample.read', done: at, of })
    const { uploadId } = await uploads.append(null, {
      name: file.name,
      offset: 0,
      bytes: file.bytes,
      last: true,
    })
    for (const part of await inspectUpload(context, uploadId)) {
      if (part.error || part.recordKind === null)
        throw new Error(`sample file ${file.name}: ${part.error?.code ?? 'kind unknown'}`)
      planned.push({
        uploadId,
        part: part.part,
        recordKind: part.recordKind,
        mapping: part.mapping,
        saveProfileAs: null,
      })
    }
  }
  onStep({ step: 'sample.import', done: files.length, of })
  await runImport(
    context,
    session.newId('import'),
    planned,
    ({ filesDone }) => onStep({ step: 'sample.import', done: Math.min(filesDone, files.length), of }),
    new AbortController().signal,
  )
  for (const { uploadId } of planned) await uploads.discard(uploadId)
  await tellSeason(session, (done, all) => onStep({ step: 'sample.season', done, of: all }))
  await applySampleActs(session, sampleActs(session.now()))
  onStep({ step: 'sample.learn', done: of - 1, of })
  // Enough deals have closed since the season began for a challenger of the model that served through it.
  refitWinModel(session.db, session.stamp(), declaredPrior)
  refits.now(session)
  // The board's zones say what the engines make of their deals.
  await fillSampleRooms(session, sampleRooms(session.now()))
  setSetting(session.db, session.stamp(), filled, true)
  onStep({ step: 'sample.done', done: of, of })
}
