import { describe, expect, it } from 'vitest'
import { termsAgreedIn, withTermsAgreed } from './termsAgreed.ts'

const paper =
  'Q-7 rev B · £90,000.00 · 40% with order / 50% on delivery / 10% retention · valid until 2026-12-31'

describe('terms of payment to which we agreed since', () => {
  it.each([
    [
      'We can do 20% with order, 70% on delivery and 10% retention. The rest of rev B stands.',
      '20% with order, 70% on delivery and 10% retention',
    ],
    ['Payment: agreed, 30/60/10 from order. Regards', '30/60/10 from order'],
    ['付款同意改为预付20%，到货70%，验收10%，其他不变。', '预付20%，到货70%，验收10%，其他不变'],
  ])('stand in the place of those on the paper: %s', (mail, words) => {
    const told = withTermsAgreed(paper, termsAgreedIn(mail)!)!
    expect(told.words).toBe(`Q-7 rev B · £90,000.00 · ${words} · valid until 2026-12-31`)
    expect(told.was).toBe('40% with order / 50% on delivery / 10% retention')
  })

  it.each([
    'Could you accept 20% with order, 70% on delivery, 10% retention?',
    'If you order this month we can do 20% with order and 80% on delivery.',
    'We cannot accept 20% with order and 80% on delivery.',
    'We offer 5% off with order.',
    '按评分 价格60%，服务40%',
  ])('are none where nothing is agreed: %s', (mail) => expect(termsAgreedIn(mail)).toBeNull())

  it('leave the paper as it is where it says the same', () => {
    const same = termsAgreedIn('We confirm 40% with order, 50% on delivery, 10% retention.')!
    expect(withTermsAgreed(paper, same)).toBeNull()
  })
})
