import { performance } from 'node:perf_hooks'
import type { Brief, TalkTrack } from '../../shared/contract/brief.ts'
import type { AdviceId, EvidenceId } from '../../shared/ids.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { getSource, type Locator, listEvidenceByIds } from '../evidence/store.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { Session } from '../session.ts'
import type { TalkTrack as ComposedTrack } from '../talkTracks/types.ts'
import type { Draft } from './draftBrief.ts'
import { findSameAdvice } from './sameAdvice.ts'
import { asOfNow } from './shownAgain.ts'
import { situationView } from './situation.ts'
import { insertAdvice } from './store.ts'
import { sentencesOf, trackView } from './tracksView.ts'
import { insertWording, wordingOf } from './wordings.ts'

/** Logs that the advice was shown and keeps it as it was shown, both or neither; what was shown today is shown again. */
export function showBrief(
  session: Session,
  draft: Draft,
  shown: {
    tracks: readonly ComposedTrack[]
    words: Brief['words']
    inputHash: string
    prompt: string | null
    /** `performance.now()` at the request. */
    startedAt: number
  },
): Brief {
  const { db } = session
  const { deal, seat, context } = draft
  const tracks = shown.tracks.map((track) => trackView(track, context))
  const content = {
    ...draft.body,
    tracks,
    situation: situationView(draft.situation, context.labels),
    evidence: citedEvidence(db, context.labels.cited()),
    words: shown.words,
  }
  const earlier = findSameAdvice(session, content)
  if (earlier) return asOfNow(session, earlier)
  const adviceId = session.newId('advice')
  const body: Omit<Brief, 'log'> = { ...content, adviceId: adviceId as AdviceId }
  const { lang, win, versions } = body
  return transaction(db, () => {
    const logged = appendLog(db, session.stamp(), {
      kind: 'adviceShown',
      body: {
        adviceId,
        subject: deal.id,
        evidenceIds: evidenceIdsOf(body),
        inputHash: shown.inputHash,
        outputHash: sha256Hex(canonicalJson(body as unknown as Json)),
        versions: {
          model: `${versions.win}, ${versions.intent}`,
          rules: `${versions.facts}, ${versions.redLines}`,
          prompt: shown.prompt,
        },
        confidence: win.kind,
        redLines: redLineResults(tracks),
        details: {
          elapsedMs: Math.round(performance.now() - shown.startedAt),
          lang,
          words: body.words.tier,
          ...(body.words.model !== null && { model: body.words.model }),
        },
      },
      // Who it was for and what was said stands apart, under that person's key, so that it can be erased.
      personal: seat
        ? [
            {
              subject: seat.contact.id,
              payload: {
                person: seat.contact.name,
                tracks: tracks.map((track) => sentencesOf(track).map(({ text }) => text)),
              },
            },
          ]
        : [],
    })
    const brief: Brief = { ...body, log: logged }
    insertAdvice(db, {
      id: adviceId,
      kind: 'brief',
      dealId: deal.id,
      contactId: seat?.contact.id ?? null,
      lang,
      inputHash: shown.inputHash,
      body: JSON.stringify(brief),
      logEntryHash: logged.hash,
      shownAt: body.asOf,
    })
    shown.tracks.forEach((track, at) => {
      const composed = draft.tracks.find(({ index }) => index === track.index) ?? track
      insertWording(db, adviceId, track.index, wordingOf(composed, track, tracks[at]!))
    })
    return brief
  })
}

function citedEvidence(
  db: ReadableDb,
  cited: readonly { label: string; evidenceId: string }[],
): Brief['evidence'] {
  const ids = cited.map(({ evidenceId }) => evidenceId)
  const rows = new Map(listEvidenceByIds(db, ids).map((row) => [row.id, row]))
  return cited.flatMap(({ label, evidenceId }) => {
    const row = rows.get(evidenceId)
    if (!row) return []
    return [
      {
        label,
        evidenceId: evidenceId as EvidenceId,
        sourceName: getSource(db, row.sourceId)?.name ?? '',
        line: (JSON.parse(row.locator) as Locator).line,
        author: row.author,
        occurredAt: row.occurredAt,
        excerpt: row.text.slice(0, 160),
      },
    ]
  })
}

/** Every piece of evidence behind the brief: cited by a sentence, or behind a cell or a driver of the price. */
function evidenceIdsOf(brief: Omit<Brief, 'log'>): string[] {
  const reasons = brief.committee.cells.flatMap(({ reading }) =>
    'reasons' in reading ? reading.reasons : [],
  )
  const drivers = brief.quote?.prediction.kind === 'range' ? brief.quote.prediction.drivers : []
  return [
    ...new Set([
      ...brief.evidence.map(({ evidenceId }) => evidenceId),
      ...reasons.flatMap(({ evidenceIds }) => evidenceIds),
      ...drivers.flatMap(({ evidenceIds }) => evidenceIds),
    ]),
  ]
}

const redLineResults = (tracks: readonly TalkTrack[]) =>
  tracks.flatMap((track) => {
    const part = `track:${track.index}`
    return sentencesOf(track).flatMap((sentence) => [
      ...sentence.redLines.map((finding) => ({
        code: finding.ruleId,
        level: finding.severity === 'stop' ? ('block' as const) : ('warn' as const),
        part,
      })),
      ...sentence.spans
        .filter((span) => span.kind === 'unverifiedWording')
        .map(() => ({ code: 'unverifiedWording', level: 'unverified' as const, part })),
    ])
  })
