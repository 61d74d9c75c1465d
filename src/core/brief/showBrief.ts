import { performance } from 'node:perf_hooks'
import { type Brief, situationGroups, type TalkTrack } from '../../shared/contract/brief.ts'
import { lineOfSpan } from '../../shared/evidenceLine.ts'
import type { AdviceId, EvidenceId } from '../../shared/ids.ts'
import { getContact } from '../contacts/store.ts'
import { type ReadableDb, transaction } from '../db/open.ts'
import { getSource, type Locator, listEvidenceByIds } from '../evidence/store.ts'
import { appendLog } from '../log/append.ts'
import { canonicalJson, type Json } from '../log/canonicalJson.ts'
import { sha256Hex } from '../log/entry.ts'
import type { PhrasedExplanation } from '../quoteExplanation/phrasedExplanation.ts'
import type { Session } from '../session.ts'
import type { TalkTrack as ComposedTrack } from '../talkTracks/types.ts'
import { markAdvice, type Wording } from '../watching/record.ts'
import { agendaView } from './agenda/agendaOf.ts'
import { movedCallView, saidOfCallView } from './call/callMovedView.ts'
import { momentWords, plannedWords } from './call/plannedWords.ts'
import { readerZone } from './call/readerZone.ts'
import { complaintsTogether } from './complaints/complaintsTogether.ts'
import type { Draft } from './draftBrief.ts'
import { changesLately, withoutToldChanges } from './people/changesLately.ts'
import { leftView } from './people/leftOnFile.ts'
import { type CitedPlace, citedPlaces, excerptPieces, excerptText } from './printed/excerpts.ts'
import { recordView } from './record/recordView.ts'
import { rivalNotesView } from './rivals/rivalNotes.ts'
import { findSameAdvice } from './sameAdvice.ts'
import { asOfNow } from './shownAgain.ts'
import { situationView } from './situation/situationView.ts'
import { insertAdvice } from './store.ts'
import { knownRegion } from './tracks/trackGround.ts'
import { type EvidenceLabels, sentencesOf, trackView } from './tracks/tracksView.ts'
import { insertWording, wordingOf } from './tracks/wordings.ts'

/** Logs that the advice was shown and keeps it as it was shown, both or neither; what was shown today is shown again. */
export function showBrief(
  session: Session,
  draft: Draft,
  shown: {
    tracks: readonly ComposedTrack[]
    words: Brief['words']
    explanation: PhrasedExplanation
    inputHash: string
    prompt: string | null
    wording: Wording
    /** `performance.now()` at the request. */
    startedAt: number
  },
): Brief {
  const { db } = session
  const { deal, seat, context } = draft
  const tracks = shown.tracks.map((track) => trackView(track, context))
  const holding = complaintsTogether(
    inOrder([
      ...movedView(draft, session, context.labels),
      ...agendaView(draft.lists, context.labels, draft.body.lang),
      ...situationView(draft.situation, context.labels, draft.nameOf),
      { group: 'people', points: leftView(draft.gone, context.labels) },
      { group: 'rivals', points: rivalNotesView(draft.rivalNotes, context.labels, draft.body.lang) },
      ...recordView(draft.record, context.labels, draft.nameOf),
    ]),
  )
  const changed = changesLately(holding, draft.body.asOf)
  const situation = inOrder([...changed, ...withoutToldChanges(holding, changed)])
  citeCommittee(draft.body.committee, context.labels)
  const content = {
    ...draft.body,
    tracks,
    situation,
    evidence: citedEvidence(
      db,
      context.labels.cited(),
      citedPlaces({ situation, tracks, committee: draft.body.committee }),
    ),
    words: shown.words,
    quoteExplanation: shown.explanation.sentences.length > 0 ? shown.explanation : null,
  }
  const earlier = findSameAdvice(session, content)
  if (earlier) return asOfNow(session, earlier)
  const adviceId = session.newId('advice')
  const body: Omit<Brief, 'log'> = { ...content, adviceId: adviceId as AdviceId }
  const { lang, win, versions } = body
  return transaction(db, () => {
    const elapsedMs = performance.now() - shown.startedAt
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
          elapsedMs: Math.round(elapsedMs),
          lang,
          words: body.words.tier,
          ...(shown.explanation.tier === 'model' && { quoteExplanation: shown.explanation.model }),
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
    markAdvice(
      db,
      body,
      {
        concern: draft.scene.concernOf({ atomId: tracks[0]?.atomIds[0] ?? '' }),
        region: knownRegion(session, deal),
        amountMinor: deal.amountMinor,
        currency: deal.currency,
      },
      shown.wording,
      elapsedMs,
    )
    shown.tracks.forEach((track, at) => {
      const composed = draft.tracks.find(({ index }) => index === track.index) ?? track
      const askedOn = shown.wording.words?.[at]?.concerns
      insertWording(db, adviceId, track.index, wordingOf(composed, track, tracks[at]!, draft.scene, askedOn))
    })
    return brief
  })
}

/** The groups as every brief orders them, each once. */
const inOrder = (groups: Brief['situation']): Brief['situation'] =>
  situationGroups.flatMap((group) => {
    const points = groups.filter((one) => one.group === group).flatMap((one) => one.points)
    return points.length > 0 ? [{ group, points }] : []
  })

/** What is said of the people of the committee has its evidence in the brief as well. */
function citeCommittee({ cells }: Brief['committee'], labels: EvidenceLabels): void {
  for (const { tasks, stances, confides } of cells.flatMap(({ people }) => people))
    for (const { evidenceId } of [...tasks, ...stances, ...(confides ? [confides] : [])])
      labels.labelOf(evidenceId)
}

/** The call on its new day, or what was said of it, before the other dates. */
function movedView(
  { moved, saidOfCall, body, deal }: Draft,
  session: Session,
  labels: EvidenceLabels,
): Brief['situation'] {
  const zone = readerZone(session.db, session.zone())
  const clock = { zone: () => zone }
  const planned = plannedWords(clock, deal, body.lang)
  const nameOf = (id: string) => getContact(session.db, id)?.name ?? null
  const words = { lang: body.lang, nameOf, labels }
  const points =
    moved !== null
      ? [movedCallView(moved, { ...words, planned, tell: (at) => momentWords(clock, at, body.lang) })]
      : planned === null
        ? []
        : saidOfCallView(saidOfCall, { ...words, planned })
  return points.length === 0 ? [] : [{ group: 'dates', points }]
}

function citedEvidence(
  db: ReadableDb,
  cited: readonly { label: string; evidenceId: string }[],
  places: readonly CitedPlace[],
): Brief['evidence'] {
  const ids = cited.map(({ evidenceId }) => evidenceId)
  const rows = new Map(listEvidenceByIds(db, ids).map((row) => [row.id, row]))
  return cited.flatMap(({ label, evidenceId }) => {
    const row = rows.get(evidenceId)
    if (!row) return []
    const source = getSource(db, row.sourceId)
    const locator = JSON.parse(row.locator) as Locator
    const pieces = excerptPieces(
      row.text,
      places.filter((place) => place.evidenceId === evidenceId),
      row.kind === 'row',
    ).map((piece) => ({ ...piece, line: lineOfSpan({ ...row, locator }, piece.start) }))
    return [
      {
        label,
        evidenceId: evidenceId as EvidenceId,
        sourceName: source?.name ?? '',
        ...(source?.path && { sourcePath: source.path }),
        ...(locator.entry !== undefined && { entry: locator.entry }),
        line: pieces[0]!.line,
        author: row.author,
        occurredAt: row.occurredAt,
        excerpt: excerptText(pieces),
        pieces,
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
