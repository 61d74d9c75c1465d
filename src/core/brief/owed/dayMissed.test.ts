import { describe, expect, it } from 'vitest'
import { dayMissed } from './dayMissed.ts'

const at = Date.parse('2026-11-20T08:00:00Z')

describe('the day that was missed', () => {
  it.each([
    ['人家的校准证书呢，12号就该给了', '2026-11-12'],
    ['说好17号的图今天还没有', '2026-11-17'],
    ['sorry, was due the 14th I know', '2026-11-14'],
    ['it should have gone out on the 9th', '2026-11-09'],
    ['apologies, I know we said the 13th', '2026-11-13'],
    ['本来28号的，一直拖着', '2026-10-28'],
  ])('%s', (words, day) => expect(dayMissed(words, at)).toBe(day))
  it.each([
    '24号给您',
    'with you on the 24th',
    '原定18号开会',
    '我答应他24号给',
    '应该25号能出',
    '说好26号到',
  ])('none: %s', (words) => expect(dayMissed(words, at)).toBeNull())
})
