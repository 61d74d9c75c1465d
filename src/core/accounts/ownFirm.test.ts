import { expect, it } from 'vitest'
import { isOwnFirm } from './ownFirm.ts'

it('our own firm is called by its name with or without legal form, or 我司', () => {
  for (const name of ['江苏衡锐电气有限公司', '江苏衡锐电气', '我司', 'us'])
    expect(isOwnFirm(name, '江苏衡锐电气')).toBe(true)
  for (const name of ['江苏衡瑞电气有限公司', '衡阳电气', 'Caldermoor Energy Storage Ltd'])
    expect(isOwnFirm(name, '江苏衡锐电气')).toBe(false)
  expect(isOwnFirm('Hengrui Electric', '')).toBe(false)
})
