import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

/** Lists of policies: what a payer or the state sets, from when, and by how much. */

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: Date.UTC(2026, 10, 24, 2) })
})
afterEach(() => desk.close())

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const told = () =>
  desk.rows<{ kind: string; text: string; values: string }>(
    'SELECT kind, text, values_json AS "values" FROM facts ORDER BY text, kind',
  )

describe('a list of policies', () => {
  it('tells policies with the day from which they hold, and no rival’s price', async () => {
    const { files } = await desk.drop([
      '政策跟踪.csv',
      lines(
        '发布日期,生效日期,地区,政策名称,影响',
        '2026-09-30,2027-01-01,安徽,检验试剂挂网价格治理,生化试剂挂网价下调9%',
        '2026-10-08,2026-12-01,安徽,设备更新贴息第二批,预计带动二级医院换机',
      ),
    ])
    expect(files.map(({ kind, accepted }) => [kind, accepted])).toEqual([['policyEvents', 2]])
    expect(told().map(({ kind, text }) => [kind, text])).toEqual([
      ['policyChange', '生化试剂挂网价下调9%'],
      ['policyChange', '设备更新贴息第二批'],
    ])
    expect(JSON.parse(told()[0]!.values)).toEqual([{ value: '2027-01-01', unit: 'date' }])
  })

  it('does so in English', async () => {
    await desk.drop([
      'regulation watch.csv',
      lines(
        'Published,Effective,Region,Policy title,Impact',
        '2026-10-02,2027-04-01,Wales,Community equipment tariff,Tariff for hoists reduced by 6%',
      ),
    ])
    expect(told().map(({ kind, text }) => [kind, text])).toEqual([
      ['policyChange', 'Tariff for hoists reduced by 6%'],
    ])
  })
})
