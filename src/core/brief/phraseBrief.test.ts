import { describe, expect, it } from 'vitest'
import { type Completion, type CompletionRequest, type Llm, trackAnswer, trackRequest } from '../llm/index.ts'
import { logHead } from '../log/append.ts'
import type { Session } from '../session.ts'
import { officeOfEdits } from '../studio/testing/editedTeam.ts'
import { createBriefEngines, draftBrief } from './draftBrief.ts'
import { phraseBrief, prepareBrief } from './prepareBrief.ts'

const sha256 = 'b'.repeat(64)
const nobody = { adapterOf: () => null, teamLines: () => [] }

/** A model, played: a test says what comes of each question. */
const playedModel = (answer: (request: CompletionRequest) => Promise<Completion>): Llm => ({
  state: () => ({ state: 'ready', name: 'Played', sha256, sizeBytes: 1 }),
  complete: answer,
})

function oneCall() {
  const { session, decided } = officeOfEdits({ hospitals: 3, edits: () => [], adopts: false })
  const [{ dealId, contactId }] = decided as [(typeof decided)[number]]
  const request = { dealId, contactId, lang: 'zh' as const }
  const phrase = (llm: Llm, signal?: AbortSignal) =>
    phraseBrief(session as Session, createBriefEngines(), request, llm, nobody, signal)
  return { session, request, phrase }
}

describe('who worded a track', () => {
  it('is told of each: composition, where no model was asked', () => {
    const { session, request } = oneCall()
    const { words, tracks } = prepareBrief(session, createBriefEngines(), request)
    expect(tracks).toHaveLength(3)
    expect(words.tracks).toEqual(
      [1, 2, 3].map((index) => ({ index, tier: 'composition', isAsked: false, why: null })),
    )
  })

  it('is told of each with its own reason, where the model did for one and not for the others', async () => {
    const { session, request, phrase } = oneCall()
    const composed = draftBrief(session, createBriefEngines(), request, session.now()).tracks
    const { words } = await phrase(
      playedModel(async ({ prompt }) => {
        const track = composed.find((one) => trackRequest(one, 'zh', 1).prompt === prompt)
        if (track?.index === 2) return { outcome: 'failed', code: 'model.crashed' }
        const order = track?.sentences.map(({ id }) => id) ?? []
        const json = track?.index === 1 ? JSON.parse(trackAnswer(track, new Map(), order)) : 'nonsense'
        const model = { name: 'Played', sha256 }
        return { outcome: 'done', text: '', json, model, tokens: { prompt: 1, answer: 1 } }
      }),
    )
    expect(words).toEqual({
      tier: 'model',
      model: 'Played',
      why: 'model.crashed',
      tracks: [
        { index: 1, tier: 'model', isAsked: true, why: null },
        { index: 2, tier: 'composition', isAsked: true, why: 'model.crashed' },
        { index: 3, tier: 'composition', isAsked: true, why: 'output.form' },
      ],
    })
  })
})

describe('a wording that nobody waits for any more', () => {
  it('shows nothing, and leaves no entry that says that it did', async () => {
    const { session, request, phrase } = oneCall()
    const before = prepareBrief(session, createBriefEngines(), request)
    const head = logHead(session.db)
    const stop = new AbortController()
    const waiting = phrase(
      playedModel(
        ({ signal }) =>
          new Promise((resolve) => {
            signal!.addEventListener('abort', () => resolve({ outcome: 'failed', code: 'model.cancelled' }))
            stop.abort()
            if (signal!.aborted) resolve({ outcome: 'failed', code: 'model.cancelled' })
          }),
      ),
      stop.signal,
    )
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' })
    expect(logHead(session.db)).toEqual(head)
    expect(prepareBrief(session, createBriefEngines(), request).adviceId).toBe(before.adviceId)
  })
})
