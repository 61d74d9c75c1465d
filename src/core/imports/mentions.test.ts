import fc from 'fast-check'
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

describe('a short name that two accounts share', () => {
  const jiangsu = { id: 'jiangsu', name: '江苏瑞穹新材料股份有限公司', aliases: ['瑞穹新材'] }
  const ningxia = { id: 'ningxia', name: '宁夏瑞穹化学有限公司', aliases: [] }
  const shared = createMentions(
    [jiangsu, ningxia],
    [
      { id: 'shen', accountId: 'jiangsu', name: '沈一舟' },
      { id: 'han', accountId: 'ningxia', name: '韩立群' },
      { id: 'tao', accountId: 'jiangsu', name: '陶然' },
    ],
    [
      { id: 'second', accountId: 'jiangsu', name: '二期碳酸酯在线分析' },
      { id: 'repair', accountId: 'jiangsu', name: '二期 维保' },
      { id: 'new', accountId: 'ningxia', name: '新建 拉曼2套' },
    ],
    new Set(['陶']),
  )

  it.each([
    ['a person decides', '瑞穹 沈工 电话', '', 'jiangsu'],
    ['a person of the other decides', '瑞穹 韩总', '', 'ningxia'],
    ['the place decides', '江苏瑞穹', '瑞穹说贵', 'jiangsu'],
    ['a deal decides', '', '瑞穹二期的报价', 'jiangsu'],
    ['a deal with words between decides', '瑞穹 · 新建项目', '', 'ningxia'],
  ])('%s', (_, title, text, account) => {
    expect(shared.accountIn(title, text)).toBe(account)
  })

  it('says which deal is meant, where it is one', () => {
    expect(shared.dealIn('瑞穹二期碳酸酯', 'jiangsu')).toBe('second')
    expect(shared.dealIn('瑞穹二期在线分析群', 'jiangsu')).toBe('second')
    expect(shared.dealIn('瑞穹二期', 'jiangsu')).toBeNull()
    expect(shared.dealIn('瑞穹三期', 'jiangsu')).toBeNull()
  })

  it('is not decided by one of our own people of the same surname', () => {
    expect(shared.accountIn('瑞穹', '陶总说先等等')).toBeNull()
  })

  it('alone never links anything, however often and wherever it is said', () => {
    const word = fc.constantFrom('瑞穹', '报价', '，', ' ', '下周', '电话', '-', '2026', 'OK', '发了')
    const words = fc.array(word, { maxLength: 12 }).map((all) => all.join('，'))
    fc.assert(
      fc.property(words, words, (title, text) => {
        expect(shared.accountIn(title, text)).toBeNull()
        expect(shared.accountOfTalk(title, text)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })

  it('links nothing alone, whatever names the accounts share', () => {
    const name = fc.stringMatching(/^[瑞穹坤岳澈屿]{2,5}$/)
    fc.assert(
      fc.property(name, fc.boolean(), (called, isTold) => {
        const one = createMentions(
          [
            { id: 'a', name: isTold ? called : `江苏${called}新材有限公司`, aliases: isTold ? [] : [called] },
            { id: 'b', name: `宁夏${called}化学有限公司`, aliases: [called] },
          ],
          [],
        )
        expect(one.accountIn(called, `${called}，${called}`)).toBeNull()
      }),
      { numRuns: 200 },
    )
  })
})

it('ten thousand open deals are looked through in a moment', () => {
  const many = Array.from({ length: 10_000 }, (_, at) => at)
  const large = createMentions(
    many.map((at) => ({
      id: `a${at}`,
      name: `江苏瑞${String.fromCharCode(0x4e00 + at)}材料有限公司`,
      aliases: [],
    })),
    [],
    many.map((at) => ({ id: `d${at}`, accountId: `a${at % 50}`, name: `项目${at}` })),
  )
  const text = `江苏瑞${String.fromCharCode(0x4e00 + 7)}项目57 `.repeat(50)
  const started = performance.now()
  expect(large.accountIn('', text)).toBe('a7')
  expect(performance.now() - started).toBeLessThan(1000)
})

it('a talk is the known account’s where a mere reference is called so too', () => {
  const both = createMentions(
    [northwind, { id: 'reference', name: 'Northwind Leeds', aliases: [], isUnproven: true }],
    [],
  )
  expect(both.accountOfTalk('northwind-leeds\nnorthwind leeds', 'told them 36 months')).toBe('northwind')
})
