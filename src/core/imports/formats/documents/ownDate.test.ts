import { describe, expect, it } from 'vitest'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'
import { ownDay } from './ownDate.ts'

const day = (...lines: string[]) => ownDay(lines.join('\n'), { foot: true })

describe('the day that a document gives as its own', () => {
  it.each([
    [['评标结果公告', '项目编号：SL-2025-7　日期：2025年9月2日', '中标人：金涌'], '2025-09-02'],
    [['Minutes', 'Date: 3 March 2026', 'Present: A, B'], '2026-03-03'],
    [['Norfield Water', '12 May 2026', 'Dear Ms Quill,'], '2026-05-12'],
    [
      ['各单位：', '自2027年1月1日起执行，申报截止日期：2026年12月31日。', '某某局', '2026年8月8日'],
      '2026-08-08',
    ],
  ])('%j', (lines, expected) => {
    expect(day(...lines)).toBe(expected)
  })

  it('is none where there is none, or several differ', () => {
    expect(day('交货日期：2026年5月1日', '付款方式：月结')).toBeNull()
    expect(day('日期：2026年5月1日', '内容', '2026年6月1日')).toBeNull()
  })
})

describe('a text that is dated at its foot', () => {
  const read = (text: string) =>
    previewImport(bytesSource('通告.txt', Buffer.from(text)), readOptions({ zone: 'Asia/Shanghai' }))

  it('is one note of that day', async () => {
    const { items } = await read('关于停水的通告\n\n下周检修，请各厂蓄水。\n\n某市水务局\n2026年4月9日\n')
    expect(items).toMatchObject([{ kind: 'note', date: '2026-04-09' }])
    expect(items).toHaveLength(1)
  })

  it('stays a diary where its days head what follows', async () => {
    const { items } = await read('2026年4月2日 北辰水务\n问了泵\n\n2026年4月9日\n去了厂里\n')
    expect(items.map((item) => item.kind === 'note' && item.date)).toEqual(['2026-04-02', '2026-04-09'])
  })
})
