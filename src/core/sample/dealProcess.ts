import type { ActivityKind, Stage } from '../../shared/vocabulary.ts'
import type { Calendar } from './calendar.ts'
import { type Chance, sigmoid } from './chance.ts'
import { inboundPhrases, lossReasons, outboundPhrases, sources } from './phrases.ts'
import { competitors, sampleProducts } from './products.ts'
import type {
  Lang,
  SampleAccount,
  SampleActivity,
  SampleDeal,
  SamplePerson,
  SampleProduct,
  SampleStageChange,
} from './types.ts'

export type DealStory = {
  deal: SampleDeal
  stageChanges: SampleStageChange[]
  activities: SampleActivity[]
  /** How much dearer (log) than usual we quoted: moves the outcome a little, as it does in life. */
  dearness: number
}

const path: readonly Stage[] = ['qualify', 'discover', 'evaluate', 'propose', 'negotiate', 'close']

/** What one deal is really like. Nobody in the story sees it; activities and outcome both follow from it. */
type Nature = {
  engagement: number
  friction: number
  /** How much is written down and chatted about whatever the prospects are. */
  talkativeness: number
  championFrom: number | null
  championUntil: number
  rival: string | null
  dearness: number
  sourceEffect: number
  accountEffect: number
}

/**
 * Log-odds of winning. The outcome is drawn with this probability and so stays uncertain even for someone who
 * knew everything: a believable ceiling for any forecast.
 */
function winMargin(nature: Nature, endDay: number): number {
  const hadChampion = nature.championFrom !== null && nature.championUntil > endDay
  const lostChampion = nature.championFrom !== null && nature.championUntil <= endDay
  return (
    -0.95 +
    2.3 * nature.engagement -
    1.7 * nature.friction +
    (hadChampion ? 0.9 : 0) -
    (lostChampion ? 1 : 0) -
    (nature.rival === null ? 0 : 0.45) -
    9 * nature.dearness +
    nature.sourceEffect +
    nature.accountEffect
  )
}

type Frame = {
  calendar: Calendar
  chance: Chance
  account: SampleAccount
  product: SampleProduct
  team: readonly (readonly [SamplePerson, number])[]
}

const fill = (text: string, words: Record<string, string>) =>
  text.replace(/\{([pcrq])\}/g, (_whole, key: string) => words[key]!)

/** The activities of one deal between two days: how often, by whom, who began and what was asked follow its nature. */
function activitiesOf(
  frame: Frame,
  deal: Pick<SampleDeal, 'lang' | 'code' | 'quantity' | 'owner'>,
  nature: Nature,
  fromDay: number,
  toDay: number,
): SampleActivity[] {
  const { calendar, chance, account, product, team } = frame
  const rate = Math.min(
    16,
    Math.max(0.7, Math.exp(1.12 + 0.3 * nature.engagement + 0.5 * nature.talkativeness)),
  )
  const found: SampleActivity[] = []
  let day = fromDay + chance.between(0.5, 5)
  let askedLately = false
  while (day < toDay) {
    const person = chance.weighted(team)
    const isInbound = chance.happens(sigmoid(-0.5 + 1.25 * nature.engagement))
    const progress = Math.min(1, (day - fromDay) / 120)
    const stepChance = sigmoid(-1.9 + 1.25 * nature.engagement + 0.9 * progress + (askedLately ? 0.7 : 0))
    const kind: ActivityKind = isInbound
      ? chance.weighted([
          [stepOf(person, chance), stepChance],
          ['objection', sigmoid(-1.5 + 1.8 * nature.friction)],
          ['complaint', 0.02],
          ['commitment', 0.06 + 0.05 * sigmoid(nature.engagement)],
          ['competitorNamed', nature.rival === null ? 0 : 0.14],
          ['message', 0.24],
          ['call', 0.12],
          ['email', 0.1],
        ] as const)
      : chance.weighted([
          ['call', 0.28],
          ['visit', 0.26],
          ['message', 0.18],
          ['meeting', 0.08],
          ['email', 0.08],
          ['demo', 0.05 + 0.03 * progress],
          ['quoteSent', 0.02 + 0.07 * progress],
          ['proposalSent', 0.02 + 0.05 * progress],
        ] as const)
    askedLately = kind.endsWith('Asked')
    const phrases = (isInbound ? inboundPhrases : outboundPhrases)[deal.lang][kind]!
    const phrase = chance.pick(phrases)
    const whole = calendar.workday(Math.floor(day))
    const time = `${chance.whole(8, 17)}:${chance.whole(0, 59)}`
    if (whole > fromDay)
      found.push({
        lang: deal.lang,
        at: calendar.at(whole, time),
        kind,
        direction: isInbound ? 'inbound' : 'outbound',
        account: account.name,
        deal: deal.code,
        contact: person.name,
        owner: deal.owner,
        text: fill(phrase, {
          p: product.spoken,
          c: person.name,
          r: nature.rival ?? '',
          q: String(deal.quantity),
        }),
      })
    day += chance.exponential(30 / rate)
  }
  return found.sort((a, b) => a.at - b.at)
}

/** Who asks for what: buyers ask for prices, users for trials, those who sign for contracts. */
function stepOf(person: SamplePerson, chance: Chance): ActivityKind {
  switch (person.role) {
    case 'user':
    case 'champion':
      return chance.weighted([
        ['trialAsked', 6],
        ['priceAsked', 3],
        ['contractAsked', 1],
      ] as const)
    case 'gatekeeper':
      return chance.weighted([
        ['tenderAsked', 5],
        ['priceAsked', 4],
        ['contractAsked', 2],
      ] as const)
    case 'approver':
    case 'economicBuyer':
      return chance.weighted([
        ['priceAsked', 4],
        ['contractAsked', 4],
        ['tenderAsked', 2],
      ] as const)
    default:
      return chance.weighted([
        ['priceAsked', 4],
        ['trialAsked', 4],
        ['tenderAsked', 2],
      ] as const)
  }
}

/** Where the deal stood when; engaged customers move on faster, and friction now and then throws one back. */
function stagesOf(
  frame: Frame,
  deal: Pick<SampleDeal, 'code' | 'owner'>,
  nature: Nature,
  fromDay: number,
  toDay: number,
): SampleStageChange[] {
  const { calendar, chance } = frame
  const by = deal.owner
  const changes: SampleStageChange[] = [
    { deal: deal.code, from: null, to: 'qualify', at: calendar.at(calendar.workday(fromDay), '9:30'), by },
  ]
  let place = 0
  let day = fromDay
  for (;;) {
    day += 4 + chance.exponential(24 * Math.exp(-0.45 * nature.engagement + 0.1 * nature.friction))
    const isSetback = place > 1 && chance.happens(0.06 + 0.05 * Math.max(0, nature.friction))
    const next = place + (isSetback ? -1 : 1)
    if (day >= toDay || next >= path.length) return changes
    changes.push({
      deal: deal.code,
      from: path[place]!,
      to: path[next]!,
      at: calendar.at(calendar.workday(Math.floor(day)), '17:10'),
      by,
    })
    place = next
  }
}

export type DealPlan = {
  lang: Lang
  code: string
  openedDay: number
  /** Null while the deal is open. */
  closedDay: number | null
  account: SampleAccount
  product: SampleProduct
  quantity: number
  name: string
}

const teamOf = (people: readonly SamplePerson[], chance: Chance, openedDay: number, calendar: Calendar) => {
  const present = people.filter(
    (one) =>
      one.createdAt <= calendar.at(openedDay) && (one.leftAt === null || one.leftAt > calendar.at(openedDay)),
  )
  const size = Math.min(present.length, chance.whole(2, 5))
  const rest = [...present]
  const team: (readonly [SamplePerson, number])[] = []
  while (team.length < size) {
    const person = chance.weighted(rest.map((one) => [one, one.role === 'champion' ? 2.5 : 1] as const))
    rest.splice(rest.indexOf(person), 1)
    team.push([person, team.length === 0 ? 4 : team.length === 1 ? 2.5 : 1])
  }
  return team
}

/** One deal from opening to today or its end, all of it drawn from its hidden nature. */
export function tellDeal(
  plan: DealPlan,
  people: readonly SamplePerson[],
  accountEffect: number,
  calendar: Calendar,
  chance: Chance,
): DealStory {
  const { lang, account, product } = plan
  const own = people.filter((one) => one.account === account.name)
  const champion = own.find(
    (one) =>
      one.role === 'champion' &&
      one.createdAt <= calendar.at(plan.openedDay) &&
      (one.leftAt === null || one.leftAt > calendar.at(plan.openedDay)),
  )
  const [source, sourceEffect] = chance.weighted(
    sources[lang].map(([word, effect, weight]) => [[word, effect] as const, weight] as const),
  )
  const friction = chance.normal()
  const nature: Nature = {
    engagement: chance.normal(),
    friction,
    talkativeness: chance.normal(),
    championFrom: champion ? plan.openedDay : null,
    championUntil: champion?.leftAt ? calendar.dayOf(champion.leftAt) : Number.POSITIVE_INFINITY,
    rival: chance.happens(sigmoid(-0.5 + 0.7 * friction)) ? chance.pick(competitors[lang]) : null,
    dearness: 0.03 * chance.normal(),
    sourceEffect,
    accountEffect,
  }
  const endDay = plan.closedDay ?? 0
  const team = teamOf(own, chance, plan.openedDay, calendar)
  const frame: Frame = { calendar, chance, account, product, team }
  const activities = activitiesOf(frame, { ...plan, owner: account.owner }, nature, plan.openedDay, endDay)
  const stageChanges = stagesOf(
    frame,
    { code: plan.code, owner: account.owner },
    nature,
    plan.openedDay,
    endDay,
  )
  const isWon = chance.happens(sigmoid(winMargin(nature, endDay)))
  const outcome = plan.closedDay === null ? 'open' : isWon ? 'won' : 'lost'
  const lastStage = stageChanges.at(-1)!.to
  const closedAt = plan.closedDay === null ? null : calendar.at(calendar.workday(plan.closedDay), '18:05')
  if (outcome !== 'open')
    stageChanges.push({ deal: plan.code, from: lastStage, to: outcome, at: closedAt!, by: account.owner })
  const discount = lang === 'zh' ? 0.91 : 0.88
  const amount = Math.round((product.list * discount * Math.exp(nature.dearness) * plan.quantity) / 100) * 100
  return {
    deal: {
      lang,
      code: plan.code,
      name: plan.name,
      account: account.name,
      product: product.name,
      quantity: plan.quantity,
      amount,
      currency: product.currency,
      region: account.region,
      source,
      owner: account.owner,
      contact: team[0]![0].name,
      competitor: nature.rival,
      lossReason: outcome === 'lost' ? chance.pick(lossReasons[lang]) : null,
      stage: outcome === 'open' ? lastStage : outcome,
      outcome,
      openedAt: calendar.at(calendar.workday(plan.openedDay), '9:30'),
      expectedCloseAt: calendar.at(
        plan.closedDay === null
          ? chance.whole(12, 130)
          : Math.min(plan.openedDay + chance.whole(60, 200), plan.closedDay + chance.whole(-20, 40)),
      ),
      closedAt,
    },
    stageChanges,
    activities,
    dearness: nature.dearness,
  }
}

const zhPurpose = ['更新', '新增', '扩容', '配套', '院区建设', '年度采购']
const enPurpose = ['rollout', 'expansion', 'replacement', 'upgrade', 'second site', 'renewal']

/** When closed and open deals happen, on what and with whom; names are unique within an account. */
export function planDeals(
  accounts: readonly SampleAccount[],
  counts: { closed: number; open: number },
  lang: Lang,
  taken: ReadonlySet<string>,
  isBusy: (account: SampleAccount, closedDay: number | null) => boolean,
  calendar: Calendar,
  chance: Chance,
): DealPlan[] {
  const own = accounts.filter((one) => one.lang === lang)
  const products = sampleProducts.filter((one) => one.lang === lang && !one.recurring)
  const names = new Set<string>(taken)
  const plans: DealPlan[] = []
  for (let at = 0; at < counts.closed + counts.open; at++) {
    const isClosed = at < counts.closed
    const closedDay = isClosed ? chance.whole(-1010, -3) : null
    let account = chance.pick(own)
    while (isBusy(account, closedDay)) account = chance.pick(own)
    const product = chance.weighted(
      products.map((one) => [one, one.series === 'GTX' || one.series === 'FlowDeck' ? 2.6 : 1] as const),
    )
    const quantity = Math.max(
      1,
      Math.round(Math.exp(chance.between(0, product.category === '监护' ? 3.2 : 1.8))),
    )
    const lasts = Math.round(Math.min(380, Math.max(35, Math.exp(4.75 + 0.5 * chance.normal()))))
    const openedDay = closedDay === null ? -chance.whole(20, 200) : closedDay - lasts
    const year = calendar.year(calendar.at(openedDay))
    const purpose = chance.pick(lang === 'zh' ? zhPurpose : enPurpose)
    const base =
      lang === 'zh'
        ? `${account.shortName}${product.spoken}${purpose}（${year}）`
        : `${account.shortName} ${product.spoken} ${purpose} ${year}`
    let name = base
    for (let copy = 2; names.has(name); copy++)
      name = lang === 'zh' ? base.replace('（', `${copy}批（`) : `${base} #${copy}`
    names.add(name)
    const number = String(at + 101).padStart(4, '0')
    plans.push({
      lang,
      code: lang === 'zh' ? `SJ${year}${number}` : `OP-${year}-${number}`,
      openedDay,
      closedDay,
      account,
      product,
      quantity,
      name,
    })
  }
  return plans
}
