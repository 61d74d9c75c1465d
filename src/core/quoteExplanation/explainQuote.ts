import type { QuoteView } from '../../shared/contract/brief.ts'
import { minorUnits } from '../../shared/money.ts'
import { fillSlots } from '../talkTracks/index.ts'
import {
  type Direction,
  type DriverCode,
  type FloorCode,
  isDriverCode,
  isFloorCode,
  type SentenceKind,
} from './sentenceKinds.ts'

type Lang = 'zh' | 'en'

/** A sentence of an explanation: its words with slots, what the slots hold, and both together. */
export interface ExplainedSentence {
  kind: SentenceKind
  template: string
  slots: Readonly<Record<string, { text: string; factId: null }>>
  text: string
  /** Which way it says that something lies or moves; another wording may not turn it round. */
  direction: Direction | null
}

const moneyWords: Record<string, { zh: string; en: string }> = {
  CNY: { zh: '元', en: '¥' },
  USD: { zh: '美元', en: '$' },
  EUR: { zh: '欧元', en: '€' },
  GBP: { zh: '英镑', en: '£' },
}

/** An amount to four significant digits: finer than that no range is. */
function money(minor: number, currency: string, lang: Lang): string {
  const amount = Number((minor / minorUnits(currency)).toPrecision(4))
  const words = moneyWords[currency]
  const written = (value: number) => value.toLocaleString('en-US', { maximumFractionDigits: 4 })
  if (lang === 'en') return words ? `${words.en}${written(amount)}` : `${currency} ${written(amount)}`
  const unit = words?.zh ?? ` ${currency}`
  return Math.abs(amount) >= 10_000 ? `${written(amount / 10_000)}万${unit}` : `${written(amount)}${unit}`
}

/** What moves a prediction, as the middle of a sentence. */
const driverWords: Record<DriverCode, Record<Lang, string>> = {
  recency: { zh: '近期成交', en: 'The level of recent deals' },
  quantityTier: { zh: '这一档数量', en: 'The quantity' },
  region: { zh: '本区域的行情', en: 'The level of this region' },
  partyHistory: { zh: '这家客户自己的往价', en: 'What this customer paid before' },
  trend: { zh: '价格走势', en: 'The trend of prices' },
  season: { zh: '季节', en: 'The season' },
  pastErrors: { zh: '对以往偏差的修正', en: 'The correction of past errors' },
  competitorMove: { zh: '竞品调价', en: "A rival's change of price" },
  policyEvent: { zh: '政策变化', en: 'A change of policy' },
  bundle: { zh: '捆绑', en: 'The bundle' },
}
const floorWords: Record<FloorCode, Record<Lang, string>> = {
  costFloor: { zh: '成本', en: 'cost' },
  marginFloor: { zh: '毛利底线', en: 'the least margin' },
  minPrice: { zh: '价目表底线', en: 'the least price on the list' },
  approvalBelow: { zh: '审批线', en: 'the line below which somebody must approve' },
  floorRule: { zh: '底价规则', en: 'the floor rule' },
  maxDiscount: { zh: '授权折扣上限', en: 'the highest discount allowed' },
}

const templates = {
  range: {
    zh: '看{count:alike}笔可比成交，单价多半落在{price:low}到{price:high}之间，最可能是{price:point}。',
    en: 'By {count:alike} comparable deals the unit price will likely fall between {price:low} and {price:high}, most likely near {price:point}.',
  },
  held: {
    zh: '拿{count:replayed}笔旧成交回头核对，这样的区间说中{share:held}。',
    en: 'Checked against {count:replayed} past deals, such ranges held {share:held} of the time.',
  },
  up: { zh: '{reason}把预测抬高{change:price}。', en: '{reason} moves the prediction up by {change:price}.' },
  down: {
    zh: '{reason}把预测压低{change:price}。',
    en: '{reason} moves the prediction down by {change:price}.',
  },
  advice: {
    zh: '建议底价{price:floor}，目标{price:target}，先开{price:stretch}。',
    en: 'Advised: floor {price:floor}, target {price:target}, open at {price:stretch}.',
  },
  onePrice: {
    zh: '底价、目标和开价都建议{price:target}。',
    en: 'Floor, target and opening price are all advised at {price:target}.',
  },
  floor: { zh: '底价由{reason}定。', en: 'The floor is set by {reason}.' },
  openQuote: {
    zh: '我方已报{price:open}，不建议报得比它高。',
    en: 'We have already quoted {price:open}, and nothing above it is advised.',
  },
  belowFloor: {
    zh: '{count:alike}笔可比成交里有{count:below}笔低于底价，守住底价会难。',
    en: '{count:below} of {count:alike} comparable deals closed below the floor, so holding it will be hard.',
  },
  noneAlike: {
    zh: '没有可比的成交，给不出区间，不猜。',
    en: 'There is no comparable deal: no range can be given, and none is guessed.',
  },
  tooLittle: {
    zh: '可比成交只有{count:alike}笔，给不出可靠的区间，不猜。',
    en: 'Comparable deals: only {count:alike}; no reliable range can be given, and none is guessed.',
  },
} as const satisfies Record<string, Record<Lang, string>>

/** Drivers that are told: the largest, as long as each moves the prediction by at least half a percent. */
const mostDrivers = 3
const leastShare = 0.005

type Quote = Pick<QuoteView, 'currency' | 'prediction' | 'advice' | 'guardrails'>

/**
 * A quote range in words, by hand-written templates: every figure of the engine stands in a slot, and every sentence
 * says one reason that the engine gave. Pure; the pane shows the same reasons as figures.
 */
export function explainQuote(quote: Quote, lang: Lang): ExplainedSentence[] {
  const { currency, prediction, advice, guardrails } = quote
  const price = (minor: number) => money(minor, currency, lang)
  const told: ExplainedSentence[] = []
  const tell = (
    kind: SentenceKind,
    template: string,
    held: Record<string, string>,
    direction: ExplainedSentence['direction'] = null,
  ) => {
    const slots = Object.fromEntries(
      Object.entries(held).map(([name, text]) => [name, { text, factId: null }]),
    )
    told.push({ kind, template, slots, text: fillSlots(template, slots).text, direction })
  }
  const railOf = (code: string) => guardrails.find((rail) => rail.code === code)?.params

  if (prediction.kind === 'notEnoughInformation')
    if (prediction.n === 0) tell('noneAlike', templates.noneAlike[lang], {})
    else tell('tooLittle', templates.tooLittle[lang], { 'count:alike': String(prediction.n) })
  else {
    const { lowMinor, pointMinor, highMinor, n, measured, drivers } = prediction
    tell('range', templates.range[lang], {
      'count:alike': String(n),
      'price:low': price(lowMinor),
      'price:high': price(highMinor),
      'price:point': price(pointMinor),
    })
    if (measured.coverage !== null)
      tell('held', templates.held[lang], {
        'count:replayed': String(measured.n),
        'share:held': `${Math.round(measured.coverage * 100)}%`,
      })
    const weighty = drivers
      .flatMap(({ code, deltaMinor }) => (isDriverCode(code) ? { code, deltaMinor } : []))
      .filter(({ deltaMinor }) => Math.abs(deltaMinor) >= pointMinor * leastShare)
      .toSorted((left, right) => Math.abs(right.deltaMinor) - Math.abs(left.deltaMinor))
    for (const { code, deltaMinor } of weighty.slice(0, mostDrivers)) {
      const direction = deltaMinor > 0 ? 'up' : 'down'
      const template = templates[direction][lang].replace('{reason}', driverWords[code][lang])
      tell(
        `driver.${code}.${direction}`,
        template,
        { 'change:price': price(Math.abs(deltaMinor)) },
        direction,
      )
    }
  }
  if (advice) {
    const { floorMinor, targetMinor, stretchMinor, moves } = advice
    if (floorMinor === stretchMinor)
      tell('onePrice', templates.onePrice[lang], { 'price:target': price(targetMinor) })
    else
      tell('advice', templates.advice[lang], {
        'price:floor': price(floorMinor),
        'price:target': price(targetMinor),
        'price:stretch': price(stretchMinor),
      })
    const binding = moves
      .flatMap(({ part, code }) => (part === 'floor' && isFloorCode(code) ? code : []))
      .at(-1)
    if (binding)
      tell(`floor.${binding}`, templates.floor[lang].replace('{reason}', floorWords[binding][lang]), {})
  }
  const open = railOf('heldToOpenQuote')
  if (open)
    tell('openQuote', templates.openQuote[lang], { 'price:open': price(Number(open.openMinor)) }, 'notAbove')
  const below = railOf('closedBelowFloor')
  if (below)
    tell(
      'belowFloor',
      templates.belowFloor[lang],
      { 'count:alike': String(below.n), 'count:below': String(below.below) },
      'below',
    )
  return told
}
