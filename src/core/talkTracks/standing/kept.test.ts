import { describe, expect, it } from 'vitest'
import { extractFacts } from '../../facts/extract.ts'
import type { Speaker } from '../../facts/whoSays/stance.ts'
import type { CustomerFact } from '../types.ts'
import { keptPromises } from './kept.ts'

const said = (on: string, by: Speaker, text: string): CustomerFact[] =>
  extractFacts(text, Date.parse(`${on}T02:00:00Z`), by).map((fact, at) => ({
    ...fact,
    id: `${on}${at}`,
    evidenceId: `${on}${by}`,
    span: { start: fact.start, end: fact.end },
    contactId: null,
    undated: false,
    occurredAt: Date.parse(`${on}T02:00:00Z`),
    knownAt: Date.parse(`${on}T02:00:00Z`),
    origin: 'source',
    sensitivity: 'internal',
  }))

const kept = (...facts: CustomerFact[][]) => [...keptPromises(facts.flat())].map(({ text }) => text)

describe('a promise', () => {
  const promise = said('2026-11-10', 'customer', 'OPC UA 位号表我这边13号前给到方旭')

  it('is kept when the same side says that the thing was sent', () => {
    expect(kept(promise, said('2026-11-14', 'customer', '位号表发了 晚了一天见谅'))).toEqual([
      'OPC UA 位号表我这边13号前给到方旭',
    ])
  })

  it('stays open when something else was sent, when the other side sent it, and when it was sent before', () => {
    expect(kept(promise, said('2026-11-14', 'customer', '合同模板发了'))).toEqual([])
    expect(kept(promise, said('2026-11-14', 'ours', '位号表发了'))).toEqual([])
    expect(kept(promise, said('2026-11-01', 'customer', '旧的位号表发了'))).toEqual([])
  })

  it('is not kept by saying that it cannot be', () => {
    expect(kept(promise, said('2026-11-14', 'customer', '位号表今天给不了了'))).toEqual([])
  })

  it('that names nothing is kept by what was handed over until its day', () => {
    const soon = said('2026-11-12', 'ours', '14号之前给')
    expect(kept(soon, said('2026-11-14', 'ours', 'V3发您邮箱了，请查收'))).toEqual(['14号之前给'])
    expect(kept(soon, said('2026-11-16', 'ours', 'V3发您邮箱了，请查收'))).toEqual([])
  })

  it('is kept by a file that comes on its day and shares a word with it', () => {
    const samples = said('2026-11-10', 'customer', '试样底稿13号给你们')
    expect(kept(samples, said('2026-11-13', 'customer', '[文件] 试样包_02.zip  各家一样'))).toEqual([
      '试样底稿13号给你们',
    ])
    expect(kept(samples, said('2026-11-12', 'customer', '[文件] 合同_02.docx'))).toEqual([])
  })

  it('of several things is kept by all of them, and not by one', () => {
    const two = said('2026-11-10', 'customer', '配电记录、地沟图纸我们13号前给到')
    expect(two.map(({ kind }) => kind)).toContain('customerPromise')
    expect(kept(two, said('2026-11-14', 'customer', '地沟图纸发您邮箱了'))).toEqual([])
    expect(kept(two, said('2026-11-14', 'customer', '配电记录和地沟图纸发您邮箱了')).length).toBeGreaterThan(
      0,
    )
    expect(kept(two, said('2026-11-14', 'customer', '地沟图纸那些都发您邮箱了')).length).toBeGreaterThan(0)
  })

  it('of one version is not kept by another, and by its own whatever else it is called', () => {
    const revC = said(
      '2026-11-12',
      'ours',
      'Rev C with the crane priced apart will be with you by 25 November.',
    )
    expect(kept(revC, said('2026-11-16', 'ours', 'As promised, rev B attached.'))).toEqual([])
    expect(kept(revC, said('2026-11-24', 'ours', 'As promised, rev C attached.'))).toHaveLength(1)
    const third = said('2026-11-12', 'ours', '报价单V3周五前发您')
    expect(kept(third, said('2026-11-13', 'ours', '[文件] 报价V2.xlsx'))).toEqual([])
    expect(kept(third, said('2026-11-13', 'ours', '[文件] 报价V3.xlsx'))).toHaveLength(1)
  })

  it('in English too', () => {
    const ours = said('2026-11-10', 'ours', "We'll send the spectra export document by Friday 13 November.")
    expect(kept(ours, said('2026-11-12', 'ours', 'The spectra document is attached.'))).toHaveLength(1)
  })
})

describe('of a paper in stages', () => {
  const note = (on: string, text: string) => said(on, 'ours', text)
  it('the draft is behind us once what it is in the end is owed, and is not kept by nor keeps that', () => {
    const draft = note('2026-11-02', '8D初稿我们6号前给您')
    const last = note('2026-11-09', '8D终稿我们16号前给您')
    expect(kept(draft, last)).toEqual(['8D初稿我们6号前给您'])
    expect(kept(last, note('2026-11-10', '8D初稿发您邮箱了，请查收'))).toEqual([])
  })
  it('another paper in its last stage says nothing of it', () => {
    expect(
      kept(note('2026-11-02', '工艺卡初稿我们6号前给您'), note('2026-11-09', '合同终稿我们16号前给您')),
    ).toEqual([])
  })
})
