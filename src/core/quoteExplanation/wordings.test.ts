import { describe, expect, it } from 'vitest'
import { slotsOf } from '../atoms/library/index.ts'
import { prepareCheck } from '../checking/check.ts'
import { seededRandom } from '../learning/random.ts'
import { scanRedLines } from '../redLines/scanRedLines.ts'
import { fillSlots } from '../talkTracks/index.ts'
import type { ExplainedSentence } from './explainQuote.ts'
import { inOtherWords, isTurned, wordingsOf } from './inOtherWords.ts'
import type { Direction } from './sentenceKinds.ts'
import { everySentence } from './testing/everySentence.ts'
import { wordingsEn } from './wordings/en.ts'
import { wordingsZh } from './wordings/zh.ts'

const lexicons = { zh: wordingsZh, en: wordingsEn }

/** Each wording with the sentence that it stands for, of one draw of figures. */
const worded = (lang: 'zh' | 'en', seed = 1): [string, ExplainedSentence][] =>
  everySentence(lang, seededRandom(seed)).flatMap((sentence) =>
    wordingsOf(sentence, lang).map((wording): [string, ExplainedSentence] => [wording, sentence]),
  )
const filled = (wording: string, { slots }: ExplainedSentence) => fillSlots(wording, slots).text
/** Clauses of words in slot form. */
const clausesOf = (wording: string) => wording.replace(/\{\w+:(\w+)\}/g, '<$1>').split(/[，。：；;:,]/u)
const figuresIn = (text: string) => (text.match(/\d[\d.,]*(?<=\d)%?(?:万)?/g) ?? []).sort()

it('there are near two hundred other words for explanations in each language', () => {
  for (const lang of ['zh', 'en'] as const) expect(worded(lang).length).toBeGreaterThanOrEqual(190)
})

describe.each(['zh', 'en'] as const)('the other words for an explanation in %s', (lang) => {
  it('are there for every kind of sentence, four and more, none twice and none as composed', () => {
    const sentences = everySentence(lang, seededRandom(1))
    expect(sentences.map(({ kind }) => kind).sort()).toEqual(Object.keys(lexicons[lang]).sort())
    const all = worded(lang).map(([wording]) => wording)
    expect(new Set(all).size).toBe(all.length)
    for (const sentence of sentences) {
      expect(wordingsOf(sentence, lang).length).toBeGreaterThanOrEqual(4)
      expect(wordingsOf(sentence, lang)).not.toContain(sentence.template)
    }
  })

  it('have exactly the slots of what is composed', () => {
    for (const [wording, { template }] of worded(lang))
      expect(slotsOf(wording).sort(), wording).toEqual(slotsOf(template).sort())
  })

  it('pass every check that a model’s own words pass, and no red line is touched, not even of medical devices', () => {
    const admits = (text: string) =>
      (['general', 'medical'] as const).every((profile) => scanRedLines(text, { lang, profile }).length === 0)
    for (const [wording, sentence] of worded(lang))
      expect(inOtherWords(wording, sentence, { lang, admits, isVetted: true }), wording).toEqual({
        text: filled(wording, sentence),
      })
  })

  it('change no figure, whatever the engine reckoned', () => {
    for (let seed = 1; seed <= 25; seed += 1)
      for (const [wording, sentence] of worded(lang, seed))
        expect(figuresIn(filled(wording, sentence)), wording).toEqual(figuresIn(sentence.text))
  })

  it('say nothing that the checker of figures and names would hold back, where the range itself is on file', () => {
    for (const [wording, sentence] of [1, 2, 3, 4, 5].flatMap((seed) => worded(lang, seed))) {
      const check = prepareCheck({
        citations: [
          {
            ...{ factId: 'quote', evidenceId: 'quote', text: sentence.text, subject: '', values: [] },
            ...{ accountId: 'account', sensitivity: 'internal', writtenOn: '2026-05-19' },
          },
        ],
        ...{
          known: { products: [], organisations: [], people: [] },
          asOf: '2026-05-20',
          accountId: 'account',
        },
      })
      expect(check(sentence.text, lang).verdict).not.toBe('blocked')
      expect(check(filled(wording, sentence), lang).verdict, wording).not.toBe('blocked')
    }
  })

  it('keep the low price low, the floor a floor, and the deals below it among the others', () => {
    const [low, high] = ['{price:low}', '{price:high}']
    const named = lang === 'zh' ? { floor: '底价', target: '目标' } : { floor: 'floor', target: 'target' }
    const comparable = lang === 'zh' ? '可比' : 'comparable'
    for (const [wording, { kind }] of worded(lang)) {
      if (kind === 'range') expect(wording.indexOf(low), wording).toBeLessThan(wording.indexOf(high))
      if (kind === 'belowFloor')
        // How many there are is told in the very clause of the comparable ones.
        expect(
          clausesOf(wording).some((part) => part.includes('alike') && part.includes(comparable)),
          wording,
        ).toBe(true)
      if (kind === 'advice')
        for (const [part, word] of Object.entries(named)) {
          const near = new RegExp(
            `${word}[^，；。、;{}]{0,12}\\{price:${part}\\}|\\{price:${part}\\}[^，；。;{}]{0,9}${word}`,
            'i',
          )
          expect(wording).toMatch(near)
        }
    }
  })
})

describe('which way something lies', () => {
  const turns: [Direction, string, string][] = [
    ['up', '预测抬高{change:price}。', '预测压低{change:price}。'],
    [
      'up',
      'The season lifts the prediction by {change:price}.',
      'The season lowers the prediction by {change:price}.',
    ],
    ['down', '把预测往下带了{change:price}。', '把预测往上带了{change:price}。'],
    ['down', 'Take {change:price} off the prediction.', 'Add {change:price} to the prediction.'],
    ['notAbove', '不建议高于{price:open}。', '不建议低于{price:open}。'],
    ['notAbove', 'Nothing above {price:open} is advised.', 'Nothing below {price:open} is advised.'],
    ['notAbove', '我方已报{price:open}，不建议超过它。', '我方已报{price:open}，建议报得比它高。'],
    ['below', '{count:alike}笔里有{count:below}笔低于底价。', '{count:alike}笔里有{count:below}笔高于底价。'],
    ['below', '{count:below} closed below the floor.', '{count:below} closed above the floor.'],
  ]
  it.each(turns)(
    '%s: is told by the words and not by what a slot is called: %s',
    (direction, right, wrong) => {
      expect(isTurned(right, direction)).toBe(false)
      expect(isTurned(wrong, direction)).toBe(true)
    },
  )

  it('is asked of every sentence that has one', () => {
    const directionOf = Object.fromEntries(
      everySentence('en', seededRandom(1)).map(({ kind, direction }) => [kind, direction]),
    )
    expect(directionOf).toMatchObject({
      ...{ 'driver.trend.up': 'up', 'driver.trend.down': 'down', openQuote: 'notAbove', belowFloor: 'below' },
      ...{ range: null, advice: null },
    })
  })
})
