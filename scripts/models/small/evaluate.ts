import {
  type BuyingRole,
  buyingRoles,
  type Concern,
  concerns,
  type Lang,
  type SellingStage,
  type Strategy,
  sellingStages,
  slotsOf,
  slotsWellFormed,
  strategies,
  strategiesOfConcern,
  withoutSlots,
} from '../../../src/core/atoms/library/index.ts'
import type { Llm } from '../../../src/core/llm/llm.ts'
import { choiceAmong, type SentenceRequest } from '../../../src/core/llm/smallModel.ts'
import { wordingFault } from '../../../src/core/llm/wordingFault.ts'
import { scanRedLines } from '../../../src/core/redLines/scanRedLines.ts'
import { strategyNotes, trackSections } from '../../../src/core/talkTracks/index.ts'
import { createLlamaEngine } from '../../../src/model-process/llamaEngine.ts'
import type { Corpus, TrackLine } from '../corpus/readCorpus.ts'
import { type Share, shareOfRight } from '../reader/measure.ts'
import { isHeldOutScene, isOfHeldOutScene, type Scene } from './examples.ts'

/** Shares, in the order of the roles, by which a text is worded for each. */
export type Judge = { role: (text: string) => Float64Array }

/** The shipped file, asked in this process as the product asks it in its own. */
export async function openSmallModel(path: string): Promise<{
  llm: Llm
  scores: (asked: { prompt: string; answer: string }) => Promise<number>
  loadMs: number
  close(): Promise<void>
}> {
  const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
  const startedAt = performance.now()
  const loaded = await engine.load(path, () => {})
  if (loaded.outcome === 'failed') throw new Error(`${path}: ${loaded.code}`)
  const loadMs = performance.now() - startedAt
  const { model } = loaded
  return {
    loadMs,
    close: () => engine.unload(),
    async scores({ prompt, answer }) {
      const asked = { system: '', prompt, answer, adapter: null }
      const score = await engine.score(asked, new AbortController().signal)
      if (score.outcome === 'failed') throw new Error(score.code)
      return score.logProbability
    },
    llm: {
      state: () => ({ state: 'ready', ...model }),
      async complete(request) {
        const { signal = new AbortController().signal, onText = () => {}, ...asked } = request
        const answer = await engine.complete({ ...asked, adapter: null }, signal, onText)
        return answer.outcome === 'done' ? { ...answer, model } : answer
      },
    },
  }
}

/** Every scene that the model saw no line of. */
export const heldOutScenes: readonly Scene[] = buyingRoles.flatMap((role) =>
  concerns.flatMap((concern) =>
    sellingStages.map((stage) => ({ role, concern, stage })).filter(isHeldOutScene),
  ),
)

/** The strategies of three tracks for a scene: those that serve its concern, role or stage, then any. */
function strategiesFor(scene: Scene): Strategy[] {
  const fitting = strategies.filter(
    (one) => strategyNotes[one].roles.includes(scene.role) || strategyNotes[one].stages.includes(scene.stage),
  )
  return [...new Set([...strategiesOfConcern[scene.concern], ...fitting, ...strategies])].slice(0, 3)
}

const redLine = (text: string, lang: Lang) =>
  scanRedLines(text, { lang, profile: 'general', trademarks: [] }).some(({ severity }) => severity === 'stop')

/** Right in form, language, figures and red lines. */
const passes = ({ text, lang }: TrackLine): boolean =>
  slotsWellFormed(text) && wordingFault(withoutSlots(text), lang) === null && !redLine(text, lang)

const speaksOf = ({ concern, also }: TrackLine, asked: Concern) => concern === asked || also.includes(asked)
const isNear = ({ stage }: TrackLine, asked: SellingStage) =>
  stage !== null && Math.abs(sellingStages.indexOf(stage) - sellingStages.indexOf(asked)) <= 1

/** How often something held of what was chosen, and how often it would have of any candidate. */
export type Beside = { chosen: Share; byChance: number }
class Tally {
  private right = 0
  private chance = 0
  private n = 0
  add(candidates: readonly TrackLine[], chosen: TrackLine, holds: (line: TrackLine) => boolean): void {
    this.n += 1
    if (holds(chosen)) this.right += 1
    this.chance += candidates.filter(holds).length / candidates.length
  }
  told = (): Beside => ({ chosen: shareOfRight(this.right, this.n), byChance: this.chance / this.n })
}

/** One choice; null where the answer is none of the candidates, which the grammar rules out. */
async function choose(
  llm: Llm,
  candidates: readonly TrackLine[],
  request: Omit<SentenceRequest, 'slots'>,
): Promise<TrackLine | null> {
  const slots = [...new Set(candidates.flatMap(({ text }) => slotsOf(text)))]
  const texts = [...new Set(candidates.map(({ text }) => text))]
  // Among all lines the slots of all would be no question any more.
  const answer = await llm.complete(choiceAmong(texts, { ...request, slots: slots.length > 4 ? [] : slots }))
  if (answer.outcome === 'failed') throw new Error(answer.code)
  return candidates.find(({ text }) => text === answer.json) ?? null
}

export type ChoosingFigures = {
  lang: Lang
  scenes: number
  /** Among every line of the section, whatever it was written for: what the model itself knows of scenes. */
  candidates: number
  role: Beside
  concern: Beside
  both: Beside
  /** Among those written for role and concern, as the product asks: three tracks of six sentences. */
  answered: Share
  stage: Beside
  strategy: Beside
  /** Advices whose three tracks are complete, repeat nothing, and pass every check. */
  checked: Share
  medianMs: number
  examples: string[][]
}

/** Has the model choose for every held-out scene, among lines of the other scenes. */
export async function measureChoosing(llm: Llm, lang: Lang, corpus: Corpus): Promise<ChoosingFigures> {
  const lines = corpus.trackLines.filter((line) => line.lang === lang && !isOfHeldOutScene(line))
  const [role, concern, both, stage, strategyTally] = [
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
    new Tally(),
  ]
  let [asked, answered, checked, candidatesSeen, freely] = [0, 0, 0, 0, 0]
  const times: number[] = []
  const examples: string[][] = []
  for (const [at, scene] of heldOutScenes.entries()) {
    const section = trackSections[at % trackSections.length]!
    const all = lines.filter((line) => line.section === section)
    const first = await choose(llm, all, { lang, ...scene, section, strategy: null })
    freely += 1
    candidatesSeen += all.length
    if (first) {
      const isRole = (line: TrackLine) => line.role === null || line.role === scene.role
      const isConcern = (line: TrackLine) => speaksOf(line, scene.concern)
      role.add(all, first, isRole)
      concern.add(all, first, isConcern)
      both.add(all, first, (line) => isRole(line) && isConcern(line))
    }
    const said = new Set<string>()
    const startedAt = performance.now()
    let right = true
    const tracks: TrackLine[][] = []
    for (const strategy of strategiesFor(scene)) {
      const track: TrackLine[] = []
      for (const part of trackSections) {
        asked += 1
        const own = lines.filter(
          (line) =>
            line.section === part &&
            (line.role === scene.role || line.role === null) &&
            speaksOf(line, scene.concern) &&
            passes(line) &&
            !said.has(line.text),
        )
        const chosen =
          own.length === 0 ? null : await choose(llm, own, { lang, ...scene, section: part, strategy })
        if (chosen === null) {
          right = false
          continue
        }
        answered += 1
        stage.add(own, chosen, (line) => isNear(line, scene.stage))
        strategyTally.add(own, chosen, (line) => line.strategy === strategy)
        said.add(chosen.text)
        track.push(chosen)
      }
      tracks.push(track)
    }
    times.push(performance.now() - startedAt)
    if (right) checked += 1
    if (at % 17 === 0)
      examples.push([
        `${scene.role} · ${scene.concern} · ${scene.stage}`,
        ...tracks[0]!.map(({ section: part, text }) => `${part}: ${text}`),
      ])
  }
  times.sort((left, right) => left - right)
  return {
    lang,
    scenes: heldOutScenes.length,
    candidates: candidatesSeen / freely,
    role: role.told(),
    concern: concern.told(),
    both: both.told(),
    answered: shareOfRight(answered, asked),
    stage: stage.told(),
    strategy: strategyTally.told(),
    checked: shareOfRight(checked, heldOutScenes.length),
    medianMs: times[Math.floor(times.length / 2)]!,
    examples,
  }
}

/** The likeliest by all sentences of a track together. */
function likeliest(texts: readonly string[], shares: (text: string) => Float64Array): number {
  const sums = new Map<number, number>()
  for (const text of texts)
    for (const [at, share] of shares(text).entries())
      sums.set(at, (sums.get(at) ?? 0) + Math.log(share + 1e-6))
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

/** The role for which the reader takes a track to be worded. */
export const readerTakesFor = (sentences: readonly { template: string }[], judge: Judge): BuyingRole =>
  buyingRoles[
    likeliest(
      sentences.map(({ template }) => withoutSlots(template)),
      judge.role,
    )
  ]!
