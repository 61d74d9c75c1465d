import { describe, expect, it } from 'vitest'
import { saysPaidByNote } from './openInvoices.ts'

/** A list of what is owed whose remark knows of a payment that is not booked yet. */

describe('a remark says paid', () => {
  it.each([
    'Paid 18/11, not booked',
    'was paid by transfer on Monday',
    '11月3日已到账，待核销',
    '已全额结清，账上未销',
  ])('%s', (note) => expect(saysPaidByNote(note)).toBe(true))
  it.each([
    'to be paid on 27 Nov',
    'will be paid by transfer',
    'not paid by the bank holiday',
    'partly paid on 3 Nov',
    '说月底付',
    '未到账',
    '预付已到账',
    '已到账3万',
    '对方说27号那批付',
    null,
  ])('not: %s', (note) => expect(saysPaidByNote(note)).toBe(false))
})
