import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { amongOurselves } from './amongOurselves.ts'
import { tellsAllowance, tellsOwnCap } from './ownCaps.ts'

const at = Date.parse('2026-11-20T10:00:00Z')
const among = (text: string) =>
  amongOurselves(extractFacts(text, at, 'note'), text, at).map(({ kind, text: quote, figures }) => [
    kind,
    quote,
    figures[0]?.value,
  ])

it.each([
  '60 days no. 45 days max and only if they drop the deposit',
  '60 days ok if they drop the retention to 5%',
  '214.5 if the deposit stays',
  'I can do 1,700 a day if they take ten',
  '3331可以谈，首付不低于30就行。价先别动',
  '账期最多45天',
])('how far we would go is told: %s', (text) => expect(tellsOwnCap(text)).toBe(true))

it.each([
  'she asked for 60 days, 45 max',
  'can we do 3 days??',
  'the parka passed 10k mm',
  '客户要账期60天',
  '3号机刹车片 23号到货',
  '复训100人，初训20人',
])('and is not told by: %s', (text) => expect(tellsOwnCap(text)).toBe(false))

it('a cap that colleagues tell each other is kept from everybody else, whole', () => {
  const text = '60 days no. 45 days max and only if they drop the deposit'
  expect(among(text)).toContainEqual(['keepQuiet', text, undefined])
})

it('what one of us tells the others that he does is a duty for its day', () => {
  expect(among('3号机刹车片 23号到货 我24号上午带人去换')).toContainEqual([
    'openTask',
    '3号机刹车片 23号到货 我24号上午带人去换',
    '2026-11-24',
  ])
  expect(among('cert from the lab, I have it, will send Monday')).toContainEqual([
    'openTask',
    'cert from the lab, I have it, will send Monday',
    '2026-11-23',
  ])
  expect(among('will send it some time').map(([kind]) => kind)).not.toContain('openTask')
})

it.each([
  'Freight: happy to waive the 380 as long as they sign this month. Offer it, nothing more',
  'you can offer 3% if they take both sites. No more than that',
  '返修费：可以给他们免2000，前提是月底前付清。别多给',
])('what the team may offer within bounds is kept whole, condition and end with it: %s', (text) => {
  const quiet = among(text).filter(([kind]) => kind === 'keepQuiet')
  expect(quiet.map(([, quote]) => quote)).toEqual([text])
  expect(tellsAllowance(text)).toBe(true)
})

it.each([
  'can we offer them 3% if they take both?',
  'they are fine with the 380 if we ship in May',
  '客户可以接受2000吗',
  '底价是398 你知道就行 不要跟客户讲 如果低于405先找我批 可以送两次',
  '过得了那关的话，公司其实能接受到25.2',
  'our floor is 71, happy to go there only if they sign. do not tell them',
])('nobody is let to offer anything by: %s', (text) => expect(tellsAllowance(text)).toBe(false))
