import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import type { SideOf } from '../whoSays/sides.ts'
import type { Speaker } from '../whoSays/stance.ts'

const november = Date.UTC(2026, 10, 10)
const sides: SideOf = (name) =>
  ['陶晶', '尹部长', 'Sanjay', 'Helen'].includes(name)
    ? 'theirs'
    : ['老耿', '耿志强', 'Tom'].includes(name)
      ? 'ours'
      : null
const owed = (text: string, by: Speaker = 'customer') =>
  extractFacts(text, november, by, null, sides).flatMap(({ kind, text: words, figures }) =>
    /^(openTask|openPromise|customerPromise)$/.test(kind)
      ? [[kind, words, ...figures.map(({ value }) => value)]]
      : [],
  )

describe('what a customer wants of us by a day is ours to do', () => {
  it.each([
    ['V3请11月25日前给到我。', 'V3请11月25日前给到我', '2026-11-25'],
    ['V三不要二十五号了，二十四号下班前给我', 'V三不要二十五号了，二十四号下班前给我', '2026-11-24'],
    [
      'That means I need your split quote by noon Tuesday (24th), not Wednesday.',
      'I need your split quote by noon Tuesday (24th), not Wednesday',
      '2026-11-24',
    ],
    [
      "And the credit note for the drums. £4,660. If it isn't here by 30 November I'm knocking it off your next invoice.",
      "the credit note for the drums. £4,660. If it isn't here by 30 November I'm knocking it off your next invoice",
      '2026-11-30',
    ],
  ])('%s', (text, words, day) => {
    expect(owed(text)).toEqual([['openTask', words, day]])
  })
  it('each thing of a list that is needed by the day under it', () => {
    expect(
      owed(
        'Before I can sign anything off I need:\n\n- written statement on releasers\n- COSHH sheets for the fluid\n\nby Thursday 26 November please.',
      ),
    ).toEqual([
      ['openTask', 'written statement on releasers', '2026-11-26'],
      ['openTask', 'COSHH sheets for the fluid', '2026-11-26'],
    ])
  })
  it('no question, no day of theirs, and nothing without a day', () => {
    for (const text of [
      'V3什么时候能给我？',
      '我们25号前发您技术协议',
      'Please send the quote.',
      'The board meets on 9 December.',
    ])
      expect(owed(text).filter(([kind]) => kind === 'openTask')).toEqual([])
  })
})

describe('what the team tells itself that goes to the customer by a day', () => {
  it.each([
    ['试用总结报告@老耿 25号之前给尹部长，别再拖', '2026-11-25'],
    ['检测报告到了，23号一起发陆工', '2026-11-23'],
    ['send the guarding drawing to Sanjay by 24 Nov', '2026-11-24'],
  ])('%s', (text, day) => {
    expect(owed(text, 'note')).toEqual([['openTask', text, day]])
  })
  it('not what was sent, and not what goes to one of us', () => {
    for (const text of ['报告23号已经发给陆工了', '24号晚上给你看一稿', '25号前给老耿对一下'])
      expect(owed(text, 'note')).toEqual([])
  })
})

it('what one of them wants is no duty of theirs, and the time that data are of is no due day', () => {
  expect(owed('5、尹部长：2线试用9/15-10/10的数据要一份完整总结。', 'note')).toEqual([])
})

it('when they will pay, and what we can get them', () => {
  expect(owed('月底，30号付')[0]).toEqual(expect.arrayContaining(['customerPromise', '2026-11-30']))
  expect(owed('I can get you a split quote by Wednesday the 25th.', 'ours')).toEqual([
    ['openPromise', 'I can get you a split quote by Wednesday the 25th', '2026-11-25'],
  ])
})
