import { describe, expect, it } from 'vitest'
import { extractFacts } from '../extract.ts'
import { unheardRivals } from '../rivals/rivalCandidates.ts'
import { rivalPattern } from '../rivals/rivals.ts'

const at = Date.UTC(2026, 9, 14, 9)
const told = (text: string, known: RegExp | null = null) => {
  const rivals = known ?? rivalPattern(unheardRivals(text, () => false, { ours: false, rivals: null }))
  return extractFacts(text, at, 'customer', rivals).map(({ kind, text: words }) => `${kind} ${words}`)
}

describe('a rival in few words', () => {
  it.each([
    ['现在就你们和柯耐德', 'competitorName 柯耐德'],
    ['最后只剩下你们跟柯耐德两家', 'competitorName 柯耐德'],
    ['再这样我宁可找柯耐德，人家近', 'competitorName 柯耐德'],
    ['柯耐德退了 他们不做冷库', 'competitorOut 柯耐德'],
    ['柯耐德退出了，说是垫不起资', 'competitorOut 柯耐德'],
  ])('%s', (text, fact) => expect(told(text)).toContain(fact))

  it('who has left has returned no goods', () => {
    expect(told('柯耐德退了 他们不做冷库').some((one) => one.startsWith('returnReason'))).toBe(false)
    expect(told('轴承退了 尺寸不对').some((one) => one.startsWith('competitorOut'))).toBe(false)
  })

  it.each(['还有柯耐德 72一台 但是走外包', '柯耐德没有驻场团队', '柯耐德去年交货晚了12天'])(
    'what is told of a known one: %s',
    (text) => expect(told(text, /柯耐德/)).toContain(`competitorNews ${text}`),
  )
})
