import {
  type BuyingRole,
  buyingRoles,
  type Concern,
  concerns,
  type Lang,
  libraryAtoms,
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
import { isWordable } from '../../../src/core/llm/phraseWithSmallModel.ts'
import { choiceAmong, type SentenceRequest } from '../../../src/core/llm/smallModel.ts'
import { phraseTracks } from '../../../src/core/llm/trackForms.ts'
import { wordingFault } from '../../../src/core/llm/wordingFault.ts'
import { scanRedLines } from '../../../src/core/redLines/scanRedLines.ts'
import {
  composeTalkTracks,
  strategyNotes,
  type TalkTrack,
  trackSections,
} from '../../../src/core/talkTracks/index.ts'
import { createLlamaEngine } from '../../../src/model-process/llamaEngine.ts'
import type { Corpus, TrackLine } from '../corpus/readCorpus.ts'
import { type Share, shareOfRight } from '../reader/measure.ts'
import { isHeldOutScene, isOfHeldOutScene, type Scene } from './examples.ts'

/** Shares, in the order of the roles, by which a text is worded for each. */
export type Judge = { role: (text: string) => Float64Array }

/** The shipped file, asked in this process as the product asks it in its own. */
export async function openSmallModel(
  path: string,
): Promise<{ llm: Llm; loadMs: number; close(): Promise<void> }> {
  const engine = createLlamaEngine({ availableBytes: () => process.availableMemory() })
  const startedAt = performance.now()
  const loaded = await engine.load(path, () => {})
  if (loaded.outcome === 'failed') throw new Error(`${path}: ${loaded.code}`)
  const loadMs = performance.now() - startedAt
  const { model } = loaded
  return {
    loadMs,
    close: () => engine.unload(),
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

export type PhrasingFigures = {
  lang: Lang
  briefs: number
  wordable: number
  worded: Share
  /** Tracks that the judge takes for ones for the role, as composed and as worded. */
  composedRole: Share
  wordedRole: Share
  medianMs: number
  slowestMs: number
  examples: [string, string][]
}

const asOf = Date.UTC(2026, 4, 20)

/** Words composed tracks for every held-out scene as the product does. */
export async function measurePhrasing(llm: Llm, lang: Lang, judge: Judge): Promise<PhrasingFigures> {
  const concernOf = new Map(libraryAtoms.map((atom) => [atom.id, atom.trigger.concerns[0]!]))
  const figures = { briefs: 0, wordable: 0, worded: 0, composedRole: 0, wordedRole: 0, tracks: 0 }
  const times: number[] = []
  const examples: [string, string][] = []
  for (const scene of heldOutScenes) {
    const composed = composeFor(scene, lang)
    if (composed === null) continue
    figures.briefs += 1
    const startedAt = performance.now()
    const phrased = await phraseTracks(composed, llm, {
      lang,
      seed: 1,
      checker: ({ text }) => ({ passed: !redLine(text, lang), codes: ['redLine'] }),
      scene: {
        role: scene.role,
        stage: scene.stage,
        concernOf: ({ atomId }) => concernOf.get(atomId) ?? null,
      },
    })
    times.push(performance.now() - startedAt)
    for (const [at, track] of phrased.tracks.entries()) {
      figures.tracks += 1
      const before = composed[at]!
      if (isForRole(before, scene.role, judge)) figures.composedRole += 1
      if (isForRole(track, scene.role, judge)) figures.wordedRole += 1
      for (const [one, sentence] of track.sentences.entries()) {
        const own = before.sentences[one]!
        if (isWordable(own)) figures.wordable += 1
        if (sentence.template !== own.template) {
          figures.worded += 1
          if (examples.length < 24 && figures.worded % 9 === 0)
            examples.push([own.template, sentence.template])
        }
      }
    }
  }
  times.sort((left, right) => left - right)
  return {
    lang,
    briefs: figures.briefs,
    wordable: figures.wordable,
    worded: shareOfRight(figures.worded, figures.wordable),
    composedRole: shareOfRight(figures.composedRole, figures.tracks),
    wordedRole: shareOfRight(figures.wordedRole, figures.tracks),
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    slowestMs: times.at(-1) ?? 0,
    examples,
  }
}

const isForRole = (track: TalkTrack, role: BuyingRole, judge: Judge) =>
  buyingRoles[
    likeliest(
      track.sentences.map(({ template }) => withoutSlots(template)),
      judge.role,
    )
  ] === role

function composeFor({ role, concern, stage }: Scene, lang: Lang): readonly TalkTrack[] | null {
  const composed = composeTalkTracks({
    lang,
    asOf,
    person: {
      contactId: 'person',
      name: lang === 'zh' ? '周岚' : 'Clara Haas',
      title: null,
      department: null,
      buyingRole: role,
      support: 'neutral',
    },
    deal: {
      product: lang === 'zh' ? '云帆平台' : 'Halyard',
      account: lang === 'zh' ? '明州机械' : 'Aldgate Works',
      stage,
      industry: 'general',
    },
    facts: [],
    intent: null,
    objections: [
      {
        concern: concern as Concern,
        text: '',
        evidenceId: 'evidence',
        factId: null,
        span: null,
      },
    ],
    atoms: libraryAtoms,
    effects: { atoms: {}, strategies: {} },
    forbiddenTopics: [],
    committee: [],
  })
  return composed.outcome === 'composed' ? composed.tracks : null
}
