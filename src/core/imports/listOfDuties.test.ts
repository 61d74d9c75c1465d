import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { listAccountNames } from '../accounts/store.ts'
import { openImportDesk } from './importFixture.ts'

describe('a list of what is to be done for whom', () => {
  let desk: ReturnType<typeof openImportDesk>
  beforeEach(() => {
    desk = openImportDesk()
  })
  afterEach(() => desk.close())

  it('makes nobody a customer, whoever is named in it', async () => {
    await desk.drop([
      '联系人.csv',
      '姓名,单位,职务\n方敏,禾田乳业有限公司,研发经理\nHelen Stroud,Brackley Bakeries Ltd,Procurement Director',
    ])
    const before = listAccountNames(desk.db).toSorted()
    await desk.drop([
      '待办.csv',
      '事项,谁,给谁,什么时候,状态\n21天稳定性报告,谢依娜,方敏,2026/11/25,进行中\n8D报告,老贺,周启明,2026/11/20,逾期\ncredit note,陆晓棠,Helen,2026/11/27,',
    ])
    expect(listAccountNames(desk.db).toSorted()).toEqual(before)
  })

  it('tells whose each is, by when, and what was done, also where days have no year and stand either way round', async () => {
    await desk.drop(['客户.csv', '客户名称,城市\n禾田乳业有限公司,南京\nBrackley Bakeries Ltd,Leicester'])
    await desk.drop([
      '联系人.csv',
      '姓名,单位,职务\n方敏,禾田乳业有限公司,研发经理\nHelen Stroud,Brackley Bakeries Ltd,Procurement Director',
    ])
    const { files } = await desk.drop([
      '待办.csv',
      [
        '事项,谁,给谁,什么时候,状态',
        `21天稳定性报告,谢依娜,方敏,6/13,进行中`,
        `8D报告,老贺,禾田乳业,5/30,逾期`,
        `Signed NDA,Helen,陆晓棠,13/6,overdue - chase`,
        `分月用量预测,小顾(禾田乳业),陆晓棠,6/13,等对方`,
        'Credit note 1240 GBP,小邱,Helen,,等老魏批',
        `换货,老贺,禾田乳业,5/30,已完成`,
        `月饼礼盒,小邱,行政,5/30,done`,
        '旧方案,老贺,禾田乳业,,取消',
      ].join('\n'),
    ])
    expect(files[0]).toMatchObject({ kind: 'tasks', accepted: 8, rejected: 0 })
    expect(
      desk.rows(
        `SELECT a.name, f.kind, f.text, json_extract(f.values_json, '$[0].value') AS due
         FROM facts f JOIN accounts a ON a.id = f.account_id ORDER BY f.rowid`,
      ),
    ).toEqual([
      { name: '禾田乳业有限公司', kind: 'openTask', text: '21天稳定性报告', due: '2026-06-13' },
      { name: '禾田乳业有限公司', kind: 'openTask', text: '8D报告', due: '2026-05-30' },
      { name: 'Brackley Bakeries Ltd', kind: 'customerPromise', text: 'Signed NDA', due: '2026-06-13' },
      { name: '禾田乳业有限公司', kind: 'customerPromise', text: '分月用量预测', due: '2026-06-13' },
      { name: 'Brackley Bakeries Ltd', kind: 'openTask', text: 'Credit note 1240 GBP', due: null },
      { name: '禾田乳业有限公司', kind: 'handedOver', text: '换货', due: null },
    ])
    expect(desk.rows('SELECT count(*) AS plans FROM visit_plans')).toEqual([{ plans: 0 }])
  })

  it('may be a list of samples and papers with the day that was said for each', async () => {
    await desk.drop(['客户.csv', '客户名称,城市\n禾田乳业有限公司,南京'])
    const { files } = await desk.drop([
      '送样.csv',
      [
        '客户,东西,费用,说好的日子,实际,谁',
        '禾田,稳定剂样品5kg,免费,2026-05-20,没发，仓库拖,老贺',
        '禾田,检测报告,免费,2026-05-08,2026-05-10,老贺',
      ].join('\n'),
    ])
    expect(files[0]).toMatchObject({ kind: 'tasks', accepted: 2 })
    expect(
      desk.rows(
        "SELECT kind, text, json_extract(values_json, '$[0].value') AS due FROM facts ORDER BY rowid",
      ),
    ).toEqual([
      { kind: 'openTask', text: '稳定剂样品5kg', due: '2026-05-20' },
      { kind: 'handedOver', text: '检测报告', due: null },
    ])
  })
})
