import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Lang, slotsOf } from '../../src/core/atoms/library/index.ts'
import { phraseBrief } from '../../src/core/brief/prepareBrief.ts'
import { trackGround } from '../../src/core/brief/tracks/trackGround.ts'
import { checkedSentence, sentencesOf } from '../../src/core/brief/tracks/tracksView.ts'
import { type Llm, type LlmState, type ModelQueue, trackFormOf } from '../../src/core/llm/index.ts'
import { wordingFault } from '../../src/core/llm/wordingFault.ts'
import { collectDataSet } from '../../src/core/studio/collect.ts'
import { compareAdapters } from '../../src/core/studio/compare.ts'
import { conversationsOf } from '../../src/core/studio/examples.ts'
import { judgeChallenger } from '../../src/core/studio/gate.ts'
import { settingsFor } from '../../src/core/studio/settings.ts'
import { teamLines } from '../../src/core/studio/teamLines.ts'
import type { TrainingExample, TrainingJob } from '../../src/core/training/index.ts'
import { createLlamaEngine } from '../../src/model-process/llamaEngine.ts'
import { shippedModelName } from '../../src/shared/contract/models.ts'
import { runJob } from '../../src/trainer/runJob.ts'
import { type Figure, quantile } from '../figure.ts'
import { isFor, isTeams, sayingsFor, statingNothing, teamOfEdits, type WordedSection } from './styleTeam.ts'

/** Customers whose tracks are edited: of three tracks each a good part says the same as another, and a quarter is held out. */
const customers = { full: 190, small: 40 }
/** Distinct edited tracks that the issue asks to be learned from. */
const tracksWanted = 200

/** What an answer that is likeliest as a whole may cost a brief beside one token by token. */
const wantedMoreMs = 250

/** What briefs of held-out customers say, counted by sentence: all that may be worded are `all`. */
interface Said {
  all: number
  /** In the team's words. */
  teams: number
  /** In the words that the team has for this very listener, and of how many, by section. */
  right: number
  bySection: Record<WordedSection, { all: number; right: number }>
  /** What `teams` and `right` would be if each answer were drawn from what was offered. */
  byChance: { teams: number; right: number }
  /** Sentences of the whole brief, and those that pass every check. */
  sentences: number
  passed: number
  /** Of the processor, for the model's answers of each brief. */
  milliseconds: number[]
}

/** What is written where nothing is offered: all sentences, those of the team, those for this listener, those that pass every check. */
type Free = Pick<Said, 'all' | 'teams' | 'right' | 'passed'>
const anySentence = { type: 'string', minLength: 4, maxLength: 160 } as const

const percent = (part: number, all: number) => `${((part / all) * 100).toFixed(1)} %`
const share = (part: number, all: number) => `${percent(part, all)} (${part} of ${all})`
const figure = (name: string, measured: string, target = '', met: boolean | null = null): Figure => ({
  name,
  target,
  measured,
  ratio: '',
  met,
})

const surroundings = {
  now: Date.now,
  memory: () => ({ availableBytes: process.availableMemory(), takenBytes: 0 }),
  onProgress: () => {},
  gate: () => Promise.resolve(),
}

async function trained(job: Omit<TrainingJob, 'checkpointPath' | 'checkpointKey'>) {
  const end = await runJob(
    { ...job, checkpointPath: `${job.outputPath}.checkpoint`, checkpointKey: null },
    surroundings,
  )
  if (end.outcome === 'failed') throw new Error(`${end.code}: ${end.detail}`)
  return end.result
}

/**
 * Whether a team's way of talking shows after training: an adapter on the shipped model, learned from the edited tracks
 * of some customers, words the briefs of others. The model as it is does so twice: as the product has it, without the
 * team's sentences to choose from, and with them, as the adapter has them.
 */
async function inLanguage(lang: Lang, count: number, home: string): Promise<Figure[]> {
  const path = resolve('resources/models', `${shippedModelName}.gguf`)
  const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
  try {
    const loaded = await engine.load(path, () => {})
    if (loaded.outcome === 'failed') throw new Error(loaded.code)
    const state: LlmState = { state: 'ready', ...loaded.model }
    const form = trackFormOf(state)
    const { session, engines, decided } = teamOfEdits(lang, count)
    const { examples, leftOut } = collectDataSet(session.db, session.now())
    const of = (use: string) => examples.filter((example) => example.use === use)
    const lessonsOf = (use: string): TrainingExample[] =>
      of(use).flatMap((example) => conversationsOf(example, form))
    const learned = lessonsOf('training')
    const outputPath = join(home, `${lang}.gguf`)
    const load = loadavg()[0]!
    const startedAt = performance.now()
    const result = await trained({
      ...{ basePath: path, outputPath, name: 'team' },
      settings: settingsFor(statSync(path).size, learned.length, 1),
      training: learned,
      heldOut: lessonsOf('tuning'),
    })
    const seconds = (performance.now() - startedAt) / 1000
    const loads = `load ${load.toFixed(1)} to ${loadavg()[0]!.toFixed(1)}`
    const adapter = { id: lang, name: 'team', bytes: () => new Uint8Array() }
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
    const heldOutAccounts = new Set(of('heldOut').map(({ accountId }) => accountId))
    const calls = decided.filter(({ accountId }) => heldOutAccounts.has(accountId))

    /** Whole briefs of the held-out customers, three tracks each, as the product asks for them. */
    const inBriefs = async (
      asked: typeof adapter | null,
      isGivenLines: boolean,
      goesByToken = false,
    ): Promise<Said> => {
      const said: Said = {
        ...{ all: 0, teams: 0, right: 0, sentences: 0, passed: 0, milliseconds: [] },
        byChance: { teams: 0, right: 0 },
        bySection: {
          opening: { all: 0, right: 0 },
          questions: { all: 0, right: 0 },
          nextStep: { all: 0, right: 0 },
        },
      }
      for (const { dealId, contactId, listener } of calls) {
        let milliseconds = 0
        const llm: Llm = {
          state: () => state,
          async complete({ asWhole, ...request }) {
            const offered: readonly string[] = 'enum' in request.schema ? request.schema.enum : []
            const one = 1 / offered.length
            said.byChance.teams += one * offered.filter((text) => isTeams(lang, text)).length
            said.byChance.right += one * offered.filter((text) => isFor(lang, text, listener)).length
            const before = process.cpuUsage()
            const weighed = { ...request, ...(asWhole && !goesByToken && { asWhole }) }
            const answer = await model.complete({ ...weighed, adapter: asked })
            const { user, system } = process.cpuUsage(before)
            milliseconds += (user + system) / 1000
            return answer
          },
        }
        const request = { dealId, contactId, lang }
        const { tracks } = await phraseBrief(session, engines, request, llm, {
          adapterOf: () => (isGivenLines ? lang : null),
          teamLines: () => lines,
        })
        said.milliseconds.push(milliseconds)
        const { context } = trackGround(session, request, session.now())
        for (const track of tracks) {
          for (const [{ text }, section] of statingNothing(track)) {
            const inSection = said.bySection[section]
            said.all += 1
            inSection.all += 1
            if (isTeams(lang, text)) said.teams += 1
            if (!sayingsFor(lang, section, listener).includes(text)) continue
            said.right += 1
            inSection.right += 1
          }
          for (const { text, marks } of sentencesOf(track)) {
            // What cites something was checked against that when it was composed, and no model words it.
            if (marks.some(({ kind }) => kind !== 'rule')) continue
            said.sentences += 1
            if (!checkedSentence(text, [], context).blocked) said.passed += 1
          }
        }
      }
      return said
    }
    /**
     * The same model asked for each sentence of the held-out tracks with nothing to choose from: whatever it writes by
     * itself, likeliest word by word. No brief asks so; here nobody puts a sentence into its mouth, neither the team's nor
     * another's.
     */
    const inOwnWords = async (asked: typeof adapter | null): Promise<Free> => {
      const free: Free = { all: 0, teams: 0, right: 0, passed: 0 }
      for (const example of of('heldOut')) {
        const call = calls.find(({ accountId }) => accountId === example.accountId)!
        const { context } = trackGround(session, { ...call, lang }, session.now())
        for (const { system, prompt } of form.lessonsOf(example)) {
          const answer = await model.complete({
            ...{ system, prompt, schema: anySentence, maxTokens: 240, seed: 1, temperature: 0 },
            adapter: asked,
          })
          if (answer.outcome === 'failed' && answer.code !== 'model.outputCutOff')
            throw new Error(answer.code)
          const text = answer.outcome === 'done' ? String(answer.json) : ''
          free.all += 1
          if (isTeams(lang, text)) free.teams += 1
          if (isFor(lang, text, call.listener)) free.right += 1
          const isSound =
            text !== '' &&
            slotsOf(text).length === 0 &&
            wordingFault(text, lang) === null &&
            !checkedSentence(text, [], context).blocked
          if (isSound) free.passed += 1
        }
      }
      return free
    }
    const [freeBefore, freeAfter] = [await inOwnWords(null), await inOwnWords(adapter)]
    const served = await inBriefs(null, false)
    const before = await inBriefs(null, true)
    const after = await inBriefs(adapter, true)
    const byToken = await inBriefs(adapter, true, true)
    const compared = await compareAdapters(
      session,
      model,
      state,
      of('heldOut'),
      { champion: null, challenger: adapter, teamLines: lines },
      { signal, onProgress: () => {} },
    )
    if (compared.outcome === 'failed') throw new Error(compared.code)
    const { verdict, measures } = judgeChallenger(compared.compared)
    const nearlySame = leftOut.filter(({ reason }) => reason === 'nearDuplicate').length
    const told = (name: string) => `${lang}: ${name}`
    const rightOf = ({ right, all, bySection }: Said) =>
      `${share(right, all)}: ${Object.entries(bySection)
        .map(([section, each]) => `${section} ${each.right} of ${each.all}`)
        .join(', ')}`
    const timeOf = ({ milliseconds }: Said) =>
      `median ${quantile(milliseconds, 0.5).toFixed(0)} ms, most ${Math.max(...milliseconds).toFixed(0)} ms`
    const chanceOf = ({ byChance, all }: Said) =>
      `; drawn by lot ${percent(byChance.teams, all)}, the right one ${percent(byChance.right, all)}`
    return [
      figure(
        told('distinct edited tracks learned from'),
        `${of('training').length}, ${learned.length} sentences (of ${decided.length} customers; ${nearlySame} tracks that say the same as another are left out, ${of('tuning').length} watched, ${of('heldOut').length} held out)`,
        `≥ ${tracksWanted}`,
        of('training').length >= tracksWanted,
      ),
      figure(told('training'), `${seconds.toFixed(0)} s, ${result.steps} steps, ${loads}`),
      figure(
        told(
          `briefs of ${calls.length} held-out customers in the team’s words, the model as it ships, as it is served`,
        ),
        share(served.teams, served.all),
        '≤ 10 %',
        served.teams / served.all <= 0.1,
      ),
      figure(
        told('the same, given the team’s sentences to choose from as the adapter is'),
        `${share(before.teams, before.all)}${chanceOf(before)}`,
        '≤ 10 %',
        before.teams / before.all <= 0.1,
      ),
      figure(
        told('the same with the adapter'),
        `${share(after.teams, after.all)}${chanceOf(after)}`,
        '≥ 90 %',
        after.teams / after.all >= 0.9,
      ),
      figure(
        told('what the team says to this very listener: as it ships, given the sentences'),
        rightOf(before),
      ),
      figure(told('the same with the adapter'), rightOf(after), '≥ 90 %', after.right / after.all >= 0.9),
      figure(told('the same with the adapter, answered token by token'), rightOf(byToken)),
      figure(
        told('processor time of a brief’s answers by the adapter: token by token → each sentence whole'),
        `${timeOf(byToken)} → ${timeOf(after)}, load ${loadavg()[0]!.toFixed(1)}`,
        `at most ${wantedMoreMs} ms more`,
        quantile(after.milliseconds, 0.5) - quantile(byToken.milliseconds, 0.5) <= wantedMoreMs,
      ),
      figure(
        told('written with nothing to choose from, as it ships'),
        `${share(freeBefore.teams, freeBefore.all)}; passes the checks ${percent(freeBefore.passed, freeBefore.all)}`,
        '≤ 10 %',
        freeBefore.teams / freeBefore.all <= 0.1,
      ),
      figure(
        told('the same with the adapter'),
        `${share(freeAfter.teams, freeAfter.all)}, the right one ${percent(freeAfter.right, freeAfter.all)}; passes the checks ${percent(freeAfter.passed, freeAfter.all)}`,
        '≥ 90 %',
        freeAfter.teams / freeAfter.all >= 0.9,
      ),
      figure(
        told('sentences of these briefs that pass the checks, as it ships → with the adapter'),
        `${share(before.passed, before.sentences)} → ${share(after.passed, after.sentences)}`,
        'no loss',
        after.passed / after.sentences >= before.passed / before.sentences,
      ),
      figure(
        told('the gate on held-out accounts'),
        `${verdict}; ${measures.map(({ measure, champion, challenger }) => `${measure} ${champion.toFixed(2)} → ${challenger.toFixed(2)}`).join(', ')}`,
        'no loss on checks',
        verdict === 'passed',
      ),
    ]
  } finally {
    await engine.unload()
  }
}

/** The same team in Chinese and in English. */
export async function style(small: boolean): Promise<Figure[]> {
  const home = mkdtempSync(join(tmpdir(), 'sandtable-style-'))
  try {
    const figures: Figure[] = []
    for (const lang of ['zh', 'en'] as const)
      figures.push(...(await inLanguage(lang, customers[small ? 'small' : 'full'], home)))
    return figures
  } finally {
    rmSync(home, { recursive: true })
  }
}
