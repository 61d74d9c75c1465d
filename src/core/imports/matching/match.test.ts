import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createMatchIndex, type MatchEntity, proposalScore, proposeMatches } from './match.ts'
import { exactForm, nameForm } from './nameForm.ts'
import { type MatchKind, scoreNames } from './score.ts'
import { editDistance, jaroWinkler } from './similarity.ts'

function score(left: string, right: string, kind: MatchKind = 'account') {
  return scoreNames(nameForm(left), nameForm(right), kind)
}

describe('names that may be the same', () => {
  it.each([
    ['华东医疗', '华东医疗器械有限公司', 'account', 'containedName'],
    ['仁济', '上海交通大学医学院附属仁济医院', 'account', 'containedName'],
    ['上海仁济医院', '上海交通大学医学院附属仁济医院', 'account', 'containedName'],
    ['浙大一院', '浙江大学医学院附属第一医院', 'account', 'abbreviation'],
    ['上海市第一人民医院', '第一人民医院', 'account', 'containedName'],
    ['臺灣積體電路', '台湾积体电路', 'account', 'sameLetters'],
    ['江苏恒瑞医药股份有限公司', '恒瑞医药', 'account', 'sameCore'],
    ['复旦大学附属中山医院', '中山医院', 'account', 'containedName'],
    ['Acme Corporation', 'ACME Corp.', 'account', 'sameCore'],
    ['IBM', 'International Business Machines Corp', 'account', 'initials'],
    ['Betasoloin', 'Betasolin', 'account', 'similarSpelling'],
    ['GTXPro', 'GTX Pro', 'product', 'sameLetters'],
    ['监护仪 N12', '迈瑞监护仪N12', 'product', 'containedName'],
    ['王建国主任', '王建国', 'contact', 'honorific'],
    ['J. Smith', 'John Smith', 'contact', 'initials'],
  ] as [string, string, MatchKind, string][])('%s ~ %s', (left, right, kind, reason) => {
    const found = score(left, right, kind)
    expect(found.score).toBeGreaterThanOrEqual(proposalScore)
    expect(found.score).toBeLessThan(1)
    expect(found.reasons).toContain(reason)
  })
})

describe('names that look alike and are not the same', () => {
  it.each([
    ['第一人民医院', '第二人民医院', 'account'],
    ['华东一部', '华东二部', 'account'],
    ['杭州市第一人民医院', '上海市第一人民医院', 'account'],
    ['华东医疗', '华南医疗', 'account'],
    ['上海贸易有限公司', '上海科技有限公司', 'account'],
    ['中山大学附属第一医院', '中山医院', 'account'],
    ['First National Bank', 'Second National Bank', 'account'],
    ['Northern Steel', 'Southern Steel', 'account'],
    ['GTX Basic', 'GTX Plus Basic', 'product'],
    ['GTX Pro', 'GTX Plus Pro', 'product'],
    ['监护仪 N12', '监护仪 N15', 'product'],
    ['王建国', '王建军', 'contact'],
  ] as [string, string, MatchKind][])('%s ≠ %s', (left, right, kind) => {
    expect(score(left, right, kind).score).toBeLessThan(proposalScore)
  })

  it('asks about a branch, without being sure', () => {
    expect(score('华东医疗器械有限公司上海分公司', '华东医疗器械有限公司')).toMatchObject({
      score: 0.65,
      reasons: ['containedName', 'branch'],
    })
  })
})

describe('matching against what is there', () => {
  const hospitals: MatchEntity[] = [
    { id: 'a', name: '上海交通大学医学院附属仁济医院', code: 'C-01', aliases: ['仁济东院区'] },
    { id: 'b', name: '华东医疗器械有限公司', code: 'C-02', website: 'https://www.huadong.example/cn' },
    { id: 'c', name: '瑞金医院', code: 'C-03' },
  ]

  it('links by itself only equal codes and names', () => {
    const results = proposeMatches(
      [
        { name: '仁济', code: ' c-01' },
        { name: '瑞金医院 ' },
        { name: '仁济东院区' },
        { name: '华东医疗' },
        { name: '全新客户' },
      ],
      hospitals,
      'account',
    )
    expect(results.map(({ kind }) => kind)).toEqual(['exact', 'exact', 'exact', 'proposal', 'new'])
    expect(results[0]).toEqual({ kind: 'exact', id: 'a', reason: 'sameCode' })
    expect(results[3]).toMatchObject({ proposals: [{ id: 'b', reasons: ['containedName'] }] })
  })

  it('never links GTXPro to GTX Pro silently', () => {
    const [result] = proposeMatches([{ name: 'GTXPro' }], [{ id: 'p', name: 'GTX Pro' }], 'product')
    expect(result).toEqual({
      kind: 'proposal',
      proposals: [{ id: 'p', score: 0.98, reasons: ['sameLetters'] }],
    })
  })

  it('asks where code and name point to different records, or two share the name', () => {
    const [crossed] = proposeMatches([{ name: '瑞金医院', code: 'C-01' }], hospitals, 'account')
    expect(crossed!.kind).toBe('proposal')
    const [recoded] = proposeMatches([{ name: '瑞金医院', code: 'C-99' }], hospitals, 'account')
    expect(recoded).toMatchObject({
      kind: 'proposal',
      proposals: [{ id: 'c', reasons: ['sameName', 'differentCodes'] }],
    })
    const twins = [...hospitals, { id: 'd', name: '瑞金医院' }]
    expect(proposeMatches([{ name: '瑞金医院' }], twins, 'account')[0]).toMatchObject({
      kind: 'proposal',
      proposals: [{ reasons: ['sameName', 'severalWithThisName'] }, {}],
    })
  })

  it('asks where two of one name are in two cities, and not where one place lies in the other', () => {
    const index = createMatchIndex('account', [
      { id: 'n', name: '中心医院', city: '宁波' },
      { id: 's', name: 'Mercy Clinic', city: 'Leeds' },
    ])
    const proposed = (name: string, city?: string) => {
      const found = index.match({ name, ...(city && { city }) })
      return found.kind === 'proposal' ? found.proposals[0]!.reasons : found.kind
    }
    expect(proposed('中心医院', '杭州市')).toEqual(['sameName', 'differentCities'])
    expect(proposed('Mercy Clinic', 'York')).toEqual(['sameName', 'differentCities'])
    for (const city of ['宁波市', '浙江宁波', '宁波市鄞州区', 'Ningbo', undefined])
      expect(proposed('中心医院', city)).toBe('exact')
    expect(index.match({ name: '中心医院', code: 'C-1', city: '杭州' }).kind).toBe('proposal')
  })

  it('keeps people of different accounts apart', () => {
    const people: MatchEntity[] = [{ id: 'w', name: '王建国', scope: '仁济' }]
    const index = createMatchIndex('contact', people)
    expect(index.match({ name: '王建国', scope: '瑞金' }).kind).toBe('new')
    expect(index.match({ name: '王建国', scope: '仁济' })).toMatchObject({ kind: 'exact', id: 'w' })
    expect(index.match({ name: '王主任', scope: '仁济' }).kind).toBe('proposal')
  })

  it('takes a shared website as a further ground', () => {
    const [result] = proposeMatches([{ name: '华东医疗', website: 'huadong.example' }], hospitals, 'account')
    expect(result).toMatchObject({
      proposals: [{ id: 'b', score: 0.97, reasons: ['containedName', 'sameWebsite'] }],
    })
  })

  it('finds one name among a hundred thousand', () => {
    const parts = [...'华瑞恒安康德泰和明远新天盛宏达博仁济民信诚美佳立科创']
    const many: MatchEntity[] = Array.from({ length: 100_000 }, (_, index) => {
      const letters = [index, Math.floor(index / 24), Math.floor(index / 576), Math.floor(index / 13_824)]
      return {
        id: String(index),
        name: `${letters.map((at) => parts[(at * 7 + 3) % parts.length]).join('')}生物有限公司`,
      }
    })
    const index = createMatchIndex('account', [...many, { id: 'target', name: '上海鹏鲲医疗器械有限公司' }])
    for (let round = 0; round < 20; round++) {
      expect(index.match({ name: '鹏鲲医疗' })).toMatchObject({
        kind: 'proposal',
        proposals: [{ id: 'target' }],
      })
      index.match({ name: many[round * 400]!.name.slice(0, 3) })
    }
  })
})

describe('laws (property)', () => {
  const name = fc.string({
    unit: fc.constantFrom(
      '华',
      '东',
      '醫',
      '医',
      '疗',
      '公',
      '司',
      '有',
      '限',
      '上',
      '海',
      '市',
      'Ａ',
      'a',
      'B',
      ' ',
      '-',
      '(',
      ')',
      '1',
      '一',
      '院',
    ),
    minLength: 1,
    maxLength: 14,
  })

  it('normalising twice changes nothing', () => {
    fc.assert(
      fc.property(name, (text) => {
        expect(exactForm(exactForm(text))).toBe(exactForm(text))
        expect(nameForm(nameForm(text).exact)).toEqual(nameForm(text))
      }),
    )
  })

  it('similarity does not depend on the order and stays within 0 and 1', () => {
    fc.assert(
      fc.property(
        name,
        name,
        fc.constantFrom<MatchKind>('account', 'contact', 'product', 'deal'),
        (left, right, kind) => {
          const there = score(left, right, kind).score
          expect(there).toBe(score(right, left, kind).score)
          expect(there).toBeGreaterThanOrEqual(0)
          expect(there).toBeLessThanOrEqual(1)
          expect(jaroWinkler(left, right)).toBeCloseTo(jaroWinkler(right, left), 10)
        },
      ),
    )
  })

  it('edit distance keeps its bounds', () => {
    fc.assert(
      fc.property(name, name, (left, right) => {
        const distance = editDistance(left, right, 20)
        expect(distance).toBe(editDistance(right, left, 20))
        expect(distance).toBeGreaterThanOrEqual(Math.abs(left.length - right.length))
        expect(distance).toBeLessThanOrEqual(Math.max(left.length, right.length))
        expect(distance === 0).toBe(left === right)
      }),
    )
  })
})

describe('a short name that another account bears as its name', () => {
  const index = createMatchIndex('account', [
    { id: 'group', name: '成都蜀康口腔管理集团有限公司', aliases: ['蜀康口腔', '蜀康集团'] },
    { id: 'lead', name: '蜀康口腔' },
  ])

  it('means the one that bears it; any other short name means whose it is', () => {
    expect(index.match({ name: '蜀康口腔' })).toMatchObject({ kind: 'exact', id: 'lead' })
    expect(index.match({ name: '蜀康集团' })).toMatchObject({ kind: 'exact', id: 'group' })
  })
})
