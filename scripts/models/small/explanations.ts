import { availableParallelism, loadavg } from 'node:os'
import type { Lang } from '../../../src/core/atoms/library/index.ts'
import { createBriefEngines } from '../../../src/core/brief/draftBrief.ts'
import { phraseBrief } from '../../../src/core/brief/prepareBrief.ts'
import { prepareCheck } from '../../../src/core/checking/check.ts'
import { addBand } from '../../../src/core/governance/discounts.ts'
import { seededRandom } from '../../../src/core/learning/random.ts'
import type { Llm } from '../../../src/core/llm/llm.ts'
import { type ExplainedSentence, explainQuote } from '../../../src/core/quoteExplanation/explainQuote.ts'
import { isTurned } from '../../../src/core/quoteExplanation/inOtherWords.ts'
import { scanRedLines } from '../../../src/core/redLines/scanRedLines.ts'
import { day } from '../../../src/core/testOffice.ts'
import { type Share, shareOfRight } from '../reader/measure.ts'
import type { Case } from './briefs.ts'
import { openCustomers } from './customers.ts'

type Customers = ReturnType<typeof openCustomers>

/** Kinds of prices that may set a floor, and none. */
const floors = ['costFloor', 'marginFloor', 'minPrice', 'approvalBelow', null] as const
/** Of so many past sales products are, one after the other: none, too few, and enough. */
const sales = [36, 0, 28, 2, 44, 30] as const

/** Products with a history of prices, so that their deals have a range, too little for one, or nothing. */
function pricedProducts({ story, db, stamp, clock }: Customers): string[] {
  const random = seededRandom(41)
  addBand(db, stamp(), { role: 'rep', zone: '*', product: '*', minDiscountBps: 0, maxDiscountBps: 1200 })
  const buyers = Array.from({ length: 9 }, (_, at) =>
    story.account({ name: `Buyer ${at}`, region: at % 2 === 0 ? 'East' : 'West' }),
  )
  return sales.flatMap((count, at) =>
    floors.map((floor) => {
      const productId = story.product({ name: `Machine ${at} ${floor ?? 'free'}` })
      const usual = 100_000 * (5 + Math.floor(random() * 400))
      // Prices that rise or fall, and differ by region and buyer.
      const slope = (random() - 0.5) * 0.3
      for (let sale = 0; sale < count; sale += 1) {
        const buyer = Math.floor(random() * buyers.length)
        const age = sale / count
        const ratio = 1 - slope * age + (buyer % 2) * 0.04 + (random() - 0.5) * 0.08
        story.priceLine({
          ...{ productId, accountId: buyers[buyer]!, quantity: 1 + Math.floor(random() * 12) },
          ...{
            unitPriceMinor: Math.round(usual * ratio),
            pricedAt: clock.now - Math.round(20 + age * 600) * day,
          },
        })
      }
      story.price({ productId, kind: 'list', amountMinor: Math.round(usual * 1.25) })
      if (floor !== null)
        story.price({ productId, kind: floor, amountMinor: Math.round(usual * (0.8 + random() * 0.3)) })
      return productId
    }),
  )
}

export type ExplanationFigures = {
  lang: Lang
  briefs: number
  sentences: number
  /** Sentences that are in other words than composed; and briefs of which one is. */
  differing: Share
  briefsWorded: Share
  /** Kinds of sentence that came up, and different wordings that were said. */
  kinds: number
  wordings: number
  /** Sentences in which each check, made anew on what was shown, holds. */
  checks: Record<ExplanationCheck, Share>
  /** Answers that the explanation asked for, in a brief: median and most. */
  asked: { median: number; most: number }
  medianMs: Beside
  /** How long the processor worked for it, whatever else it has to do. */
  medianProcessorMs: Beside
  /** Of that the model's answers for the explanation, all of a brief together, and one answer for a track. */
  answersProcessorMs: { median: number; most: number; oneForTrack: number }
  load: string
  faults: string[]
  examples: [string, string][]
}

/** A brief with the explanation worded, and the same with it left as composed. */
type Beside = { with: number; without: number }

/** What must hold of every sentence of an explanation. */
export const explanationChecks = ['figures', 'slotsFilled', 'direction', 'checker', 'redLines'] as const
export type ExplanationCheck = (typeof explanationChecks)[number]

const figuresIn = (text: string) => (text.match(/\d[\d.,]*(?<=\d)[%万]?/g) ?? []).sort().join(' ')

/** The checks that a sentence as shown fails, beside the one that the engine composed. */
export function faultsOfSentence(
  shown: string,
  { text, direction }: Pick<ExplainedSentence, 'text' | 'direction'>,
  lang: Lang,
): ExplanationCheck[] {
  const onFile = { factId: 'quote', evidenceId: 'quote', text, subject: '', values: [] }
  const check = prepareCheck({
    citations: [{ ...onFile, accountId: 'account', sensitivity: 'internal', writtenOn: '2026-05-19' }],
    known: { products: [], organisations: [], people: [] },
    ...{ asOf: '2026-05-20', accountId: 'account' },
  })
  const stops = scanRedLines(shown, { lang, profile: 'medical', trademarks: [] }).some(
    ({ severity }) => severity === 'stop',
  )
  const failed: Record<ExplanationCheck, boolean> = {
    figures: figuresIn(shown) !== figuresIn(text),
    slotsFilled: /[{}]/.test(shown),
    direction: direction !== null && isTurned(shown, direction),
    checker: check(shown, lang).verdict === 'blocked',
    redLines: stops,
  }
  return explanationChecks.filter((one) => failed[one])
}

const processorMs = ({ user, system }: NodeJS.CpuUsage) => (user + system) / 1000
const isOfExplanation = (prompt: string) => / keyMess \S+ price - -$/.test(prompt)
const median = (values: number[]) => values.toSorted((left, right) => left - right)[values.length >> 1] ?? 0

/** Has the product prepare and word a brief with a quote range for each case, and judges the explanation that it shows. */
export async function measureExplanations(
  llm: Llm,
  lang: Lang,
  cases: readonly Case[],
): Promise<ExplanationFigures> {
  let [answers, answersMs] = [0, 0]
  const trackAnswersMs: number[] = []
  const listening: Llm = {
    state: () => llm.state(),
    async complete(request) {
      const used = process.cpuUsage()
      const answer = await llm.complete(request)
      const ms = processorMs(process.cpuUsage(used))
      if (isOfExplanation(request.prompt)) {
        answers += 1
        answersMs += ms
      } else trackAnswersMs.push(ms)
      return answer
    },
  }
  // The same without a word of the explanation: what is left is what a brief took before.
  const silent: Llm = {
    state: () => llm.state(),
    complete: async (request) =>
      isOfExplanation(request.prompt) ? { outcome: 'failed', code: 'model.absent' } : llm.complete(request),
  }
  const sides = [listening, silent].map((port) => {
    const customers = openCustomers(lang)
    return {
      port,
      customers,
      products: pricedProducts(customers),
      engines: createBriefEngines(),
      times: [] as number[],
      processorTimes: [] as number[],
    }
  })
  const held = Object.fromEntries(explanationChecks.map((check) => [check, 0])) as Record<
    ExplanationCheck,
    number
  >
  const [kinds, wordings, askedOf] = [new Set<string>(), new Set<string>(), [] as number[]]
  const [faults, examples] = [[] as string[], [] as [string, string][]]
  const answersMsOf: number[] = []
  const count = { briefs: 0, sentences: 0, differing: 0, worded: 0 }
  for (const [at, { scene, message, hasRecords }] of cases.entries()) {
    // Which side goes first changes, so that neither always finds warm what the other laid down.
    for (const side of at % 2 === 0 ? sides : sides.toReversed()) {
      const { customers, products, engines, port } = side
      const productId = products[at % products.length]!
      const { accountId, contactId, dealId } = customers.add(scene, message, hasRecords, {
        productId,
        quantity: 1 + (at % 7),
        region: at % 3 === 0 ? 'East' : null,
      })
      const { story, clock } = customers
      const own = { productId, accountId, quantity: 2 }
      // Some of them bought before, and some have an offer of ours in hand.
      if (at % 4 === 1)
        story.priceLine({ ...own, unitPriceMinor: 12_000_000, pricedAt: clock.now - 200 * day })
      if (at % 3 === 2)
        story.priceLine({
          ...own,
          ...{
            dealId,
            kind: 'quote',
            outcome: 'open',
            unitPriceMinor: 9_000_000,
            pricedAt: clock.now - 5 * day,
          },
        })
      const request = { dealId, contactId, lang }
      const [before, msBefore] = [answers, answersMs]
      const [startedAt, used] = [performance.now(), process.cpuUsage()]
      const brief = await phraseBrief(customers.session, engines, request, port, {
        adapterOf: () => null,
        teamLines: () => [],
      })
      side.times.push(performance.now() - startedAt)
      side.processorTimes.push(processorMs(process.cpuUsage(used)))
      if (port !== listening || brief.quote === null || brief.quoteExplanation === null) continue
      askedOf.push(answers - before)
      answersMsOf.push(answersMs - msBefore)
      count.briefs += 1
      const composed = explainQuote(brief.quote, lang)
      let isWorded = false
      for (const [place, sentence] of composed.entries()) {
        const shown = brief.quoteExplanation.sentences[place] ?? ''
        count.sentences += 1
        kinds.add(sentence.kind)
        const failed = faultsOfSentence(shown, sentence, lang)
        for (const check of explanationChecks) if (!failed.includes(check)) held[check] += 1
        if (failed.length > 0) faults.push(`${sentence.kind}: ${failed.join(', ')}: ${shown}`)
        if (shown === sentence.text) continue
        isWorded = true
        count.differing += 1
        wordings.add(`${sentence.kind} ${shown.replace(/[\d.,]+/g, '#')}`)
        if (count.differing % 37 === 1 && examples.length < 10) examples.push([sentence.text, shown])
      }
      if (isWorded) count.worded += 1
    }
  }
  const ofSides = (of: (side: (typeof sides)[number]) => number[]): Beside => ({
    with: median(of(sides[0]!)),
    without: median(of(sides[1]!)),
  })
  return {
    lang,
    briefs: count.briefs,
    sentences: count.sentences,
    differing: shareOfRight(count.differing, count.sentences),
    briefsWorded: shareOfRight(count.worded, count.briefs),
    kinds: kinds.size,
    wordings: wordings.size,
    checks: Object.fromEntries(
      explanationChecks.map((check) => [check, shareOfRight(held[check], count.sentences)]),
    ) as Record<ExplanationCheck, Share>,
    asked: { median: median(askedOf), most: Math.max(0, ...askedOf) },
    medianMs: ofSides(({ times }) => times),
    medianProcessorMs: ofSides(({ processorTimes }) => processorTimes),
    answersProcessorMs: {
      median: median(answersMsOf),
      most: Math.max(0, ...answersMsOf),
      oneForTrack: median(trackAnswersMs),
    },
    load: `${loadavg()[1]!.toFixed(1)} on ${availableParallelism()} cores`,
    faults,
    examples,
  }
}
