import {
  type BuyingRole,
  buyingRoles,
  type Concern,
  concerns,
  type Lang,
  libraryAtoms,
  type Strategy,
  sellingStages,
  slotsOf,
  strategies,
  strategiesOfConcern,
  withoutSlots,
} from '../../../src/core/atoms/library/index.ts'
import { seededRandom } from '../../../src/core/learning/random.ts'
import type { Llm } from '../../../src/core/llm/llm.ts'
import { phraseTracks } from '../../../src/core/llm/phraseTracks.ts'
import { roleFit } from '../../../src/core/llm/phraseWithSmallModel.ts'
import { type SentenceRequest, sentenceCompletion } from '../../../src/core/llm/smallModel.ts'
import { isOfRequest, writeSentence } from '../../../src/core/llm/writeSentence.ts'
import { scanRedLines } from '../../../src/core/redLines/scanRedLines.ts'
import {
  composeTalkTracks,
  strategyNotes,
  type TalkTrack,
  type TrackSection,
  trackSections,
} from '../../../src/core/talkTracks/index.ts'
import { bigramsOf, jaccard } from '../../../src/core/talkTracks/similarity.ts'
import { createLlamaEngine } from '../../../src/model-process/llamaEngine.ts'
import { sameWords } from '../corpus/nearDuplicates.ts'
import type { Corpus, TrackLine } from '../corpus/readCorpus.ts'
import { type Share, shareOfRight } from '../reader/measure.ts'
import { isHeldOutScene, type Scene } from './examples.ts'

/** Shares, in the order of the closed lists, by which a text is worded for each role or speaks of each concern. */
export type Judge = { role: (text: string) => Float64Array; concern: (text: string) => Float64Array }

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

type Asked = { scene: Scene; strategy: Strategy; requests: SentenceRequest[] }

/** Three tracks for a scene: strategies that serve it, and for each section slots as some line on the concern has. */
function tracksFor(scene: Scene, lang: Lang, lines: readonly TrackLine[], seed: number): Asked[] {
  const random = seededRandom(seed)
  const fitting = strategies.filter(
    (one) => strategyNotes[one].roles.includes(scene.role) || strategyNotes[one].stages.includes(scene.stage),
  )
  const chosen = [...new Set([...strategiesOfConcern[scene.concern], ...fitting, ...strategies])].slice(0, 3)
  return chosen.map((strategy) => ({
    scene,
    strategy,
    requests: trackSections.map((section): SentenceRequest => {
      const own = lines.filter((line) => line.concern === scene.concern && line.section === section)
      const like = own[Math.floor(random() * own.length)]
      return {
        lang,
        ...scene,
        section,
        strategy,
        slots: like ? [...new Set(slotsOf(like.text))] : [],
      }
    }),
  }))
}

const redLine = (text: string, lang: Lang) =>
  scanRedLines(text, { lang, profile: 'general', trademarks: [] }).some(({ severity }) => severity === 'stop')

/** The likeliest by all sentences of a track together. */
function likeliest(texts: readonly string[], shares: (text: string) => Float64Array): number {
  const sums = new Map<number, number>()
  for (const text of texts)
    for (const [at, share] of shares(text).entries())
      sums.set(at, (sums.get(at) ?? 0) + Math.log(share + 1e-6))
  return [...sums].reduce((best, one) => (one[1] > best[1] ? one : best))[0]
}

export type WritingFigures = {
  lang: Lang
  scenes: number
  tracks: number
  sentences: number
  /** First drawings that were valid JSON with no slot but those asked for. */
  validFirst: Share
  /** Tracks of which every sentence was written and keeps to form, slots, language, figures and red lines. */
  form: Share
  /** Tracks without a sentence that another of the three says. */
  unrepeated: Share
  role: Share
  concern: Share
  /** Advices of which all three tracks are right in all of these. */
  all: Share
  /** The same without the judged checks of role and concern. */
  allOfForm: Share
  /** Sentences near a hand-written one, and how many of those are written for the role, or for none. */
  recalled: Share
  recalledForRole: Share
  /** What the judge says of tracks put together of hand-written lines of one role and concern. */
  handWrittenRole: Share
  handWrittenConcern: Share
  candidates: number
  medianMs: number
  examples: string[][]
}

/** Has the model write three whole tracks for every held-out scene, and checks them. */
export async function measureWriting(
  llm: Llm,
  lang: Lang,
  corpus: Corpus,
  judge: Judge,
  mostCandidates: number,
): Promise<WritingFigures> {
  const lines = corpus.trackLines.filter((line) => line.lang === lang)
  const near = nearest(lines)
  const count = { validFirst: 0, form: 0, unrepeated: 0, role: 0, concern: 0, all: 0, allOfForm: 0 }
  let [sentences, candidates, recalled, recalledForRole, first] = [0, 0, 0, 0, 0]
  const times: number[] = []
  const examples: string[][] = []
  for (const [at, scene] of heldOutScenes.entries()) {
    const asked = tracksFor(scene, lang, lines, at + 1)
    const said = new Set<string>()
    let right = true
    let rightForm = true
    const startedAt = performance.now()
    const written: (string | null)[][] = []
    for (const { requests } of asked) {
      const texts: (string | null)[] = []
      for (const request of requests) {
        const answer = await writeSentence(llm, request, {
          seed: 1000 + at,
          mostCandidates,
          enough: 0.5,
          judge: (text) => (said.has(text) || redLine(text, lang) ? null : roleFit(text, request.role)),
        })
        candidates += answer.outcome === 'failed' ? 1 : answer.attempts
        texts.push(answer.outcome === 'written' ? answer.text : null)
        if (answer.outcome === 'written') said.add(answer.text)
      }
      written.push(texts)
    }
    times.push(performance.now() - startedAt)
    for (const [track, { requests }] of asked.entries()) {
      const texts = written[track]!
      const there = texts.filter((text) => text !== null)
      const form = requests.every((request, one) => texts[one] !== null && isOfRequest(texts[one]!, request))
      const role = there.length > 0 && buyingRoles[likeliest(there, judge.role)] === scene.role
      const concern = there.length > 0 && concerns[likeliest(there, judge.concern)] === scene.concern
      const unrepeated = new Set(there).size === there.length
      if (form) count.form += 1
      if (unrepeated) count.unrepeated += 1
      if (role) count.role += 1
      if (concern) count.concern += 1
      if (!(form && unrepeated)) rightForm = false
      if (!(form && role && concern && unrepeated)) right = false
      for (const text of there) {
        sentences += 1
        const line = near(text)
        if (!line) continue
        recalled += 1
        if (line.role === null || line.role === scene.role) recalledForRole += 1
      }
    }
    if (right) count.all += 1
    if (rightForm) count.allOfForm += 1
    // The first drawing of one section of each scene, as it comes.
    const request = asked[0]!.requests[at % trackSections.length]!
    const answer = await llm.complete(sentenceCompletion(request, { seed: 1, temperature: 0.4 }))
    first += 1
    if (answer.outcome === 'done' && typeof answer.json === 'string') {
      const slots = slotsOf(answer.json)
      if (slots.every((slot) => request.slots.includes(slot))) count.validFirst += 1
    }
    if (at % 17 === 0)
      examples.push([
        `${scene.role} · ${scene.concern} · ${scene.stage} · ${asked[0]!.strategy}`,
        ...written[0]!.map((text) => text ?? '—'),
      ])
  }
  const scenes = heldOutScenes.length
  const tracks = scenes * 3
  times.sort((left, right) => left - right)
  return {
    lang,
    scenes,
    tracks,
    sentences,
    validFirst: shareOfRight(count.validFirst, first),
    form: shareOfRight(count.form, tracks),
    unrepeated: shareOfRight(count.unrepeated, tracks),
    role: shareOfRight(count.role, tracks),
    concern: shareOfRight(count.concern, tracks),
    all: shareOfRight(count.all, scenes),
    allOfForm: shareOfRight(count.allOfForm, scenes),
    recalled: shareOfRight(recalled, sentences),
    recalledForRole: shareOfRight(recalledForRole, recalled),
    ...handWritten(lines, judge),
    candidates: candidates / sentences,
    medianMs: times[Math.floor(times.length / 2)]!,
    examples,
  }
}

/** The hand-written line that a text is nearly the same as; null where it is new. */
function nearest(lines: readonly TrackLine[]): (text: string) => TrackLine | null {
  const grams = lines.map((line) => ({ line, grams: bigramsOf(line.text) }))
  return (text) => {
    const own = bigramsOf(text)
    let best: TrackLine | null = null
    let most: number = sameWords
    for (const one of grams) {
      const likeness = jaccard(own, one.grams)
      if (likeness >= most) {
        most = likeness
        best = one.line
      }
    }
    return best
  }
}

/** What the judge says of tracks of hand-written lines: the most that can be asked of a model. */
function handWritten(lines: readonly TrackLine[], judge: Judge) {
  const random = seededRandom(9)
  let [n, role, concern] = [0, 0, 0]
  for (const one of buyingRoles)
    for (const about of concerns) {
      const own = lines.filter((line) => line.role === one && line.concern === about)
      const texts = trackSections.flatMap((section: TrackSection) => {
        const some = own.filter((line) => line.section === section)
        return some.length === 0 ? [] : [some[Math.floor(random() * some.length)]!.text]
      })
      if (texts.length < 4) continue
      n += 1
      if (buyingRoles[likeliest(texts, judge.role)] === one) role += 1
      if (concerns[likeliest(texts, judge.concern)] === about) concern += 1
    }
  return { handWrittenRole: shareOfRight(role, n), handWrittenConcern: shareOfRight(concern, n) }
}

export type PhrasingFigures = {
  lang: Lang
  briefs: number
  wordable: number
  worded: Share
  /** Tracks that the judge takes for ones for the role, as composed and as worded. */
  composedRole: Share
  wordedRole: Share
  refused: number
  medianMs: number
  slowestMs: number
  examples: [string, string][]
}

const asOf = Date.UTC(2026, 4, 20)

/** Words composed tracks for every held-out scene as the product does. */
export async function measurePhrasing(llm: Llm, lang: Lang, judge: Judge): Promise<PhrasingFigures> {
  const concernOf = new Map(libraryAtoms.map((atom) => [atom.id, atom.trigger.concerns[0]!]))
  const figures = { briefs: 0, wordable: 0, worded: 0, refused: 0, composedRole: 0, wordedRole: 0, tracks: 0 }
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
      scene: { role: scene.role, stage: scene.stage, concernOf: (id) => concernOf.get(id) ?? null },
    })
    times.push(performance.now() - startedAt)
    for (const [at, track] of phrased.tracks.entries()) {
      figures.tracks += 1
      const before = composed[at]!
      if (isForRole(before, scene.role, judge)) figures.composedRole += 1
      if (isForRole(track, scene.role, judge)) figures.wordedRole += 1
      for (const [one, sentence] of track.sentences.entries()) {
        const own = before.sentences[one]!
        const may = ['opening', 'question', 'nextStep'].includes(own.section) && !own.template.includes(':')
        if (may) figures.wordable += 1
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
    refused: figures.refused,
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
