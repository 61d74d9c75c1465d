import { availableParallelism, loadavg } from 'node:os'
import { type Concern, type Lang, sellingStages } from '../../../src/core/atoms/library/index.ts'
import { createBriefEngines } from '../../../src/core/brief/draftBrief.ts'
import { phraseBrief } from '../../../src/core/brief/prepareBrief.ts'
import { adviceWordings } from '../../../src/core/brief/schema.ts'
import { trackGround } from '../../../src/core/brief/tracks/trackGround.ts'
import { checkedSentence } from '../../../src/core/brief/tracks/tracksView.ts'
import type { TrackWording } from '../../../src/core/brief/tracks/wordings.ts'
import { selectRows } from '../../../src/core/db/rows.ts'
import { getEvidence } from '../../../src/core/evidence/store.ts'
import type { Llm } from '../../../src/core/llm/llm.ts'
import { isWordable } from '../../../src/core/llm/phraseWithSmallModel.ts'
import { customerConcerns } from '../../../src/core/talkTracks/index.ts'
import type { Message } from '../corpus/readCorpus.ts'
import { type Share, shareOfRight } from '../reader/measure.ts'
import { openCustomers } from './customers.ts'
import { heldOutScenes, type Judge, readerTakesFor } from './evaluate.ts'
import type { Scene } from './examples.ts'
import { authorsLabels, type BriefCheck, briefChecks, judgeBrief } from './judgeBrief.ts'

/** One brief to be measured: to whom and when, and the held-out message that the customer wrote. */
export type Case = {
  scene: Scene
  message: string
  /** What the message is about, by its writer's labels. */
  concerns: readonly Concern[]
  hasRecords: boolean
}

/** Every held-out scene, each with a held-out message on its concern, every second one with more on file; every `step`th scene. */
export function casesOfScenes(messages: readonly Message[], step = 1): Case[] {
  return heldOutScenes.flatMap((scene, at) => {
    if (at % step !== 0) return []
    const own = messages.filter(({ concern }) => concern === scene.concern)
    const { text, concern, also } = own[at % own.length]!
    return [{ scene, message: text, concerns: [concern, ...also], hasRecords: (at / step) % 2 === 0 }]
  })
}

/** Every `step`th held-out message that says of whom it is, at its stage where it tells one. */
export const casesOfMessages = (messages: readonly Message[], step: number): Case[] =>
  messages.flatMap(({ role, stage, concern, also, text }, at) =>
    role === null || at % step !== 0
      ? []
      : [
          {
            scene: { role, concern, stage: stage ?? sellingStages[at % sellingStages.length]! },
            message: text,
            concerns: [concern, ...also],
            hasRecords: (at / step) % 2 === 0,
          },
        ],
  )

export type BriefFigures = {
  lang: Lang
  briefs: number
  /** Answers of the model, and those that are valid JSON and one of the sentences that it was left. */
  legal: Share
  /** Of the sentences that the model may word: worded by a line that it chose, left as composed by its choice, or never asked. */
  chosen: Share
  left: Share
  neverAsked: Share
  /** Briefs with three tracks in which every check holds, and each check by itself. */
  whole: Share
  checks: Record<BriefCheck, Share>
  /** Tracks of which every sentence was written for the role, by the label of whoever wrote it. */
  forRole: Share
  /** Briefs whose record says that the customer raised something, and where it is what they wrote about. */
  raised: Share
  raisedRight: Share
  /** Openings, questions and next steps that state nothing: on what the message is about, by their and its writers' labels. */
  onMessage: Share
  /** Tracks that the reader takes for ones for the role, as composed and as worded. */
  composedByReader: Share
  wordedByReader: Share
  medianMs: number
  slowestMs: number
  /** The machine's load when it ended, and its cores: what the times are worth. */
  load: string
  /** What failed, to be looked at. */
  faults: string[]
  examples: [string, string][]
}

/** Has the product prepare and word a brief for each case, and judges what it shows. */
export async function measureBriefs(
  llm: Llm,
  lang: Lang,
  cases: readonly Case[],
  judge: Judge,
): Promise<BriefFigures> {
  const customers = openCustomers(lang)
  const { session, db } = customers
  const engines = createBriefEngines()
  const count = {
    answers: 0,
    legal: 0,
    wordable: 0,
    chosen: 0,
    asked: 0,
    whole: 0,
    tracks: 0,
    forRole: 0,
    onMessage: 0,
  }
  const by = { composed: 0, worded: 0, raised: 0, raisedRight: 0 }
  const held = Object.fromEntries(briefChecks.map((check) => [check, 0])) as Record<BriefCheck, number>
  const times: number[] = []
  const faults: string[] = []
  const examples: [string, string][] = []
  const listening: Llm = {
    state: () => llm.state(),
    async complete(request) {
      const answer = await llm.complete(request)
      count.answers += 1
      const left: readonly string[] = 'enum' in request.schema ? request.schema.enum : []
      if (answer.outcome === 'done' && isLegal(answer.text, left)) count.legal += 1
      return answer
    },
  }
  for (const { scene, message, concerns, hasRecords } of cases) {
    const { accountId, contactId, dealId } = customers.add(scene, message, hasRecords)
    const request = { dealId, contactId, lang }
    const askedBefore = count.answers
    const startedAt = performance.now()
    const brief = await phraseBrief(session, engines, request, listening, {
      adapterOf: () => null,
      teamLines: () => [],
    })
    times.push(performance.now() - startedAt)
    count.asked += count.answers - askedBefore
    const ground = trackGround(session, request, session.now())
    const { raised } = customerConcerns(ground.input)
    const wordings = selectRows(db, adviceWordings, 'advice_id = ? ORDER BY track_index', brief.adviceId).map(
      ({ wording }) => JSON.parse(wording) as TrackWording,
    )
    const { failed, forRole } = judgeBrief({
      brief,
      lang,
      role: scene.role,
      raised,
      templates: wordings.map(({ shown }) => shown.map(({ template }) => template)),
      composed: wordings.map(({ composed }) => composed.length),
      isOwnEvidence: (id) => getEvidence(db, id)?.accountId === accountId,
      check: (text) => {
        const { unfounded, sentence } = checkedSentence(text, [], ground.context)
        return { unfounded, redLine: sentence.redLines.some(({ severity }) => severity === 'stop') }
      },
    })
    for (const check of briefChecks) if (!failed.includes(check)) held[check] += 1
    if (failed.length === 0) count.whole += 1
    else faults.push(`${scene.role} · ${scene.concern} · ${scene.stage}: ${failed.join(', ')}`)
    if (raised.length > 0) by.raised += 1
    if (raised.includes(scene.concern)) by.raisedRight += 1
    for (const [at, { composed, shown }] of wordings.entries()) {
      count.tracks += 1
      if (forRole[at]) count.forRole += 1
      if (readerTakesFor(composed, judge) === scene.role) by.composed += 1
      if (readerTakesFor(shown, judge) === scene.role) by.worded += 1
      for (const before of composed) {
        const after = shown.find(({ id }) => id === before.id)
        if (isWordable(before)) {
          count.wordable += 1
          const said = authorsLabels().get(`${lang} ${after?.template ?? ''}`) ?? []
          if (said.some((label) => label.concerns.some((one) => concerns.includes(one)))) count.onMessage += 1
        }
        if (!after || after.template === before.template) continue
        count.chosen += 1
        if (examples.length < 24 && count.chosen % 29 === 0) examples.push([before.template, after.template])
      }
    }
  }
  times.sort((left, right) => left - right)
  const briefs = cases.length
  return {
    lang,
    briefs,
    legal: shareOfRight(count.legal, count.answers),
    chosen: shareOfRight(count.chosen, count.wordable),
    left: shareOfRight(count.asked - count.chosen, count.wordable),
    neverAsked: shareOfRight(count.wordable - count.asked, count.wordable),
    whole: shareOfRight(count.whole, briefs),
    checks: Object.fromEntries(
      briefChecks.map((check) => [check, shareOfRight(held[check], briefs)]),
    ) as Record<BriefCheck, Share>,
    forRole: shareOfRight(count.forRole, count.tracks),
    raised: shareOfRight(by.raised, briefs),
    raisedRight: shareOfRight(by.raisedRight, by.raised),
    onMessage: shareOfRight(count.onMessage, count.wordable),
    composedByReader: shareOfRight(by.composed, count.tracks),
    wordedByReader: shareOfRight(by.worded, count.tracks),
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    slowestMs: times.at(-1) ?? 0,
    load: `${loadavg()[1]!.toFixed(1)} on ${availableParallelism()} cores`,
    faults,
    examples,
  }
}

function isLegal(text: string, left: readonly string[]): boolean {
  try {
    return left.includes(JSON.parse(text) as string)
  } catch {
    return false
  }
}
