import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'

const november = Date.UTC(2026, 10, 17)
const days = (text: string, by: 'customer' | 'note' = 'customer') =>
  extractFacts(text, november, by).flatMap(({ kind, figures, text: said }) =>
    figures.some(({ unit }) => unit === 'date') ? [[kind, String(figures[0]!.value), said]] : [],
  )

describe('several days in one message', () => {
  it('are each of the noun of their own clause, and a time of day is of the day that it stands beside', () => {
    expect(
      days('挂网12月3日，报名到11号下午4点半，标书费三百。开标本来定12.18，现在推到12月24日上午10点'),
    ).toEqual([
      ['tenderDate', '2026-12-03', '挂网12月3日'],
      ['tenderDate', '2026-12-11', '报名到11号下午4点半'],
      ['tenderDate', '2026-12-24', '开标本来定12.18，现在推到12月24日上午10点'],
    ])
  })

  it('in English too, with the start of supply', () => {
    expect(
      days(
        'Bids are due 7 December 12:00, the award is planned for 16 December, start of supply 1 February.',
      ),
    ).toEqual(
      expect.arrayContaining([
        ['decisionDate', '2026-12-16', expect.not.stringContaining('7 December')],
        ['goLiveDate', '2027-02-01', expect.stringContaining('start of supply')],
      ]),
    )
  })

  it('a first batch, a start and an end are three', () => {
    expect(
      days('首批1月12日到货，合同2月1日生效，老合同1月31日到期').map(([kind, day]) => [kind, day]),
    ).toEqual([
      ['contractEndDate', '2027-01-31'],
      ['deliveryDate', '2027-01-12'],
      ['goLiveDate', '2027-02-01'],
    ])
  })

  it('what one of us will send on a day of its own is no day that is set', () => {
    expect(days('开标12月18日，我们12月9日发标书').map(([, day]) => day)).not.toContain('2026-12-09')
  })
})

describe('a day without its month', () => {
  it('is of the month that the day before it has named', () => {
    expect(days('公告12月2日发布，报名到9号下午5点').map(([, day]) => day)).toContain('2026-12-09')
  })
})

describe('whether something else goes on', () => {
  it.each([
    'The ministry decides in February whether the harbour trial restarts.',
    'Head office rules on 3 March whether the Lyon plant closes.',
    '集团明年2月10日决定要不要关停老线',
  ])('%s is no day on which this deal is awarded', (text) => {
    expect(days(text).filter(([kind]) => kind === 'decisionDate')).toEqual([])
  })

  it.each([
    ['The board decides on 3 March whether to sign the contract.', '2027-03-03'],
    ['12月10日上会决定要不要换供应商', '2026-12-10'],
  ])('%s is one', (text, day) => {
    expect(days(text).filter(([kind]) => kind === 'decisionDate')).toEqual([
      ['decisionDate', day, expect.anything()],
    ])
  })
})

it('goods that lie somewhere are no data', () => {
  const kinds = (text: string) => extractFacts(text, november, 'customer').map(({ kind }) => kind)
  expect(kinds('They ship from Rotterdam, nothing held locally.')).not.toContain('dataLocation')
  expect(kinds('All patient data must be stored locally.')).toContain('dataLocation')
})
