import type { IntentEvent } from './intentFeatures.ts'
import { type Random, seededRandom } from './random.ts'
import type { RawTable } from './schema.ts'

/** Stories for tests: made-up deals whose true chance of being won is known. Not used by the product. */

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random())
}

/**
 * Deals whose outcome depends on the champion, the number of visits and, when both a budget and a tender are
 * there, on their coming together. `signal` 0 makes the outcome a coin toss. Returns the true probabilities.
 */
export function storyDeals(
  count: number,
  seed: number,
  { signal = 1, dated = false }: { signal?: number; dated?: boolean } = {},
): { table: RawTable; truth: number[] } {
  const random = seededRandom(seed)
  const truth: number[] = []
  const regions = ['East', 'North', 'South', 'West']
  const rows = Array.from({ length: count }, (_, i) => {
    const champion = random() < 0.5
    const budget = random() < 0.5
    const tender = random() < 0.5
    const visits = Math.floor(random() * 10)
    const amount = Math.round(1000 * Math.exp(normal(random)))
    const region = regions[Math.floor(random() * 4)]!
    const margin =
      signal *
      ((champion ? 1 : -1) +
        0.3 * (visits - 4.5) +
        (budget && tender ? 1.5 : 0) +
        (region === 'East' ? 0.5 : 0))
    const probability = 1 / (1 + Math.exp(-margin))
    truth.push(probability)
    const row = [
      champion ? 'yes' : 'no',
      budget ? 'approved' : '',
      tender ? 'yes' : 'no',
      String(visits),
      String(amount),
      region,
      random() < probability ? 'Won' : 'Lost',
    ]
    return dated
      ? [...row, new Date(Date.UTC(2024, 0, 1) + i * 6 * 3_600_000).toISOString().slice(0, 10)]
      : row
  })
  const columns = ['champion', 'budget', 'tender', 'visits', 'amount', 'region', 'status']
  return { table: { columns: dated ? [...columns, 'opened'] : columns, rows }, truth }
}

const DAY_MS = 86_400_000

/**
 * Two years of contacts at hospitals. People who were visited lately and who hold the purse ask for a price,
 * trial or contract more often; `signal` 0 makes buying steps fall at random.
 */
export function storyEvents(accounts: number, seed: number, asOf: number, signal = 1): IntentEvent[] {
  const random = seededRandom(seed)
  const people = [
    { department: '设备科', buyingRole: 'economicBuyer', eager: 0.8 },
    { department: '检验科', buyingRole: 'technicalEvaluator', eager: 0 },
    { department: '检验科', buyingRole: 'user', eager: -0.8 },
  ] as const
  const events: IntentEvent[] = []
  for (let account = 0; account < accounts; account++) {
    for (const [seat, { department, buyingRole, eager }] of people.entries()) {
      const person = { accountId: `H${account}`, contactId: `H${account}-${seat}`, department, buyingRole }
      const record = (kind: IntentEvent['kind'], direction: IntentEvent['direction'], occurredAt: number) =>
        events.push({ ...person, kind, direction, occurredAt, knownAt: occurredAt })
      for (let month = 24; month >= 1; month--) {
        const from = asOf - month * 30 * DAY_MS
        const visits = random() < 0.5 ? 0 : 1 + Math.floor(random() * 3)
        for (let visit = 0; visit < visits; visit++)
          record('visit', 'outbound', from - (1 + random() * 20) * DAY_MS)
        const margin = -2 + signal * (eager + 0.9 * (visits - 1))
        if (random() < 1 / (1 + Math.exp(-margin)))
          record(random() < 0.5 ? 'priceAsked' : 'trialAsked', 'inbound', from + random() * 29 * DAY_MS)
      }
    }
  }
  return events
}
