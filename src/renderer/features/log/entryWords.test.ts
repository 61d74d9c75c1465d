import { describe, expect, it } from 'vitest'
import { placeOf, summaryOf } from './entryWords.ts'
import { logMessages } from './messages.ts'

describe('a log entry in one line', () => {
  it('says which part of the advice was rejected and why', () => {
    const entry = {
      kind: 'adviceAction',
      body: { part: 'track:2', action: 'rejected', reason: 'too early for a price' },
    }
    expect(summaryOf(entry, logMessages.en)).toBe('Track 2 · rejected · too early for a price')
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
