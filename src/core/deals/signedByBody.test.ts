import { expect, it } from 'vitest'
import { signingLimitsIn } from './signingLimit.ts'

const people = [{ id: 'qin', name: '秦卫东', nickname: null, title: '生产副总' }]
const limit = (text: string) =>
  signingLimitsIn([{ text, stance: 'stated', occurredAt: 1, evidenceId: 'e', spanStart: 0 }], people)[0]

it('a body signs in place of whoever may no longer', () => {
  expect(limit('200万以上采购一律报股份投资委员会，秦总只有建议权，不再由秦总直接签')).toMatchObject({
    above: 2_000_000,
    signer: { contactId: null, name: '股份投资委员会' },
    formerIds: ['qin'],
  })
})

it('somebody called by a title in brackets alone signs', () => {
  expect(limit('超过80万要岳总(总经理)签')).toMatchObject({
    above: 800_000,
    signer: { name: '岳总', title: '总经理' },
  })
  expect(limit('超过80万要岳总(出差中)签')).toBeUndefined()
})
