import { describe, expect, it } from 'vitest'
import { speaksOf, thingNamed } from './thingNamed.ts'

describe('what is to be given, named as one names a thing', () => {
  it.each([
    ["you'll have the root cause report by Friday 20th", 'root cause report'],
    [
      'The seam-sealing test report for the parka will be with you by 16 November',
      'seam-sealing test report',
    ],
    ['Rev C will be with you by 25 November', 'Rev C'],
    ['Rev C with the mobile unit priced per day at Grimsby will be with you', 'Rev C'],
    ['HAC demo units 2pcs F12 → Callum, was due 16 Nov, stuck at customs', 'demo units'],
    ["CFF women's fit samples 27 Nov", "women's fit samples"],
    ['Ring the office Monday morning BEFORE replying', null],
    ['chase them - rebooking terms, nothing yet', null],
    ['I will send you the list', null],
    ['harbourgate LQA report pilot -- was due 13 Nov', 'LQA report'],
    ['Brenner letter 13/11', 'Brenner letter'],
    ['Price list by Friday', 'price list'],
    ['Annex 11 pack -> Ines, was 18 Nov', 'Annex 11 pack'],
    ['Two reference sites by Friday 20 Nov', 'reference sites'],
    ['TB to issue crane load report by 3 June', 'crane load report'],
    ['Prepare tank inspection report for Ines', 'tank inspection report'],
    ['the issue log report is with you', 'issue log report'],
    ['HBG cable layout 27/11', 'cable layout'],
    ['Evan still no CoA?', 'CoA'],
    ['8D to them on Tuesday', '8D'],
  ])('%s', (text, thing) => {
    const account = text.startsWith('CFF') ? 'Calder & Firth Ferries Ltd' : 'Harbourgate Arts Centre'
    expect(thingNamed(text, account)).toBe(thing)
  })
  it.each([
    ['**云湖 噪声检测报告（第三方）→谭晓 11/20** !!! 晚了', '噪声检测报告'],
    ['噪声检测报告什么时候能给', '噪声检测报告'],
    ['面料检测报告啥时候能给 评审要用', '面料检测报告'],
    ['云湖 面料检测报告 —— 11/18 过期了！！', '面料检测报告'],
    ['通过率的统计呢 沈总要看的 说好18号前给', '通过率的统计'],
    ['我方承诺：11月18日前给近两年通过率统计（韩磊）', '近两年通过率统计'],
    ['周二(24号)前给您新的报价单', '报价单'],
    ['云湖 二版样衣5套 11/27到', '二版样衣'],
    ['免费补训，11月30日前一定安排好', '免费补训'],
    ['书面的整改说明我们16号前给您', '书面的整改说明'],
    ['接口文档上周三就该给了', '接口文档'],
    ['V4下周四(26号)前给您', 'V4'],
    ['4M变更的初稿先给您过目', '4M变更的初稿'],
    ['8D的终稿周五给', '8D的终稿'],
    ['3份校准证书', '校准证书'],
    ['828D/发格点位清单周三给', '828D/发格点位清单'],
    ['PLC/MES对接方案 11/18前给', 'PLC/MES对接方案'],
    ['11/18检测报告', '检测报告'],
    ['研发中心试样报告', '研发中心试样报告'],
    ['发酵罐验证方案还没给', '发酵罐验证方案'],
    ['下午发检测报告', '检测报告'],
    ['跟您说明一下，周五才到', null],
    ['18号之前给到', null],
    ['订周二去云湖的高铁', null],
    ['抱歉 检测所排队 25号拿到第一时间给您', null],
  ])('%s', (text, thing) => {
    expect(thingNamed(text, '云湖大剧院管理有限公司')).toBe(thing)
  })
})

describe('whether a text speaks of a thing', () => {
  it('by two of its words, not by the last one alone', () => {
    expect(speaksOf('检测所：报告最快周二（24号）出', '面料检测报告')).toBe(true)
    expect(speaksOf('年终报告周五出', '面料检测报告')).toBe(false)
    expect(speaksOf('the seam report comes Tuesday', 'seam-sealing test report')).toBe(true)
    expect(speaksOf('the annual report comes Tuesday', 'seam-sealing test report')).toBe(false)
    expect(speaksOf('rev B attached', 'Rev C')).toBe(false)
  })
})

describe('words of doing before a thing', () => {
  it.each([
    ['SO to issue crane load report by 18/11', 'crane load report'],
    ['Jo: prepare method statement, Friday', 'method statement'],
    ['submit fire plan 20 Nov', 'fire plan'],
    ['chasing weld test certificates', 'weld test certificates'],
  ])('%s', (text, thing) => {
    expect(thingNamed(text, 'Brightmoor Dairy')).toBe(thing)
  })
  it('leaves out what is only said in passing in Chinese', () => {
    expect(thingNamed('昆山那个能耗实测报告18号给您', '云湖大剧院')).toBe('昆山能耗实测报告')
    expect(thingNamed('现在培训手册20号前补给您', '云湖大剧院')).toBe('培训手册')
  })
})

it('papers that show something, and the hours that a test is called by', () => {
  expect(thingNamed('CE declaration + user notes in Dutch\tKim\t18 Nov', 'Orbel BV')).toBe('CE declaration')
  expect(thingNamed('Send structural cert by the 12th', 'Orbel BV')).toBe('structural cert')
  expect(thingNamed('72小时老化报告19号给', '东岭水务')).toBe('72小时老化报告')
})
