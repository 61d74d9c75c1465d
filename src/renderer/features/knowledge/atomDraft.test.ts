import { describe, expect, it } from 'vitest'
import type { AtomView } from '../../../shared/contract/knowledge.ts'
import { atomPasses, bodyOf, draftOf, insertAt, missingParts, newDraft, toggled } from './atomDraft.ts'

const full = () => ({
  ...newDraft('zh'),
  title: '算清停机账',
  roles: ['approver' as const],
  concerns: ['uptime'],
  stages: ['evaluate' as const],
  industries: ['medicalDevice' as const],
  talk: { ...newDraft('zh').talk, keyMessage: '上季度停机 {fact:downtimeHours} 小时。' },
  riskNote: '未经对方确认的停机时长不报金额。',
})

describe('an atom being written', () => {
  it('has four mandatory parts, and says which are missing', () => {
    expect(missingParts(newDraft('zh'))).toEqual([
      'title',
      'roles',
      'concerns',
      'stages',
      'industries',
      'keyMessage',
      'riskNote',
    ])
    expect(missingParts(full())).toEqual([])
    expect(bodyOf(newDraft('zh'))).toBeNull()
  })
  it('leaves empty parts of the talk out and reads back what it wrote', () => {
    const body = bodyOf(full())!
    expect(body.talk.opening).toBeNull()
    expect(draftOf(body)).toEqual(full())
  })
  it('takes a slot at the caret', () => {
    expect(insertAt('停机  小时', 3, 3, '{fact:downtimeHours}')).toEqual({
      text: '停机 {fact:downtimeHours} 小时',
      caret: 23,
    })
  })
  it('toggles what is chosen', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
    expect(toggled(['b'], 'a')).toEqual(['b', 'a'])
  })
})

describe('the filter of the atoms', () => {
  const atom = { origin: 'team', status: 'active', body: bodyOf(full())! } as AtomView
  const all = {
    role: null,
    concern: null,
    stage: null,
    industry: null,
    origin: null,
    status: 'active',
    words: [],
  } as const
  it('asks for role, concern, stage, industry, origin and words', () => {
    expect(atomPasses(all, atom)).toBe(true)
    expect(atomPasses({ ...all, role: 'user' }, atom)).toBe(false)
    expect(atomPasses({ ...all, role: 'approver', words: ['停机'] }, atom)).toBe(true)
    expect(atomPasses({ ...all, origin: 'library' }, atom)).toBe(false)
    expect(atomPasses({ ...all, status: 'retired' }, atom)).toBe(false)
  })
})
