import type { Calendar } from './calendar.ts'
import { type Cell, type Table, toDelimited, toWorkbook, utf8 } from './encode.ts'
import { competitorRows } from './market.ts'
import { typeWords } from './phrases.ts'
import { sampleProducts } from './products.ts'
import type { SampleFile } from './sampleFile.ts'
import type { Story } from './story.ts'
import { outcomeWords, roleWords, stageWords, supportWords } from './words.ts'
import { priceListRows } from './zhFiles.ts'

const en = <T extends { lang: string }>(records: readonly T[]): T[] =>
  records.filter((one) => one.lang === 'en')

const accountsTable = ({ accounts, calendar }: Story): Table => ({
  header: [
    'Account Name',
    'Short Name',
    'Account ID',
    'Industry',
    'Territory',
    'City',
    'Tier',
    'Account Owner',
    'Created Date',
  ],
  rows: en(accounts).map((one): Cell[] => [
    one.name,
    one.shortName,
    one.code,
    one.industry,
    one.region,
    one.city,
    one.level,
    one.owner,
    calendar.isoDay(one.createdAt),
  ]),
})

const contactsTable = ({ people, calendar }: Story): Table => ({
  header: [
    'Full Name',
    'Account Name',
    'Department',
    'Job Title',
    'Buying Role',
    'Attitude',
    'Email',
    'Created Date',
    'Left Date',
    'Notes',
  ],
  rows: [
    ...en(people).map((one): Cell[] => [
      one.name,
      one.account,
      one.department,
      one.title,
      roleWords.en[one.role],
      supportWords.en[one.support],
      one.email,
      calendar.isoDay(one.createdAt),
      one.leftAt === null ? null : calendar.isoDay(one.leftAt),
      null,
    ]),
    [
      'D. Whitcombe',
      'Harrow Lake Castings',
      null,
      'Plant Mgr',
      null,
      null,
      null,
      calendar.isoDay(calendar.at(-120)),
      null,
      'badge scan',
    ],
  ],
})

const dealsTable = ({ deals, calendar }: Story): Table => ({
  header: [
    'Opportunity ID',
    'Opportunity Name',
    'Account Name',
    'Product',
    'Quantity',
    'Amount (USD)',
    'Currency',
    'Stage',
    'Outcome',
    'Created Date',
    'Expected Close Date',
    'Closed Date',
    'Competitor',
    'Lead Source',
    'Loss Reason',
    'Territory',
    'Primary Contact',
    'Opportunity Owner',
  ],
  rows: en(deals).map((one): Cell[] => [
    one.code,
    one.name,
    one.account,
    one.product,
    one.quantity,
    one.amount,
    one.currency,
    stageWords.en[one.stage],
    outcomeWords.en[one.outcome],
    calendar.isoDay(one.openedAt),
    calendar.isoDay(one.expectedCloseAt),
    one.closedAt === null ? null : calendar.isoDay(one.closedAt),
    one.competitor,
    one.source,
    one.lossReason,
    one.region,
    one.contact,
    one.owner,
  ]),
})

const stageHistoryTable = ({ deals, stageChanges, calendar }: Story): Table => {
  const own = new Set(en(deals).map(({ code }) => code))
  return {
    header: ['Opportunity ID', 'From Stage', 'To Stage', 'Changed At', 'Changed By'],
    rows: stageChanges
      .filter(({ deal, to }) => own.has(deal) && to !== 'won' && to !== 'lost')
      .map((one): Cell[] => [
        one.deal,
        one.from === null ? null : stageWords.en[one.from],
        stageWords.en[one.to],
        calendar.isoMinute(one.at),
        one.by,
      ]),
  }
}

const quotesTable = ({ prices, calendar }: Story): Table => ({
  header: [
    'Quote Number',
    'Account Name',
    'Opportunity ID',
    'Product',
    'Quantity',
    'Unit Price',
    'List Price',
    'Currency',
    'Quote Date',
    'Outcome',
    'Territory',
    'Sales Rep',
  ],
  rows: en(prices)
    .filter(({ kind }) => kind === 'quote')
    .map((one): Cell[] => [
      one.number,
      one.account,
      one.deal,
      one.product,
      one.quantity,
      one.unitPrice,
      one.list,
      one.currency,
      calendar.isoDay(one.at),
      outcomeWords.en[one.outcome],
      one.region,
      one.owner,
    ]),
})

const ordersTable = ({ prices, calendar }: Story): Table => ({
  header: [
    'Order Number',
    'Customer',
    'Opportunity ID',
    'Item',
    'Qty',
    'Net Price',
    'List Price',
    'Currency',
    'Order Date',
    'Territory',
    'Sales Rep',
  ],
  rows: en(prices)
    .filter(({ kind }) => kind === 'order')
    .map((one): Cell[] => [
      one.number,
      one.account,
      one.deal,
      one.product,
      one.quantity,
      one.unitPrice,
      one.list,
      one.currency,
      calendar.isoDay(one.at),
      one.region,
      one.owner,
    ]),
})

const activitiesTable = ({ activities, calendar }: Story): Table => ({
  header: [
    'Date',
    'Activity Type',
    'Direction',
    'Account Name',
    'Opportunity ID',
    'Contact Name',
    'Notes',
    'Sales Rep',
  ],
  rows: en(activities).map((one): Cell[] => [
    calendar.isoMinute(one.at),
    typeWords.en[one.kind],
    one.direction === 'inbound' ? 'Inbound' : 'Outbound',
    one.account,
    one.deal,
    one.contact,
    one.text,
    one.owner,
  ]),
})

const visitPlansTable = (calendar: Calendar): Table => ({
  header: [
    'Planned Date',
    'Account Name',
    'Contact Name',
    'Opportunity ID',
    'Purpose',
    'Status',
    'Completed Date',
    'Owner',
  ],
  rows: [
    [
      calendar.isoMinute(calendar.at(calendar.workday(-5), '9:00')),
      'Harrow Lake Castings',
      'Luis Ferrante',
      'OP-HLC-01',
      'Walk line 2 after the outage',
      'Done',
      calendar.isoMinute(calendar.at(calendar.workday(-5), '10:10')),
      'Maya Lindqvist',
    ],
    [
      calendar.isoMinute(calendar.at(5, '10:30')),
      'Brindle Valley Foods',
      'Elise Marchetti',
      'OP-BVF-01',
      'Network and data questions',
      'Planned',
      null,
      'Maya Lindqvist',
    ],
  ],
})

/** The software firm's files. */
export function enTables(story: Story): SampleFile[] {
  const { calendar } = story
  const csv = (name: string, table: Table): SampleFile => ({ name, bytes: utf8(toDelimited(table)) })
  return [
    csv('accounts.csv', accountsTable(story)),
    csv('contacts.csv', contactsTable(story)),
    csv('products.csv', {
      header: ['Product Code', 'Product Name', 'Product Family', 'Category', 'Unit of Measure'],
      rows: sampleProducts
        .filter((one) => one.lang === 'en')
        .map((one): Cell[] => [one.code, one.name, one.series, one.category, one.unit]),
    }),
    csv('price_list.csv', {
      header: ['Product Name', 'List Price', 'Floor Price', 'Currency', 'Valid From', 'Valid To'],
      rows: priceListRows('en', calendar).map(([name, list, floor, from, to]): Cell[] => [
        name!,
        list!,
        floor!,
        'USD',
        from!,
        to!,
      ]),
    }),
    csv('opportunities.csv', dealsTable(story)),
    csv('stage_history.csv', stageHistoryTable(story)),
    csv('quotes.csv', quotesTable(story)),
    { name: 'orders.xlsx', bytes: toWorkbook('Orders', ordersTable(story)) },
    csv('competitor_prices.csv', {
      header: [
        'Competitor',
        'Competitor Product',
        'Our Product',
        'Territory',
        'Price',
        'Currency',
        'Observed Date',
        'Source',
      ],
      rows: competitorRows('en', calendar).map(
        ([rival, theirs, ours, region, price, day, source]): Cell[] => [
          rival!,
          theirs!,
          ours!,
          region!,
          price!,
          'USD',
          day!,
          source!,
        ],
      ),
    }),
    csv('activities.csv', activitiesTable(story)),
    csv('visit_plans.csv', visitPlansTable(calendar)),
  ]
}
