import { describe, expect, it } from 'vitest'
import { spokenTurns } from './spokenTurns.ts'

const read = (text: string, ...titles: string[]) =>
  spokenTurns(titles, text.split('\n'))?.map(({ second, speaker, text: words }) => [
    second,
    speaker,
    words,
  ]) ?? null

const said = [
  [5, '张主任', '预算已经批了。'],
  [12, '钱越', '明白。'],
  [20, '张主任', '下周招标。'],
]

describe('a transcript in a document is told by its shape, as written by', () => {
  it.each([
    ['飞书妙记', '文字记录:\n张主任 00:05\n预算已经批了。\n\n钱越 00:12\n明白。\n\n张主任 00:20\n下周招标。'],
    ['腾讯会议', '张主任(00:00:05): 预算已经批了。\n钱越(00:00:12): 明白。\n张主任(00:00:20): 下周招标。'],
    ['讯飞听见', '[00:00:05] 张主任：预算已经批了。\n[00:00:12] 钱越：明白。\n[00:00:20] 张主任：下周招标。'],
    [
      'a table of Word',
      '00:00:05\t张主任\t预算已经批了。\n00:00:12\t钱越\t明白。\n00:00:20\t张主任\t下周招标。',
    ],
    [
      'Teams, older',
      '00:00:05.160 --> 00:00:07.000\n张主任\n预算已经批了。\n\n00:00:12.000 --> 00:00:13.000\n钱越\n明白。\n\n00:00:20.000 --> 00:00:22.000\n张主任\n下周招标。',
    ],
    ['Teams, copied', '张主任\n0:05\n预算已经批了。\n\n钱越\n0:12\n明白。\n\n张主任\n0:20\n下周招标。'],
    ['a mark before the name', '00:05 张主任\n预算已经批了。\n00:12 钱越\n明白。\n00:20 张主任\n下周招标。'],
    [
      'Markdown',
      '**张主任** [00:05]: 预算已经批了。\n**钱越** [00:12]: 明白。\n**张主任** [00:20]: 下周招标。',
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual(said)
  })

  it('Otter and Rev', () => {
    const otter = 'Ann Lee  0:03  \nWhat about the price?\n\nBob Stone  0:09  \n12k.\n\nAnn Lee  0:15\nFine.'
    expect(read(otter)).toEqual([
      [3, 'Ann Lee', 'What about the price?'],
      [9, 'Bob Stone', '12k.'],
      [15, 'Ann Lee', 'Fine.'],
    ])
    expect(read('Speaker 1: (00:03)\nHi.\nSpeaker 2: (00:05)\nHi.\nSpeaker 1: (00:09)\nSo.')).toHaveLength(3)
  })

  it('Zoom, whose saved captions have names in brackets before the clock on the wall', () => {
    const zoom = '[Ann Lee] 14:02:11\nHello.\n\n[Bob Stone] 14:03:15\nHi.\n\n[Ann Lee] 14:05:20\nSo.'
    expect(read(zoom)).toHaveLength(3)
  })

  it('anything by the clock on the wall that runs on as fast as people speak', () => {
    const said = ['预算已经批了，下周就招标。', '明白，那我们这两天把方案准备好。']
    const every = (seconds: number) =>
      [...Array(8).keys()]
        .map((at) => {
          const clock = new Date((14 * 3600 + at * seconds) * 1000).toISOString().slice(11, 19)
          return `${['张主任', '钱越'][at % 2]}  ${clock}\n${said[at % 2]}\n`
        })
        .join('\n')
    expect(read(every(5))).toHaveLength(8)
    expect(read(every(60))).toBeNull()
    expect(read(every(60), '讯飞听见')).toHaveLength(8)
  })

  it('a name in bold, its mark and the words on one line', () => {
    const text =
      '# 2026-06-01 电话\n\n**张主任** [00:00:05] 预算已经批了。\n\n**钱越** [00:00:12] 明白。\n\n**张主任** [00:00:20] 下周招标。'
    expect(read(text)).toEqual(said)
  })

  it('a program that names nobody, with marks or without', () => {
    expect(read('说话人1：预算批了吗\n说话人2：批了\n说话人1：好')).toHaveLength(3)
    const dump = [0, 4, 9, 15, 31]
      .map((at) => `[00:00:${String(at).padStart(2, '0')}] 我们下周招标`)
      .join('\n')
    expect(read(dump)?.[1]).toEqual([4, '', '我们下周招标'])
  })

  it('a person who took the marks out, under a heading that says what it is', () => {
    const turns = '张主任：预算已经批了。\n钱越：明白。\n张主任：下周招标。\n钱越：我们准备。'
    expect(read(turns, '仁济医院 录音整理')).toHaveLength(4)
    expect(read(`逐字稿\n\n${turns}`)).toHaveLength(4)
    expect(read(turns, '仁济医院 会议纪要')).toBeNull()
  })

  it('a part from the midst of a recording', () => {
    expect(read('张主任 35:05\n批了。\n钱越 35:12\n明白。\n张主任 36:20\n好。')).toHaveLength(3)
  })
})

describe('what people write themselves is none', () => {
  it.each([
    [
      'minutes with who said what',
      '会议纪要\n时间：2026年3月5日 10:00\n地点：门诊楼三楼\n参会人：张主任、李科长、钱越\n\n1. 张主任：预算 120 万以内。\n2. 李科长：要求三年质保。\n3. 张主任：下周招标。\n\n下一步：\n钱越：周五前送方案。',
    ],
    [
      'an agenda',
      '09:00 签到\n09:30 张总：开场致辞\n10:00 李工：产品演示\n10:30 茶歇\n10:45 李工：答疑\n11:30 张总：总结',
    ],
    ['a run of show', '00:00 主持人：开场\n00:05 张总：致辞\n00:15 李工：演示\n00:35 王工：答疑'],
    ['a schedule of people', '张主任 09:30\n门诊\n李科长 10:30\n设备科\n张主任 14:00\n手术室'],
    ['calls with their lengths', '张主任 03:25\n李科长 01:40\n张主任 06:10\n王工 02:05'],
    ['a chat without days', '张主任 10:22\n合同能发吗\n钱越 10:25\n今天发\n张主任 10:31\n好的'],
    ['a chat to the second', '张主任 14:02:11\n合同能发吗\n钱越 14:02:40\n今天发\n张主任 14:05:02\n好的'],
    [
      'a visit in sentences',
      '今天 10:30 到院。张主任说：预算已经批了。他提到录音整理要等下周。竞品报价 98 万。',
    ],
    [
      'a form, again and again',
      '客户：仁济医院\n预算：120 万\n下一步：送方案\n\n客户：甬江总院\n预算：80 万\n下一步：演示',
    ],
    ['notes that name a transcript', '已收到会议转写，见附件。\n张主任：预算已批。\n李科长：要三年质保。'],
    ['ratios and scores', '评分 8:10\n技术 3:20\n商务 4:30\n服务 2:15'],
    [
      'English minutes',
      'Minutes\nDate: 5 March 2026\nAttendees: Ann, Bob\nAnn: budget is approved\nBob: wants a trial\nAction items:\nAnn: send the quote',
    ],
  ])('%s', (_, text) => {
    expect(read(text)).toBeNull()
  })
})
