import { describe, expect, it } from 'vitest'
import { createMentions } from './mentions.ts'

const shukang = { id: 'shukang', name: '成都蜀康口腔管理集团有限公司', aliases: ['蜀康口腔', '蜀康集团'] }
const qinya = { id: 'qinya', name: '西安秦牙口腔医疗集团', aliases: ['秦牙'] }
const huadong = { id: 'huadong', name: '华东齿科医疗有限公司', aliases: [] }
const meihao = { id: 'meihao', name: '美好口腔门诊部', aliases: [] }
const northwind = { id: 'northwind', name: 'Northwind Dental Group Ltd', aliases: ['Northwind'] }
const people = [
  { id: 'luo', accountId: 'shukang', name: '罗静怡' },
  { id: 'meng', accountId: 'shukang', name: '孟凡' },
  { id: 'wang-1', accountId: 'qinya', name: '王建国' },
  { id: 'wang-2', accountId: 'huadong', name: '王建国' },
]
const mentions = createMentions([shukang, qinya, huadong, meihao, northwind], people)

describe('a note or chat is about', () => {
  it.each([
    ['the account whose name it says', '拜访', '今天去了华东齿科医疗有限公司', 'huadong'],
    ['the account by a short name of the team’s records', '碰头会', '蜀康口腔要分期', 'shukang'],
    ['the account in the title by the beginning of its name', '20261106 蜀康碰头会', '预算280万', 'shukang'],
    ['a short name of two letters in the title', '20261103秦牙电话', '预算下来了', 'qinya'],
    ['the account of a person whom no other account has', '电话', '罗静怡说13.8是底', 'shukang'],
    ['what two small signs agree on', '2026-11-17 电话', '孟凡（蜀康信息中心）要接口报告', 'shukang'],
    ['an English name, written as it likes', 'Call', 'spoke with northwind today', 'northwind'],
  ])('%s', (_, title, text, account) => {
    expect(mentions.accountIn(title, text)).toBe(account)
  })

  it.each([
    ['a name that two accounts have', '电话', '王建国回电'],
    ['two accounts alike', '周会', '蜀康口腔和华东齿科医疗有限公司都在等报价'],
    ['two letters in passing', '周会', '顺路去了秦牙附近'],
    ['the two letters of a short person’s name', '周会', '孟凡'],
    ['an everyday word that an account’s name begins with', '美好的一天', '大家辛苦了'],
    ['the inside of another word', 'Call', 'the northwinds were strong'],
    ['nothing', '', ''],
  ])('nobody for %s', (_, title, text) => {
    expect(mentions.accountIn(title, text)).toBeNull()
  })
})

it('the people of an account are found in the order in which they are named', () => {
  expect(mentions.peopleIn('孟凡转告罗静怡，孟凡等报告', 'shukang')).toEqual(['meng', 'luo'])
})
