import { expect, it } from 'vitest'
import { extractFacts } from '../../facts/extract.ts'
import { withTable } from '../../facts/onTable/onTable.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import type { CustomerFact } from '../../talkTracks/types.ts'
import { createEvidenceLabels } from '../tracks/tracksView.ts'
import { situationOf } from './situation.ts'
import { situationView } from './situationView.ts'

const dayMs = 86_400_000
const day = (text: string) => Date.parse(`${text}T02:00:00Z`)

function money(...lines: [on: string, by: Speaker, text: string][]) {
  const facts = lines.flatMap(([on, by, text], at) =>
    withTable(extractFacts(text, day(on), by), text, by).map(
      (fact, index): CustomerFact => ({
        id: `fac_${at}_${index}` as CustomerFact['id'],
        kind: fact.kind,
        subject: fact.subject,
        figures: fact.figures,
        text: fact.text,
        evidenceId: `evi_${at}` as CustomerFact['evidenceId'],
        span: { start: fact.start, end: fact.end },
        contactId: null,
        speaker: fact.speaker,
        stance: fact.stance,
        undated: false,
        occurredAt: day(on),
        knownAt: day(on),
        origin: 'source',
        sensitivity: 'internal',
      }),
    ),
  )
  const situation = situationOf(facts, {
    asOf: day('2026-11-21') + dayMs / 2,
    lang: 'zh',
    nameOf: () => null,
  })
  const view = situationView(situation, createEvidenceLabels())
  return (view.find(({ group }) => group === 'money')?.points ?? []).map(({ kind, words, earlier }) => ({
    kind,
    words,
    before: earlier.map((one) => one.words),
  }))
}

it('what one of us heard of how they pay others was no term of theirs before', () => {
  const points = money(
    ['2026-10-12', 'team', '新总监上周到岗，之前在水泥厂。听老周讲一来就把所有供应商改成承兑'],
    ['2026-10-20', 'customer', '我司设备款一律三个月银行承兑，现汇要有2%的折扣'],
    ['2026-11-18', 'customer', '付款请按20/40/30/10，别的不接受'],
  )
  const splits = points.filter(({ kind }) => kind === 'paymentSplit')
  expect(splits.flatMap(({ before }) => before)).toEqual([])
  expect(splits.map(({ words }) => words).join()).not.toContain('老周')
  expect(splits.map(({ words }) => words).join()).toContain('三个月银行承兑')
  expect(splits.map(({ words }) => words).join()).toContain('20/40/30/10')
})

it('other parts are other terms, and the same parts again are none', () => {
  const split = (first: string) =>
    money(['2026-10-20', 'customer', first], ['2026-11-18', 'customer', '付款我们要 30/30/30/10'])
      .filter(({ kind }) => kind === 'paymentSplit')
      .map(({ before }) => before.length)
  expect(split('付款我们要10/80/10')).toEqual([1])
  expect(split('付款我们要30/30/30/10，质保两年')).toEqual([0])
})

it('the sum that was said aloud and then written is one sum', () => {
  const asked = money(
    ['2026-11-12', 'customer', 'My number for you is three point four, fixed.'],
    ['2026-11-17', 'customer', 'Our position on both plants is €3.40m per annum, fixed price.'],
    ['2026-11-19', 'note', 'Their number €3.40m, budget €3.55m.'],
  ).filter(({ kind }) => kind === 'askedPrice')
  expect(asked).toHaveLength(1)
  expect(asked[0]!.before).toEqual([])
})

it('of one sum told twice it is told what is not in it', () => {
  const [offered, another] = money(
    ['2026-11-10', 'ours', 'V2发您邮箱了,6台风机加两台水泵,一共388万,请查收'],
    ['2026-11-18', 'note', 'V2 388万不含减振台座。'],
  ).filter(({ kind }) => kind === 'ownOffer')
  expect(another).toBeUndefined()
  expect(offered!.words).toContain('不含减振台座')
  expect(offered!.before).toEqual([])
})

it('by what they pay takes the place of no parts that they named', () => {
  const [parts, beside] = money(
    ['2026-11-18', 'customer', '付款希望改成：预付10%、到货40%、验收45%、质保金5%'],
    ['2026-11-19', 'customer', '付款希望能收四个月的承兑'],
  ).filter(({ kind }) => kind === 'paymentSplit')
  expect(parts?.words).toContain('预付10%')
  expect(parts?.before).toEqual([])
  expect(beside?.words).toContain('承兑')
})
