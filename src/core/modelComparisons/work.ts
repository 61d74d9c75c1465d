import type { ComparedReading, ComparedTrack, ComparedWork } from '../../shared/contract/modelComparisons.ts'
import { AppError } from '../../shared/errors.ts'
import { type BriefEngines, draftBrief } from '../brief/draftBrief.ts'
import { requireMayBrief, sentenceCheckerOf } from '../brief/prepareBrief.ts'
import { countedMessages } from '../captures/model/labelledSet.ts'
import { type CaptureMeasurement, measureModel } from '../captures/model/measureModel.ts'
import { requireDeal } from '../deals/store.ts'
import { phraseTracks, smallPromptVersion, type WrittenLine } from '../llm/index.ts'
import type { Session } from '../session.ts'
import type { OpenModel } from './openModel.ts'

/** What one model made of the work; `code` where it gave no answer at all. */
export type Answered =
  | { outcome: 'answered'; tracks: ComparedTrack[] | null; reading: ComparedReading | null }
  | { outcome: 'failed'; code: string }

/** A piece of work as it stood when the comparison began: each model is given the very same. */
export interface Work {
  dealId: string | null
  dealName: string
  accountName: string
  /** Labelled messages; 0 where there are none in it. */
  messages: number
  give(
    model: OpenModel,
    options: { signal: AbortSignal; onProgress: (done: number, of: number) => void },
  ): Promise<Answered>
}

function readingOf({
  verdict,
  messages,
  answered,
  proposals,
  readings,
  gain,
}: CaptureMeasurement): ComparedReading {
  const all = readings.find(({ lang }) => lang === 'all')!
  const quality = ({ precision, recall, f1 }: typeof all.rules) => ({ precision, recall, f1 })
  return {
    verdict,
    messages,
    answered,
    quoted: proposals.quoted,
    notQuoted: proposals.notQuoted,
    rules: quality(all.rules),
    model: quality(all.model),
    together: quality(all.together),
    gain: gain.together.f1,
  }
}

async function labelledMessages(): Promise<Work> {
  const messages = await countedMessages()
  return {
    dealId: null,
    dealName: '',
    accountName: '',
    messages: messages.length,
    async give({ model, adapter }, options) {
      // Whoever measures a model as it is names no adapter; here it is measured as it was chosen.
      const measured = await measureModel(
        { complete: (request) => model.complete({ ...request, adapter }) },
        messages,
        options,
      )
      if (measured === null) return { outcome: 'failed', code: 'model.cancelled' }
      const [code] = Object.keys(measured.unread)
      if (measured.answered === 0 && code !== undefined) return { outcome: 'failed', code }
      return { outcome: 'answered', tracks: null, reading: readingOf(measured) }
    },
  }
}

/** Refuses what a brief of that deal is refused with, and `comparison.noTracks`. */
function tracksOfDeal(
  session: Session,
  engines: BriefEngines,
  { dealId, contactId, lang }: Extract<ComparedWork, { kind: 'brief' }>,
  teamLines: (session: Session) => readonly WrittenLine[],
): Work {
  requireMayBrief(session, dealId)
  const draft = draftBrief(session, engines, { dealId, contactId, lang }, session.now())
  if (draft.tracks.length === 0) throw new AppError('comparison.noTracks')
  return {
    dealId,
    dealName: requireDeal(session.db, dealId).name,
    accountName: draft.account.name,
    messages: 0,
    async give({ model, state, adapter }, { signal, onProgress }) {
      const tracks: ComparedTrack[] = []
      const all = draft.tracks.length
      onProgress(0, all)
      const phrased = await phraseTracks(
        draft.tracks,
        { state: () => state, complete: (request) => model.complete(request) },
        {
          lang,
          seed: 1,
          scene: draft.scene,
          // A model as it is knows nothing of this team's sentences.
          ...(adapter && { teamLines: () => teamLines(session) }),
          checker: sentenceCheckerOf(draft),
          signal,
          onWriting: ({ track }) =>
            onProgress(
              draft.tracks.findIndex(({ index }) => index === track),
              all,
            ),
        },
      )
      if (signal.aborted) return { outcome: 'failed', code: 'model.cancelled' }
      phrased.tracks.forEach(({ index, title, sentences }, at) => {
        const { tier, attempts, why, checkCodes } = phrased.words[at]!
        const composed = new Map(draft.tracks[at]!.sentences.map((one) => [one.id, one.text]))
        tracks.push({
          index,
          title,
          tier,
          form: phrased.prompt === smallPromptVersion ? 'sentence' : 'track',
          attempts,
          why,
          checkCodes,
          sentences: sentences.map(({ id, section, text }) => ({
            section,
            text,
            isComposed: composed.get(id) === text,
          })),
        })
      })
      onProgress(all, all)
      return { outcome: 'answered', tracks, reading: null }
    },
  }
}

/** Makes a piece of work ready. Nothing of it is shown or logged as advice. */
export function prepareWork(
  session: Session,
  engines: BriefEngines,
  work: ComparedWork,
  teamLines: (session: Session) => readonly WrittenLine[],
): Promise<Work> | Work {
  return work.kind === 'brief' ? tracksOfDeal(session, engines, work, teamLines) : labelledMessages()
}
