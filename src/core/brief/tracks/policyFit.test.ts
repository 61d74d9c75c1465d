import { describe, expect, it } from 'vitest'
import { type DealTopics, policyFit } from './policyFit.ts'

const chain: DealTopics = {
  customer: ['成都蜀岭口腔管理集团有限公司', '蜀岭口腔'],
  subject: ['蜀岭口腔 口扫+CBCT集采', 'TS-500'],
  regions: ['四川', '成都市'],
  rivals: ['瑞澜'],
}

describe('a dental chain in Sichuan buys scanners', () => {
  it.each([
    ['四川省口腔诊疗设备更新贷款贴息第二批 川内民营口腔 蜀岭、三江可用', 3],
    ['CBCT辐射安全许可办理改为线上 新店要提前办', 2],
    ['四川省医疗设备更新专项补贴第二批', 1],
    // Another line of business, though the word for buying in bulk is common to both.
    ['种植牙耗材集采续约,单颗费用再降 国家医保局 种植为主的连锁', 0],
    ['瑞澜R3注册证2027-03到期,延续注册受理中', 0],
  ] as const)('%s', (notice, fit) => {
    expect(policyFit(notice, chain)).toBe(fit)
  })
})

describe('a foundry in Saxony buys line software', () => {
  const foundry: DealTopics = {
    customer: ['Keller Guss GmbH'],
    subject: ['LineSight for three lines 2027', 'LS-200'],
    regions: ['Saxony'],
    rivals: [],
  }
  it.each([
    ['Saxony extends its grant scheme for factory software', 1],
    ['New rule on LS-200 class gateways', 2],
    ['Regulation on dental implants takes effect', 0],
    // The year in which the deal is to close stands in every notice.
    ['Regulation on dental implants takes effect on 1 March 2027', 0],
  ] as const)('%s', (notice, fit) => {
    expect(policyFit(notice, foundry)).toBe(fit)
  })
})
