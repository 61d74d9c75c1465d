import { describe, expect, it } from 'vitest'
import { linesOf, zonesOf } from './noteZones.ts'

const told = (text: string) =>
  zonesOf(text).map((zone) => [zone.zone, ...[...linesOf(text, zone)].map((line) => line.text)])

describe('the zones of a note', () => {
  it('begin at a heading and end at the next one', () => {
    const note = [
      '## 谈了什么',
      '- 罗总：预算120万',
      '## 我们答应的',
      '1. 周五前给点表。',
      '2. 下周二安排参观',
      '## 客户要给的',
      '- 图纸',
      '- 开票资料发邮件',
      '## 内部（不外传）',
      '- 罗总爱听总账',
      '## 下次',
      '- 12月3日',
    ].join('\n')
    expect(told(note)).toEqual([
      ['ownPromises', '周五前给点表', '下周二安排参观'],
      ['theirPromises', '图纸', '开票资料发邮件'],
      ['internal', '罗总爱听总账'],
    ])
  })

  it.each([
    ['We owe\n- the price list by Monday\n\nNext\n- call', ['ownPromises', 'the price list by Monday']],
    ['They owe:\n* drawings of hall 2', ['theirPromises', 'drawings of hall 2']],
    ['Internal, not for the customer\n- Floor is EUR 90k', ['internal', 'Floor is EUR 90k']],
    ['【内部备注】\n别提上次停机', ['internal', '别提上次停机']],
    ['仅内部掌握：\n底价38万', ['internal', '底价38万']],
  ] as const)('%j', (note, zone) => {
    expect(told(note)).toEqual([[...zone]])
  })

  it.each([
    '## 内部审批\n- 要走三道会签',
    '内部系统：\n- 用友U8',
    'We will move the whole plant to the new hall next year.\nThat needs a crane.',
    'Internal approval runs until March\nThen the board meets',
    '客户承诺过的交期他们自己也记得。\n明天再谈',
  ])('are none in %j', (note) => {
    expect(told(note)).toEqual([])
  })
})
