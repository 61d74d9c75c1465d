import { seededRandom } from '../learning/random.ts'
import { departures, sampleAccounts, samplePeople } from './accounts.ts'
import { createCalendar } from './calendar.ts'
import { createChance } from './chance.ts'
import { type DealStory, planDeals, tellDeal } from './dealProcess.ts'
import { keyAccountsBusyFrom, keyDealPlans, withKeyDealWords } from './keyDeals.ts'
import { tellPrices } from './priceProcess.ts'
import type {
  SampleAccount,
  SampleActivity,
  SampleDeal,
  SamplePerson,
  SamplePriceLine,
  SampleStageChange,
} from './types.ts'

const seed = 20_250_601

export type Story = ReturnType<typeof tellStory>

/**
 * The whole story as plain records, the same for every `now` of one day in Shanghai. About 420 closed deals of
 * nearly three years, 48 open ones, their activities and prices.
 */
export function tellStory(now: number) {
  const calendar = createCalendar(now)
  const chance = createChance(seededRandom(seed))
  const accounts = sampleAccounts(calendar)
  const people = samplePeople(accounts, calendar, chance)
  for (const { account, day } of departures) {
    const champion = people.find((one) => one.account === account && one.role === 'champion')
    if (champion) champion.leftAt = calendar.at(day)
  }
  const accountEffects = new Map(accounts.map(({ name }) => [name, 0.55 * chance.normal()]))
  const keyPlans = keyDealPlans(accounts)
  const keyNames = new Set(keyPlans.map(({ name }) => name))
  const keyAccounts = new Set(keyPlans.map(({ account }) => account))
  const isBusy = (account: SampleAccount, closedDay: number | null) =>
    keyAccounts.has(account) && (closedDay ?? 0) > keyAccountsBusyFrom
  const plans = [
    ...planDeals(accounts, { closed: 302, open: 29 }, 'zh', keyNames, isBusy, calendar, chance),
    ...planDeals(accounts, { closed: 118, open: 12 }, 'en', keyNames, isBusy, calendar, chance),
    ...keyPlans,
  ]
  const stories: DealStory[] = plans.map((plan) =>
    tellDeal(plan, people, accountEffects.get(plan.account.name)!, calendar, chance),
  )
  const keyed = stories.map((story) => withKeyDealWords(story, calendar))
  const prices = tellPrices(keyed, accounts, { zh: 560, en: 190 }, calendar, chance)
  const activities: SampleActivity[] = keyed.flatMap((story) => story.activities).sort((a, b) => a.at - b.at)
  const deals: SampleDeal[] = keyed.map(({ deal }) => deal)
  const stageChanges: SampleStageChange[] = keyed
    .flatMap((story) => story.stageChanges)
    .sort((a, b) => a.at - b.at)
  return { calendar, chance, accounts, people, deals, stageChanges, activities, prices } satisfies {
    people: SamplePerson[]
    prices: SamplePriceLine[]
    [more: string]: unknown
  }
}
