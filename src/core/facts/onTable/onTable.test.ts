import { expect, it } from 'vitest'
import type { Speaker } from '../whoSays/stance.ts'
import { withTable } from './onTable.ts'

const read = (text: string, by: Speaker) =>
  withTable([], text, by).map(({ kind, text: words }) => [kind, words])

it.each<[Speaker, string]>([
  ['ours', 'V2发您邮箱了,6台行吊加安装,388万'],
  ['note', '海塘V4出了,2台泵+电控,516万,已发给招标办'],
  ['ours', 'Our headline for rev 3 is 1.42m p.a. with overtime in.'],
  ['ours', 'v2 attached. €640k fixed for both halls, 4 years.'],
])('a version of ours with what it comes to is our offer: %s %s', (by, text) =>
  expect(read(text, by).map(([kind]) => kind)).toEqual(['ownOffer']),
)

it.each<[Speaker, string]>([
  ['customer', '你们V2的388万我报上去了'],
  ['ours', 'V1（8月，402万）作废，不要再拿来比'],
  ['note', '两个接口半价，一共3万，不塞进V2'],
  ['note', 'CRM里还停在V1的402万'],
  ['ours', '与V1（402万）相比只调了单价'],
  ['ours', '软件V3要3.5万一年'],
  ['note', '按V2单价减一套滤芯机（18万）=384万'],
  ['note', 'V4 376万还没发，等韩总看过'],
  ['note', '五台的账面价V2是376万'],
  ['note', 'At v2 rates less one chiller that works out at £384,000'],
  ['note', 'v4 draft: £376,000, not sent yet'],
])('and is not: %s %s', (by, text) => expect(read(text, by).map(([kind]) => kind)).not.toContain('ownOffer'))

it.each<[Speaker, string]>([
  ['customer', '总价360万包干，含安装和两年备件。'],
  ['customer', '我這邊開 1,150萬未稅，含一年保固。'],
  ['customer', "Having read it, the Board's position is EUR 2.3m per annum all in."],
  ['customer', 'My number for you is three point one, fixed.'],
  ['note', 'Tomas countered €2.3m.'],
  ['note', '刘工还的360是含安装的'],
])('what they will pay is theirs: %s %s', (by, text) =>
  expect(read(text, by).map(([kind]) => kind)).toEqual(['askedPrice']),
)
it('what one of us tells of it is told among us', () =>
  expect(withTable([], 'Tomas countered €2.3m.', 'note')[0]!.speaker).toBe('team'))
it.each<[Speaker, string]>([
  ['customer', '预算360万，不含土建。'],
  ['note', '违约金对方要到360万'],
  ['ours', '我方报价360万'],
  ['customer', '副總核決到800萬，超過要送董事會'],
  ['customer', 'Another house is at 998 a case.'],
])('and is not: %s %s', (by, text) =>
  expect(read(text, by).map(([kind]) => kind)).not.toContain('askedPrice'),
)

it.each([
  '因二号楼缓建，本次风机数量由8台调整为7台。',
  '30套砍成24套，全部要新款',
  'The ward is shut for good so beds are 212 not 240.',
  'It covers 9 lines, not 11.',
  'cut from 46 trolleys to 42',
])('a quantity that took the place of another: %s', (text) =>
  expect(read(text, 'customer').map(([kind]) => kind)).toContain('scopeChange'),
)
it.each(['Meet at 10 not 11', '从3月15日改到4月1日', '价格从36万降到32万', 'The score went from 68 to 80'])(
  'and none: %s',
  (text) => expect(read(text, 'customer').map(([kind]) => kind)).not.toContain('scopeChange'),
)
