import { describe, expect, it } from 'vitest'
import type { QuoteView } from '../../shared/contract/brief.ts'
import { slotsOf, withoutSlots } from '../atoms/library/index.ts'
import type { Completion, CompletionRequest, Llm } from '../llm/index.ts'
import { wordingFault } from '../llm/wordingFault.ts'
import { explainQuote } from './explainQuote.ts'
import { phraseExplanation } from './phraseExplanation.ts'

type Quote = Parameters<typeof explainQuote>[0]
const driver = (
  code: string,
  deltaMinor: number,
): Extract<QuoteView['prediction'], { kind: 'range' }>['drivers'][0] => ({
  code,
  deltaMinor,
  params: { detail: null },
  n: 16,
  evidenceIds: [],
})

/** Monitors at about 41,700 yuan, of which 42,000 are quoted already. */
const monitors: Quote = {
  currency: 'CNY',
  prediction: {
    kind: 'range',
    lowMinor: 3_930_000,
    pointMinor: 4_166_352,
    highMinor: 4_450_000,
    coverage: 0.8,
    measured: { n: 669, coverage: 0.79, byPeriod: [] },
    n: 20,
    startMinor: 4_130_000,
    drivers: [
      driver('recency', -20_000),
      driver('region', -1_000),
      driver('partyHistory', 60_000),
      driver('pastErrors', 21_000),
    ],
  },
  advice: {
    floorMinor: 4_450_000,
    targetMinor: 4_500_000,
    stretchMinor: 4_700_000,
    moves: [{ ...driver('costFloor', 100_000), part: 'floor', params: { ruleId: 'cost' } }],
  },
  guardrails: [
    { status: 'ok', code: 'heldToOpenQuote', params: { openMinor: 4_200_000 }, ruleId: 'quote' },
    {
      status: 'caution',
      code: 'closedBelowFloor',
      params: { below: 14, n: 16, floorMinor: 4_450_000 },
      ruleId: 'x',
    },
  ],
}
const says = (quote: Quote, lang: 'zh' | 'en') => explainQuote(quote, lang).map(({ text }) => text)

describe('a quote range in words', () => {
  it('gives the engine’s own reasons, the largest first, in Chinese', () => {
    expect(says(monitors, 'zh')).toEqual([
      '看20笔可比成交，单价多半落在3.93万元到4.45万元之间，最可能是4.166万元。',
      '拿669笔旧成交回头核对，这样的区间说中79%。',
      '这家客户自己的往价把预测抬高600元。',
      '对以往偏差的修正把预测抬高210元。',
      '建议底价4.45万元，目标4.5万元，先开4.7万元。',
      '底价由成本定。',
      '我方已报4.2万元，不建议报得比它高。',
      '16笔可比成交里有14笔低于底价，守住底价会难。',
    ])
  })

  it('and in English', () => {
    expect(says(monitors, 'en').slice(0, 3)).toEqual([
      'By 20 comparable deals the unit price will likely fall between ¥39,300 and ¥44,500, most likely near ¥41,660.',
      'Checked against 669 past deals, such ranges held 79% of the time.',
      'What this customer paid before moves the prediction up by ¥600.',
    ])
  })

  it('says that too little is known, and guesses nothing', () => {
    const quote: Quote = {
      ...monitors,
      prediction: { kind: 'notEnoughInformation', n: 2, missing: [] },
      advice: null,
      guardrails: [],
    }
    expect(says(quote, 'zh')).toEqual(['可比成交只有2笔，给不出可靠的区间，不猜。'])
    const none = { ...quote, prediction: { ...quote.prediction, n: 0 } } as typeof quote
    expect(says(none, 'en')).toEqual([
      'There is no comparable deal: no range can be given, and none is guessed.',
    ])
  })

  it('states every figure in a slot', () => {
    for (const lang of ['zh', 'en'] as const)
      for (const { template, slots } of explainQuote(monitors, lang)) {
        expect(wordingFault(withoutSlots(template), lang)).toBeNull()
        expect(slotsOf(template).sort()).toEqual(Object.keys(slots).sort())
      }
  })
})

/** A model that answers with these words for the sentences, one set for each time that it is asked. */
function modelThat(...answers: ((templates: string[]) => string[])[]) {
  const asked: CompletionRequest[] = []
  const llm: Llm = {
    state: () => ({ state: 'server', name: 'qwen @ llm.lan' }),
    async complete(request): Promise<Completion> {
      asked.push(request)
      const answer = answers[asked.length - 1]
      if (!answer) return { outcome: 'failed', code: 'model.serverUnreachable' }
      const templates = request.prompt.split('\n').map((line) => line.replace(/^s\d+ /, ''))
      const json = Object.fromEntries(answer(templates).map((text, at) => [`s${at + 1}`, text]))
      return {
        outcome: 'done',
        text: JSON.stringify(json),
        json,
        model: { name: 'qwen @ llm.lan', sha256: null },
        tokens: { prompt: 1, answer: 1 },
      }
    },
  }
  return { llm, asked }
}
const phrase = (llm: Llm, admits = (_: string) => true) =>
  phraseExplanation(explainQuote(monitors, 'zh'), llm, { lang: 'zh', admits })
const changed = (templates: string[], at: number, text: string) =>
  templates.map((one, each) => (each === at ? text : one))
const better = (templates: string[]) =>
  changed(
    templates,
    0,
    '{count:alike}笔差不多的成交摆在这里，单价大致在{price:low}和{price:high}之间，最可能{price:point}。',
  )

describe('a model rewords it in slot form', () => {
  it('and sees no figure; what passes is filled by the engine', async () => {
    const { llm, asked } = modelThat(better)
    const phrased = await phrase(llm)
    expect(phrased).toMatchObject({ tier: 'model', model: 'qwen @ llm.lan', why: null })
    expect(phrased.sentences[0]).toBe(
      '20笔差不多的成交摆在这里，单价大致在3.93万元和4.45万元之间，最可能4.166万元。',
    )
    expect(asked[0]!.prompt.replace(/^s\d+ /gm, '')).not.toMatch(/\d/)
  })

  it.each([
    [
      'a figure of its own',
      0,
      '{count:alike}笔里，{price:low}到{price:high}，最可能{price:point}，便宜5%。',
      'output.figures',
    ],
    ['a slot that it dropped', 0, '单价在{price:low}到{price:high}之间。', 'output.slots'],
    [
      'low and high exchanged',
      0,
      '看{count:alike}笔，在{price:high}到{price:low}之间，最可能{price:point}。',
      'output.slots',
    ],
    ['a direction turned round', 2, '这家客户的往价把预测压低{change:price}。', 'output.refusedByCheck'],
    ['another language', 5, 'The floor is set by cost.', 'output.language'],
  ])('%s: asked once more, then the templates stand and say why', async (_, at, text, why) => {
    const wrong = (templates: string[]) => changed(templates, at, text)
    const once = modelThat(wrong, better)
    expect(await phrase(once.llm)).toMatchObject({ tier: 'model', why: null })
    const twice = modelThat(wrong, wrong)
    expect(await phrase(twice.llm)).toEqual({
      sentences: says(monitors, 'zh'),
      tier: 'composition',
      model: null,
      isAsked: true,
      why,
    })
    expect(twice.asked.map(({ seed }) => seed)).toEqual([1, 2])
  })

  it('a red line or a model that is not there leaves the templates', async () => {
    expect(await phrase(modelThat(better, better).llm, (text) => !text.includes('差不多'))).toMatchObject({
      tier: 'composition',
      why: 'output.refusedByCheck',
    })
    const gone = modelThat()
    expect(await phrase(gone.llm)).toMatchObject({ tier: 'composition', why: 'model.serverUnreachable' })
    expect(gone.asked).toHaveLength(1)
  })
})
