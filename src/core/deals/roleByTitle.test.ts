import { expect, it } from 'vitest'
import { roleByTitle } from './roleByTitle.ts'

it.each([
  ['采购经理', 'gatekeeper'],
  ['设备采购专员', 'gatekeeper'],
  ['财务部长', 'approver'],
  ['CFO', 'approver'],
  ['总经理', 'economicBuyer'],
  ['副总经理', null],
  ['总经理助理', null],
  ['Managing Director', 'economicBuyer'],
  ['安环主管', 'technicalEvaluator'],
  ['设备部部长', 'technicalEvaluator'],
  ['Project Engineer', 'technicalEvaluator'],
  ['IT', 'technicalEvaluator'],
  ['Head of Procurement', 'gatekeeper'],
  ['Operations Director', 'user'],
  ['车间主任', 'user'],
  ['採購課長', 'gatekeeper'],
  ['財務長', 'approver'],
  ['資訊部經理', 'technicalEvaluator'],
  ['顾问', null],
  [null, null],
] as const)('the title %s makes likely: %s', (title, role) => {
  expect(roleByTitle(title)).toBe(role)
})
