import { expect, it } from 'vitest'
import { clockBeside, dayNameOf } from './dayNames.ts'

it('a day is called what its words say it is', () => {
  expect(dayNameOf('tenderDate', '比选文件递交截止：2026年12月4日 17:00', 'zh')).toBe('投标文件递交截止')
  expect(dayNameOf('tenderDate', 'Deadline for receipt of tenders: 11 December 2026', 'en')).toBe(
    'submission deadline',
  )
  expect(dayNameOf('tenderDate', '四、响应文件递交截止及评审时间：2026年11月30日', 'zh')).toBe(
    '递交截止与评审',
  )
  expect(dayNameOf('decisionDate', 'we now score on Friday 11 December', 'en')).toBe(
    'decision date (scoring)',
  )
  expect(dayNameOf('decisionDate', '定标会推迟到12月11日', 'zh')).toBe('决策日期（定标）')
  expect(dayNameOf('decisionDate', '2026-12-11', 'zh')).toBeNull()
})

it('the time of day stands beside it where the words name one', () => {
  expect(clockBeside('报价时间放宽到11月30日17点')).toBe('17点')
  expect(clockBeside('held on Thursday 10 December, 5pm')).toBe('5pm')
  expect(clockBeside('“2026年11月30日9:30”更正为“2026年12月11日9:30”')).toBe('9:30')
  expect(clockBeside('closes Tuesday 1 December, 12:00 GMT, via the portal')).toBe('12:00 GMT')
  expect(clockBeside('by 12:00 noon AEDT on 3 December')).toBe('12:00 noon AEDT')
  expect(clockBeside('Wednesday 25th at 9:30 our time')).toBe('9:30 our time')
  expect(clockBeside('from 9:00 to 10:30')).toBeNull()
  expect(clockBeside('12月8日（周二）')).toBeNull()
})
