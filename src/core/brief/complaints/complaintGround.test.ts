import { describe, expect, it } from 'vitest'
import { isAgreedIn } from './complaintGround.ts'

describe('what a complaint wanted in money is agreed', () => {
  it.each([
    'They asked for 900 but would be happy to settle for 700',
    'Scratched panels: settled at £350, paper to follow',
    'credit of EUR 420 approved by Jo',
    'We agreed on the compensation, finance issues it next week',
    '划伤那批赔付谈好了，等财务开单',
    '老板同意折让三千',
  ])('%s', (text) => expect(isAgreedIn(text)).toBe(true))
  it.each([
    'They will not settle for 700',
    'credit of EUR 420 not approved',
    'they want a credit of EUR 420',
    '折让还没批',
    '他们不同意赔付方案',
    '赔付谈妥了吗',
  ])('not so: %s', (text) => expect(isAgreedIn(text)).toBe(false))
})
