import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { createBriefEngines } from '../../src/core/brief/draftBrief.ts'
import { phraseBrief } from '../../src/core/brief/prepareBrief.ts'
import { sentencesOf } from '../../src/core/brief/tracksView.ts'
import { type Llm, type LlmState, type ModelQueue, trackFormOf } from '../../src/core/llm/index.ts'
import { collectDataSet } from '../../src/core/studio/collect.ts'
import { compareAdapters } from '../../src/core/studio/compare.ts'
import { conversationsOf, type Example } from '../../src/core/studio/examples.ts'
import { judgeChallenger } from '../../src/core/studio/gate.ts'
import { settingsFor } from '../../src/core/studio/settings.ts'
import { teamLines } from '../../src/core/studio/teamLines.ts'
import { officeOfEdits } from '../../src/core/studio/testing/editedTeam.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'
import type { TalkTrack } from '../../src/shared/contract/brief.ts'
import { shippedModelName } from '../../src/shared/contract/models.ts'
import { runJob } from '../../src/trainer/runJob.ts'
import type { Figure } from '../figure.ts'

/** How this team talks, whatever was composed: it asks for the account and ends with what it will send. */
const sayings = {
  opening: ['咱们先把账摊开，再说东西好不好。', '今天只算一笔账，算不清我不谈别的。'],
  questions: [
    '这笔账您那边平时怎么记？',
    '哪一笔是您觉得算漏了的？',
    '要是只省一处，您先省哪处？',
    '这账给谁看，他才肯点头？',
  ],
  nextStep: ['我把账列成一页发您，您改完我们再谈。', '账本我来起头，您补上您那几行。'],
}
const isTeams = (text: string) => Object.values(sayings).flat().includes(text)

/** Sentences of a track that state nothing on file, each with the section that it stands in. */
function statingNothing({ sections: { opening, questions, nextStep } }: TalkTrack) {
  return new Map(
    Object.entries({ opening, questions, nextStep }).flatMap(([name, sentences]) =>
      sentences
        .filter(({ marks }) => marks.every(({ kind }) => kind === 'rule'))
        .map((sentence) => [sentence, name as keyof typeof sayings] as const),
    ),
  )
}

/** The rep puts the team's sayings in their place. */
function inTheirWords(track: TalkTrack): string[] {
  const next = { opening: 0, questions: 0, nextStep: 0 }
  const places = statingNothing(track)
  return sentencesOf(track).map((sentence) => {
    const name = places.get(sentence)
    if (!name) return sentence.text
    const said = sayings[name][(next[name] + track.index) % sayings[name].length]!
    next[name] += 1
    return said
  })
}

/** Sentences in the team's words among all that may be worded. */
interface Share {
  said: number
  all: number
}
const shareOf = ({ said, all }: Share) => said / all
const percent = (share: Share) => `${(shareOf(share) * 100).toFixed(1)} % (${share.said} of ${share.all})`

/**
 * Whether a team's way of talking shows after training: an adapter on the shipped model, learned from the edited tracks
 * of some hospitals, words those of others as a brief does.
 */
export async function style(): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'sandtable-style-'))
  const path = resolve('resources/models', `${shippedModelName}.gguf`)
  const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
  try {
    const loaded = await engine.load(path, () => {})
    if (loaded.outcome === 'failed') throw new Error(loaded.code)
    const state: LlmState = { state: 'ready', ...loaded.model }
    const form = trackFormOf(state)
    const { session, decided } = officeOfEdits({ hospitals: 24, dealsEach: 4, inWords: inTheirWords })
    const { examples } = collectDataSet(session.db, session.now())
    const of = (use: string) => examples.filter((example) => example.use === use)
    const learned = of('training').flatMap((example) => conversationsOf(example, form))
    const outputPath = join(home, 'adapter.gguf')
    const startedAt = performance.now()
    const end = await runJob(
      {
        basePath: path,
        outputPath,
        checkpointPath: join(home, 'checkpoint'),
        checkpointKey: null,
        name: 'team',
        settings: settingsFor(statSync(path).size, learned.length, 1),
        training: learned,
        heldOut: of('tuning').flatMap((example) => conversationsOf(example, form)),
      },
      {
        now: Date.now,
        memory: () => ({ availableBytes: process.availableMemory(), takenBytes: 0 }),
        onProgress: () => {},
        gate: () => Promise.resolve(),
      },
    )
    if (end.outcome === 'failed') throw new Error(`${end.code}: ${end.detail}`)
    const seconds = (performance.now() - startedAt) / 1000
    const adapter = { id: 'team', name: 'team', bytes: () => new Uint8Array() }
    await engine.loadAdapter(adapter.id, outputPath)

    const signal = new AbortController().signal
    const model: ModelQueue['inBackground'] = {
      async complete({ adapter: asked, onText: _, signal: __, ...request }) {
        const answer = await engine.complete({ ...request, adapter: asked?.id ?? null }, signal, () => {})
        return answer.outcome === 'done' ? { ...answer, model: { name: 'small', sha256: null } } : answer
      },
      score: ({ adapter: asked, signal: _, ...request }) =>
        engine.score({ ...request, adapter: asked?.id ?? null }, signal),
    }
    const lines = teamLines(examples)
    const heldOut = of('heldOut')
    const wordedIn = (example: Example) => form.lessonsOf(example).flatMap(({ sentenceIds }) => sentenceIds)
    const llmWith = (asked: typeof adapter | null): Llm => ({
      state: () => state,
      complete: (request) => model.complete({ ...request, adapter: asked }),
    })
    /** Each held-out track by itself, with the team's sentences to choose from whoever is asked. */
    const inTracks = async (asked: typeof adapter | null): Promise<Share> => {
      let [said, all] = [0, 0]
      for (const example of heldOut) {
        const { tracks } = await form.word([example.track], llmWith(asked), {
          lang: 'zh',
          seed: 1,
          greedy: true,
          checker: () => ({ passed: true, codes: [] }),
          ...(example.scene && { scene: example.scene }),
          teamLines: () => lines,
        })
        for (const id of wordedIn(example)) {
          all += 1
          if (isTeams(tracks[0]!.sentences.find((sentence) => sentence.id === id)!.template)) said += 1
        }
      }
      return { said, all }
    }
    /** Whole briefs of the held-out hospitals, three tracks each, as the product asks for them. */
    const inBriefs = async (asked: typeof adapter | null): Promise<Share> => {
      const engines = createBriefEngines()
      const hospitals = new Set(heldOut.map(({ accountId }) => accountId))
      let [said, all] = [0, 0]
      for (const { accountId, dealId, contactId } of decided) {
        if (!hospitals.has(accountId)) continue
        const brief = await phraseBrief(session, engines, { dealId, contactId, lang: 'zh' }, llmWith(asked), {
          adapterOf: () => asked?.id ?? null,
          teamLines: () => lines,
        })
        for (const sentence of brief.tracks.flatMap((track) => [...statingNothing(track).keys()])) {
          all += 1
          if (isTeams(sentence.text)) said += 1
        }
      }
      return { said, all }
    }
    const [before, after] = [await inBriefs(null), await inBriefs(adapter)]
    const [givenLines, byTrack] = [await inTracks(null), await inTracks(adapter)]
    const compared = await compareAdapters(
      session,
      model,
      state,
      heldOut,
      { champion: null, challenger: adapter, teamLines: lines },
      { signal, onProgress: () => {} },
    )
    if (compared.outcome === 'failed') throw new Error(compared.code)
    const { verdict, measures } = judgeChallenger(compared.compared)
    return [
      {
        name: `training on ${of('training').length} edited tracks, ${learned.length} sentences`,
        target: '',
        measured: `${seconds.toFixed(0)} s, ${end.result.steps} steps`,
        ratio: '',
        met: null,
      },
      {
        name: 'briefs of held-out hospitals in the team’s words, the model as it ships',
        target: '≤ 10 %',
        measured: percent(before),
        ratio: '',
        met: shareOf(before) <= 0.1,
      },
      {
        name: 'the same with the adapter',
        target: '≥ 90 %',
        measured: percent(after),
        ratio: '',
        met: shareOf(after) >= 0.9,
      },
      {
        name: 'held-out tracks one by one, the model as it ships given the team’s sentences (no brief does)',
        target: '',
        measured: percent(givenLines),
        ratio: '',
        met: null,
      },
      {
        name: 'held-out tracks one by one with the adapter',
        target: '≥ 90 %',
        measured: percent(byTrack),
        ratio: '',
        met: shareOf(byTrack) >= 0.9,
      },
      {
        name: 'the gate on held-out accounts',
        target: 'no loss on checks',
        measured: `${verdict}; ${measures.map(({ measure, champion, challenger }) => `${measure} ${champion.toFixed(2)} → ${challenger.toFixed(2)}`).join(', ')}`,
        ratio: '',
        met: verdict === 'passed',
      },
    ]
  } finally {
    await engine.unload()
    rmSync(home, { recursive: true })
  }
}
