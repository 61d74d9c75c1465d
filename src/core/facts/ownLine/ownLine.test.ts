import { expect, it } from 'vitest'
import { readText } from '../readText.ts'
import { amongOurselves } from '../whoSays/amongOurselves.ts'

const names = {
  rivals: null,
  isNoRival: () => false,
  sideOf: (name: string) => (name === 'Dora' ? 'theirs' : null),
}
const at = Date.parse('2026-11-20T10:00:00Z')
const read = (text: string, room = false) =>
  readText(
    { text, occurredAt: at, by: 'note', acts: null, ...(room && { mend: amongOurselves }) },
    names as never,
    { doubt: () => null } as never,
  )
const lines = (text: string, room = false) =>
  read(text, room).flatMap(({ kind, subject, text: words, speaker }) =>
    kind === 'ownLine' ? [[subject, words, speaker]] : [],
  )

it('a note on what was settled tells with what we begin, where we stop, and what may be given for what', () => {
  const text = [
    '三、宁东泵站改造',
    '  对方还价420。我方第一口455，底线438（韩总权限），再低要董事会批。',
    '  备品一套：送，不另收，但要换他们把验收提前。',
    '  付款：对方要1/5/4。我方可到3/5/2；预付30%不能少。',
    '  电缆我们自己带。',
  ].join('\n')
  expect(lines(text)).toEqual([
    ['opening floor', '对方还价420。我方第一口455，底线438（韩总权限），再低要董事会批。', 'team'],
    ['give', '备品一套：送，不另收，但要换他们把验收提前。', 'team'],
    ['give refusal', '付款：对方要1/5/4。我方可到3/5/2；预付30%不能少。', 'team'],
  ])
  // Their counter is theirs, and nothing else of these lines is a term or a wish of the customer.
  expect(read(text).map(({ kind, text: words }) => [kind, words])).toContainEqual([
    'askedPrice',
    '对方还价420。',
  ])
  expect(read(text).map(({ kind }) => kind)).not.toContain('paymentSplit')
})

it('in English too, each line with its condition', () => {
  const text = [
    '- Opening figure on the call £61k, all in. Walk-away £57.5k. Under that it goes to Rita.',
    '- Warranty: they want 5 years, we can go to 3 if they take both lines. Hard line.',
    '- Retention: max £3k, not more than a year.',
    '- Pallets are stored in Leeds.',
  ].join('\n')
  expect(lines(text).map(([subject, words]) => [subject, words!.slice(0, 14)])).toEqual([
    ['opening floor', 'Opening figure'],
    ['give refusal', 'Warranty: they'],
    ['give', 'Retention: max'],
  ])
})

it.each([
  ['模具 83,000/副是底，别再动', 'floor'],
  ['我批：整套最低216万含税，前提是年内签', 'floor give'],
  ['保修可以从12个月给到18个月，两年免谈', 'give refusal'],
  ['30%定金不动，剩下怎么拆都好说', 'give refusal'],
  ['"北海：我給到1,260萬未稅，條件是訂金三成"', 'floor'],
  ['75天叫他去找銀行', 'refusal'],
])('who decides says it in a room of ours: %s', (text, subject) =>
  expect(lines(text, true).map(([told]) => told)).toContain(subject),
)

it.each([
  '开口报多少？470起步？',
  '对方的底线是400万',
  'the floor scrubber broke, 2 days',
  '例会改到10点可以',
  '7号车 25号到货 可以',
])('and not: %s', (text) => expect(lines(text, true)).toEqual([]))

it('what a note has somebody of theirs say is no line of ours, and without a figure of ours nothing is settled', () => {
  expect(lines('Dora: floor is 90k for her, happy to give 60 days')).toEqual([])
  expect(lines('- 客户要3年质保，我们说可以回去问\n- 送样2台')).toEqual([])
})
