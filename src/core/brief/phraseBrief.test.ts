import { call } from '@orpc/server'
import { describe, expect, it } from 'vitest'
import { type Completion, type CompletionRequest, type Llm, trackAnswer, trackRequest } from '../llm/index.ts'
import { logHead } from '../log/append.ts'
import type { Session, Sessions } from '../session.ts'
import { officeOfEdits } from '../studio/testing/editedTeam.ts'
import { createBriefEngines, draftBrief } from './draftBrief.ts'
import { phraseBrief, prepareBrief } from './prepareBrief.ts'
import { briefProcedures } from './procedures.ts'

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
    phraseBrief(session as Session, createBriefEngines(), request, llm, nobody, { signal })
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

describe('a wording in the making', () => {
  it('is told sentence by sentence before anything of it is logged as shown, and is then the brief', async () => {
    const { session, request } = oneCall()
    const composed = draftBrief(session, createBriefEngines(), request, session.now()).tracks
    const mayEnd = Promise.withResolvers<void>()
    const llm = playedModel(async ({ prompt, onText }) => {
      const track = composed.find((one) => trackRequest(one, 'zh', 1).prompt === prompt)
      if (!track) return { outcome: 'failed', code: 'model.absent' }
      const text = trackAnswer(
        track,
        new Map(),
        track.sentences.map(({ id }) => id),
      )
      onText?.(text)
      await mayEnd.promise
      const model = { name: 'Played', sha256 }
      return { outcome: 'done', text, json: JSON.parse(text), model, tokens: { prompt: 1, answer: 1 } }
    })
    const procedures = briefProcedures(
      { require: () => session as Session } as Sessions,
      createBriefEngines(),
      llm,
      nobody,
    )
    const head = logHead(session.db)
    const stream = await call(procedures.phrase, request)
    const first = await stream.next()
    expect(first).toEqual({
      done: false,
      value: { kind: 'sentence', track: 1, text: composed[0]!.sentences[0]!.text },
    })
    expect(logHead(session.db)).toEqual(head)
    mayEnd.resolve()
    let told = 1
    for (;;) {
      const next = await stream.next()
      if (next.done) {
        expect(next.value).toMatchObject({ words: { tier: 'model', model: 'Played' } })
        break
      }
      told += 1
    }
    expect(told).toBe(composed.flatMap(({ sentences }) => sentences).length)
    expect(logHead(session.db)).not.toEqual(head)
  })

  it('is refused as data where no model is there', async () => {
    const { session, request } = oneCall()
    const absent = { ...playedModel(async () => ({ outcome: 'failed', code: 'model.absent' })) }
    absent.state = () => ({ state: 'absent' })
    const sessions = { require: () => session as Session } as Sessions
    const procedures = briefProcedures(sessions, createBriefEngines(), absent, nobody)
    const stream = await call(procedures.phrase, request)
    await expect(stream.next()).rejects.toMatchObject({ data: { code: 'model.absent' } })
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
