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
})
