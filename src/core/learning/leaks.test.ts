import { describe, expect, test } from 'vitest'
import { namesOutcome, outcomeOf } from './leakNames.ts'
import { type RowOutcome, suspectLeaks } from './leaks.ts'
import { seededRandom } from './random.ts'
import type { RawTable } from './schema.ts'

describe('names that speak of the end of a deal', () => {
  test.each([
    'close_date',
    'close_value',
    'CloseDate',
    'closed_at',
    'Actual Close Date',
    'won_date',
    'WonDate',
    'win_reason',
    'loss reason',
    'LossReason',
    'lost_to',
    'Lost To Competitor',
    'reason_lost',
    'is_won',
    'Outcome',
    'result',
    'deal_result',
    'final_price',
    'contract_signed_date',
    'invoice_date',
    'order_number',
    'days_to_close',
    'sales_cycle',
    'actual_revenue',
    'booked_revenue',
    'Shipped Date',
    'onboarding_date',
    'Total Days Identified Through Closing',
    'cancellation_reason',
    '成交金额',
    '成交日期',
    '成交价',
    '赢单原因',
    '丢单原因',
    '输单时间',
    '失单原因',
    '签约日期',
    '签单金额',
    '关单日期',
    '关闭原因',
    '中标金额',
    '合同编号',
    '合同金额',
    '实际成交价',
    '最终价格',
    '最终成交价',
    '实际签约金额',
    '实际关闭日期',
    '落标原因',
    '中标人',
    '开票日期',
    '回款金额',
    '是否成交',
    '是否赢单',
    '商机结果',
    '成交周期',
  ])('%s', (name) => expect(namesOutcome(name)).toBe(true))

  test.each([
    'expected_close_date',
    'Estimated Close',
    'forecast_close_date',
    'target close date',
    'planned_close_date',
    'previous_won_deals',
    'won_deals_last_year',
    'historical_win_rate',
    'past_lost_deals',
    'engage_date',
    'created_at',
    'close_relationship',
    'Competitors',
    'Cross_sale',
    'Up_sale',
    'Deal_type',
    'Seller',
    'Authority',
    'RFP',
    'amount',
    'list_price',
    'first_order',
    'opportunity_amount',
    'Growth',
    'Forml_tend',
    'Budgt_alloc',
    'account',
    'product',
    'lead_source',
    'windows_version',
    'wonder',
    'region',
    'sales_agent',
    'sales_price',
    'budget_approved',
    'days_in_stage',
    'number of lost deals',
    'lost_deals_count',
    'meeting_booked_date',
    'nda_signed_date',
    'contract_value',
    'paid_media_source',
    'final_decision_maker',
    '最终用户',
    '最终决策人',
    '实际控制人',
    '预计成交日期',
    '预计成交金额',
    '历史成交次数',
    '去年成交金额',
    '近12个月订单金额',
    '累计订单金额',
    '计划签约日期',
    '报价金额',
    '客户名称',
    '预算金额',
    '拜访次数',
    '竞争对手',
    '决策人',
    '科室',
    '商机金额',
    '招标方式',
  ])('%s does not', (name) => expect(namesOutcome(name)).toBe(false))

  test.each([
    ['Closed Won', 'won'],
    ['Won', 'won'],
    ['赢单', 'won'],
    ['已成交', 'won'],
    ['Closed Lost', 'lost'],
    ['Lost to competitor', 'lost'],
    ['丢单', 'lost'],
    ['未中标', 'lost'],
    ['Cancelled', 'lost'],
    ['Engaging', 'open'],
    ['Prospecting', 'open'],
    ['跟进中', 'open'],
    ['East', 'other'],
    ['Joint past', 'other'],
  ] as const)('a cell that says %s means %s', (cell, meaning) => expect(outcomeOf(cell)).toBe(meaning))
})

type Row = { won: RowOutcome; random: () => number; i: number }

/** Two hundred ended deals, half of them won, and `open` more that have not ended. */
function deals(
  columns: Record<string, (row: Row) => string>,
  open = 0,
): { table: RawTable; outcomes: RowOutcome[] } {
  const random = seededRandom(17)
  const outcomes: RowOutcome[] = Array.from({ length: 200 + open }, (_, i) =>
    i >= 200 ? null : random() < 0.5 ? 1 : 0,
  )
  const rows = outcomes.map((won, i) => Object.values(columns).map((cell) => cell({ won, random, i })))
  return { table: { columns: Object.keys(columns), rows }, outcomes }
}

function suspects(
  columns: Record<string, (row: Row) => string>,
  { time = null as string | null, open = 0 } = {},
) {
  const { table, outcomes } = deals(columns, open)
  return Object.fromEntries(
    suspectLeaks(table, outcomes, table.columns, time).map(({ column, grounds }) => [column, grounds]),
  )
}

const day = (offset: number) =>
  new Date(Date.UTC(2025, 0, 1) + Math.round(offset) * 86_400_000).toISOString().slice(0, 10)

describe('columns written after the outcome', () => {
  test('a value that only won deals have, whatever its name', () => {
    expect(suspects({ x17: ({ won, random }) => (won ? String(Math.ceil(1000 * random())) : '0') })).toEqual({
      x17: ['filled-after-outcome', 'implausible-skill'],
    })
  })
  test('a reason given for part of the lost deals only', () => {
    const found = suspects({
      field_9: ({ won, random }) =>
        !won && random() < 0.6 ? ['price', 'timing'][Math.floor(2 * random())]! : '',
    })
    expect(found).toEqual({ field_9: ['filled-after-outcome'] })
  })
  test('a field that open deals lack and ended deals have', () => {
    expect(
      suspects({ f: ({ won, random }) => (won === null ? '' : String(random())) }, { open: 60 }),
    ).toEqual({
      f: ['filled-after-outcome'],
    })
  })
  test('a stage whose levels are outcomes', () => {
    expect(suspects({ phase: ({ won }) => (won ? 'Closed Won' : 'Closed Lost') }).phase).toContain(
      'outcome-values',
    )
    expect(suspects({ 阶段: ({ won }) => (won ? '赢单' : '丢单') }).阶段).toContain('outcome-values')
  })
  test('an onboarding date at or after the close', () => {
    const found = suspects({
      opened: ({ i }) => day(i),
      close_date: ({ i }) => day(i + 30),
      kickoff: ({ i, random }) => day(i + 31 + 20 * random()),
    })
    expect(found).toEqual({ close_date: ['name-meaning'], kickoff: ['timestamp-after-outcome'] })
  })
  test('a date later than the moment that the row speaks of', () => {
    const found = suspects(
      {
        asOf: ({ i }) => day(i),
        touched: ({ i, random }) => day(i + 1 + 9 * random()),
        due_planned: ({ i }) => day(i + 60),
      },
      { time: 'asOf' },
    )
    expect(found).toEqual({ touched: ['timestamp-after-outcome'] })
  })
  test('a closing date by any other name: the last of each row, sooner for lost deals', () => {
    const ending = ({ won, random, i }: Row) => day(i + 5 + (won ? 60 : 40) * random())
    expect(suspects({ opened: ({ i }) => day(i), f6: ending })).toEqual({ f6: ['timestamp-after-outcome'] })
    // The same spread of days is a customer's age when the later date is the one on which the deal was opened.
    expect(suspects({ customer_since: ({ i }) => day(i), created_at: ending })).toEqual({})
  })
  describe('as the exports of common customer systems name them', () => {
    /** Lost deals run on for longer; what the last change of the record says of it. */
    const length = ({ won, random }: Row) => 5 + Math.round((won ? 40 : 110) * random())
    const export_ = (name: string, cell: (row: Row, days: number) => string) =>
      suspects(
        {
          created: ({ i }) => day(i),
          [name]: (row) => cell(row, length(row)),
          amount: ({ random }) => String(Math.round(9000 * random())),
        },
        { time: 'created' },
      )
    test.each([
      'Last Modified Date',
      'Last Activity',
      'Last Stage Change Date',
      'LastModifiedDate',
      'last_update',
      'Last Contacted',
      'Last Activity Date',
      'Previous Touch',
      '上次跟进时间',
      '最后修改时间',
      '最近跟进时间',
      '历史更新日期',
    ])('%s: whatever the name promises, its stamps lie after the row', (name) => {
      expect(export_(name, ({ i }, days) => day(i + days))).toEqual({ [name]: ['timestamp-after-outcome'] })
    })
    test.each([
      'Age',
      'Deal Age (days)',
      'Days Open',
      'Stage Duration',
      'days_in_stage',
      'Time in Pipeline',
      '历时',
      '停留天数',
      '商机阶段停留时长',
      '跟进天数',
    ])('%s: a length of time that ran until the end', (name) => {
      expect(export_(name, (_, days) => String(days))).toEqual({ [name]: ['duration-until-outcome'] })
    })
    test('a number by any name that is the time to a suspected date', () => {
      const found = suspects({
        created: ({ i }) => day(i),
        close_date: ({ i }) => day(i + 5 + (i % 40)),
        f3: ({ i }) => String(5 + (i % 40)),
        lead_time: ({ i }) => String(5 + ((i * 7) % 40)),
      })
      expect(found).toEqual({ close_date: ['name-meaning'], f3: ['duration-until-outcome'] })
    })
  })

  test('skill that nothing known beforehand has', () => {
    expect(
      suspects({ score: ({ won, random }) => ((won ? 1 : 0) + 0.9 * random()).toFixed(3) }).score,
    ).toEqual(['implausible-skill'])
  })
})

describe('no false alarm', () => {
  test('dates and lengths of time that were known before', () => {
    const found = suspects(
      {
        created: ({ i }) => day(500 + i),
        expected_close_date: ({ won, random, i }) => day(500 + i + 10 + (won ? 60 : 110) * random()),
        计划签约日期: ({ random, i }) => day(500 + i + 90 * random()),
        last_purchase_date: ({ won, random, i }) => day(500 + i - (won ? 40 : 200) * random()),
        上次采购日期: ({ random, i }) => day(400 + i - 100 * random()),
        // A customer's age says nothing of how this deal ended.
        // biome-ignore lint/correctness/noComponentHookFactories: a column, no component.
        Age: ({ random }) => String(20 + Math.round(50 * random())),
        contract_length: ({ won, random }) => String((won ? 14 : 12) + Math.round(24 * random())),
      },
      { time: 'created' },
    )
    expect(found).toEqual({})
  })
  test('strong, honest and half-empty columns', () => {
    const found = suspects({
      champion: ({ won, random }) => (random() < (won ? 0.85 : 0.2) ? 'yes' : 'no'),
      // Who never saw a demo never bought: a step on the way, not a trace of the end.
      demo_date: ({ won, random, i }) => (won || random() < 0.6 ? day(i) : ''),
      discount: ({ random }) => (random() < 0.5 ? '0' : random().toFixed(2)),
      region: ({ random }) => ['East', 'West'][Math.floor(2 * random())]!,
      referral: ({ random }) => (random() < 0.05 ? 'partner' : ''),
    })
    expect(found).toEqual({})
  })
})
