import { describe, expect, it } from 'vitest'
import { createFormat } from '../../i18n/format.ts'
import { wordChange } from './changes.ts'
import { planRuler, startOfDay } from './ruler.ts'

const zh = createFormat('zh', 'Asia/Shanghai')
const en = createFormat('en', 'Asia/Shanghai')
const day = Date.UTC(2026, 4, 26, 16)
const at = (hour: number) => day + hour * 3_600_000

describe("the day's ruler", () => {
  it('begins at midnight of the zone', () => {
    expect(startOfDay(at(13.9), 'Asia/Shanghai')).toBe(day)
  })

  it('shows office hours, and earlier ones where the day is young', () => {
    expect(planRuler([], at(13), day, 1_000).hours[0]?.at).toBe(at(8))
    expect(planRuler([], at(5.3), day, 1_000).hours[0]?.at).toBe(at(5))
  })

  it('keeps calls in order of time and lifts one that would cover another', () => {
    const plan = planRuler(
      [
        { key: 'a', at: at(14.5), label: '周岚' },
        { key: 'b', at: at(14.6), label: '陈砚' },
        { key: 'c', at: at(17), label: '顾清' },
      ],
      at(13),
      day,
      1_000,
    )
    expect(plan.calls.map((call) => call.lane)).toEqual([0, 1, 0])
    expect(plan.calls[0]!.x).toBeLessThan(plan.calls[2]!.x)
  })

  it('has no moment on another day', () => {
    expect(planRuler([], at(30), day, 1_000).now).toBeNull()
  })
})

describe('changes in words', () => {
  it('tells a stage from and to', () => {
    expect(
      wordChange(zh, {
        code: 'stageChanged',
        params: { deal: '影像归档扩容', account: '苏州湾中心医院', from: 'discover', to: 'evaluate' },
      }),
    ).toEqual({ title: '影像归档扩容 阶段', from: '需求确认', to: '方案评估', detail: '苏州湾中心医院' })
  })

  it("tells a rival's cut with both prices", () => {
    expect(
      wordChange(en, {
        code: 'competitorCut',
        params: {
          competitor: 'Anlan',
          product: 'A5',
          region: null,
          fromMinor: 12_000_000,
          toMinor: 11_200_000,
          currency: 'CNY',
        },
      }),
    ).toEqual({ title: 'Anlan cut its price', from: '¥120,000', to: '¥112,000', detail: 'A5' })
  })

  it('makes a code that it does not know readable', () => {
    expect(wordChange(en, { code: 'brief.newKind', params: {} }).title).toBe('new kind')
  })
})
