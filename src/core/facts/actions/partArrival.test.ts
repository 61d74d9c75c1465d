import { expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { Speaker } from '../whoSays/stance.ts'

/** Monday 16 November 2026. */
const monday = Date.UTC(2026, 10, 16, 8)
const deliveries = (by: Speaker, text: string) =>
  extractFacts(text, monday, by)
    .filter(({ kind }) => kind === 'deliveryDate')
    .flatMap(({ figures }) => figures.map(({ value }) => value))

it('a part for a machine that stands there already is no delivery', () => {
  for (const text of [
    '老线那台主轴电机28号到货，29号上午师傅去换',
    '4号炉备件下周二到货，周三能换',
    '一车间的配件11月25日到货',
    '压机那块主板坏了，新的24号到货，到了上门修',
  ])
    expect(deliveries('team', text)).toEqual([])
  expect(
    deliveries('note', 'Parts for unit 3 arrive on 26 November, our engineer fits them next day.'),
  ).toEqual([])
  expect(
    deliveries('note', 'New drive for the old press arrives on 26 November, we swap it on the 27th.'),
  ).toEqual([])
})

it('nor is what is sent for trial', () => {
  expect(deliveries('note', '试样11月25日送到实验室')).toEqual([])
  expect(deliveries('note', 'The test pieces arrive on 26 November.')).toEqual([])
})

it('what is bought keeps its day, though it takes the place of an old one or is an order of parts', () => {
  expect(deliveries('customer', '新设备必须2027年3月15日到货，替换旧机')).toEqual(['2027-03-15'])
  expect(deliveries('customer', '首批备件12月5日到货')).toEqual(['2026-12-05'])
  expect(deliveries('customer', 'The machines have to arrive by 15 March 2027.')).toEqual(['2027-03-15'])
})
