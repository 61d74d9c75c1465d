import { describe, expect, it } from 'vitest'
import { words } from '../../i18n/words.ts'
import { placeOf, summaryOf } from './entryWords.ts'
import { logMessages } from './messages.ts'

describe('a log entry in one line', () => {
  it('says which part of the advice was rejected and why', () => {
    const entry = {
      kind: 'adviceAction',
      body: { part: 'track:2', action: 'rejected', reason: 'too early for a price' },
    }
    expect(summaryOf(entry, logMessages.en, words.en)).toBe('Track 2 · rejected · too early for a price')
  })
  it.each([
    ['setBack: 预算推到明年', '进行中 · 倒退了 · 预算推到明年', 'open · A setback · 预算推到明年'],
    ['advanced', '进行中 · 推进了', 'open · It moved on'],
    ['undone', '进行中 · 撤销了先前的改动', 'open · an earlier change was taken back'],
    ['price too high', '进行中 · price too high', 'open · price too high'],
  ])('words what came of a call: %s', (reason, zh, en) => {
    const entry = { kind: 'outcomeRecorded', body: { outcome: 'open', reason } }
    expect(summaryOf(entry, logMessages.zh, words.zh)).toBe(zh)
    expect(summaryOf(entry, logMessages.en, words.en)).toBe(en)
  })
  it.each([
    [
      'consentRecorded',
      { basis: 'consent', purposes: ['recording', 'training'] },
      '本人同意 · 录音与转写 · 让模型学习',
    ],
    ['recordingAdmitted', { consentIds: ['cst_1'], mayTrain: true }, '凭 1 份同意 · 让模型学习'],
    ['retentionChanged', { recordClass: 'chats', before: 1095, after: null }, '聊天 · 不限期'],
    ['holdPlaced', { scope: 'deal', reason: '合同纠纷' }, '商机 · 合同纠纷'],
  ])('words what was decided about personal data: %s', (kind, body, said) => {
    expect(summaryOf({ kind, body }, logMessages.zh, words.zh)).toBe(said)
  })
  it('leads to the deal of an advice and to the report of an import', () => {
    expect(placeOf({ kind: 'adviceShown', body: { subject: 'dea_1' } })).toEqual({
      kind: 'deal',
      to: '/deals/dea_1',
    })
    expect(placeOf({ kind: 'importFinished', body: { importId: 'imp_1' } })?.to).toBe('/data/imp_1')
    expect(placeOf({ kind: 'backupMade', body: { sizeBytes: 3 } })).toBeNull()
  })
})
