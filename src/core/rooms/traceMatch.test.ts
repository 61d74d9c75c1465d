import { describe, expect, test } from 'vitest'
import { matchSubjects, type TraceSubject } from './traceMatch.ts'

const subjects: TraceSubject[] = [
  { kind: 'milestone', id: 'm1', title: '样机到货验收' },
  { kind: 'milestone', id: 'm2', title: 'Acceptance criteria agreed' },
  { kind: 'task', id: 't1', title: '夜班培训' },
  { kind: 'task', id: 't2', title: 'Contract draft back from legal' },
  { kind: 'task', id: 't3', title: 'Order the two servers' },
  { kind: 'member', id: 'p1', title: '赵敏' },
  { kind: 'member', id: 'p2', title: 'Tom Adeyemi' },
  { kind: 'member', id: 'p3', title: 'Ana Silva' },
  { kind: 'member', id: 'p4', title: 'Ana Costa' },
]
const reasons = matchSubjects(subjects)
const found = (text: string) => reasons(text).map(({ id, by }) => `${id} ${by}`)

describe('what a record speaks of', () => {
  test('is a title that stands in it, before words of one, before a name', () => {
    expect(found('样机到货验收改到周五，赵敏去')).toEqual(['m1 title', 'p1 name'])
    expect(found('样机明天到货，之后安排验收')).toContain('m1 words')
    expect(reasons('样机明天到货，之后安排验收')[0]).toMatchObject({ words: ['样机', '到货', '验收'] })
  })

  test('is told by the words of the other language too', () => {
    expect(found('法务说合同初稿下周三能给')).toEqual(['t2 words'])
    expect(found('The night shift training moves to Thursday')).toEqual(['t1 words'])
    expect(found('验收标准他们同意了')).toContain('m2 words')
    expect(found('两台服务器今天下单')).toEqual(['t3 words'])
  })

  test('is not told by one word of several, by idle words, or by parts of words', () => {
    expect(found('合同已经收到')).toEqual([])
    expect(found('We agreed on the two days')).toEqual([])
    expect(found('Tomorrow I will be contracted out')).toEqual([])
    expect(found('客户项目工作准备完成')).toEqual([])
  })

  test('names a member by the first name only where no other has it', () => {
    expect(found('Tom said yes')).toEqual(['p2 name'])
    expect(found('Ana said yes')).toEqual([])
    expect(found('Ana Costa said yes')).toEqual(['p4 name'])
  })
})
