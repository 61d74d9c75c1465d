import { describe, expect, it } from 'vitest'
import { stepIn } from './complaintStep.ts'

const at = Date.parse('2026-11-20T08:00:00Z')
const told = (text: string): [string, string] | null => {
  const step = stepIn(text, at)
  return step && [step.zh, step.day]
}

describe('the dated step of a complaint', () => {
  it.each([
    ['轴承22号到货 我26号带老魏上门换', '现场更换维修', '2026-11-26'],
    ['8D我27号发给他们', '书面的整改报告', '2026-11-27'],
    ['阀座预计11月28日到货', '等的货到位', '2026-11-28'],
    ['补的60只25号才能发', '补发', '2026-11-25'],
    ['红字财务26号开出来', '折让凭证', '2026-11-26'],
    ['The new gearbox goes in on 28 November', '现场更换维修', '2026-11-28'],
    ['Root cause report from the foundry due 25 Nov', '原因说明', '2026-11-25'],
    ['two of the four filters are on back order, ETA 27 November', '等的货到位', '2026-11-27'],
    ['Patch with you on 26 Nov', '修正后的版本', '2026-11-26'],
  ])('%s', (text, zh, day) => expect(told(text)).toEqual([zh, day]))
  it.each([
    ['cause identified, patch on 26 Nov', 'the corrected version'],
    ['root cause found, fix in 5.1.12, release 3 Dec', 'the corrected version'],
    ['found the root cause; new seals fitted on 27 November', 'the repair on site'],
    ['root cause not yet found, report by 27 November', 'the account of the cause'],
  ])('what is found already is no step to come: %s', (text, en) => expect(stepIn(text, at)?.en).toBe(en))
  it.each([
    ['原因查明了，补丁版27号发', '修正后的版本'],
    ['已经找到原因，28号上门换', '现场更换维修'],
    ['原因还没查清，28号给说明', null],
  ])('nor in Chinese: %s', (text, zh) => expect(stepIn(text, at)?.zh ?? null).toBe(zh))
  it.each(['还在等配件', '26号见', 'Ann is away until 26 November'])('none: %s', (text) =>
    expect(told(text)).toBeNull(),
  )
})
