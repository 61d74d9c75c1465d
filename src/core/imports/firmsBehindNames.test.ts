import { describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'

describe('a group whose members have their firm behind their names', () => {
  it('tells a colleague who is on no list by the firm of one of ours', async () => {
    const desk = openImportDesk()
    await desk.drop(
      ['联系人.csv', '姓名,客户名称,职务\n邓澄,云浮市澄岳石材有限公司,设备科长\n'],
      [
        '澄岳三厂项目群.txt',
        [
          '2026-05-13 17:20:11 谢豪@锐岭\n样件报告我20号前出',
          '2026-05-17 10:03:45 邓澄@微信\n展开图发群里了',
          '2026-05-17 10:05:02 谢豪@锐岭\n收到，谢谢',
          '2026-05-19 14:41:30 钱越@锐岭\n备件清单发了',
          '2026-05-19 15:10:08 黄屿@微信\n承诺函要盖章的',
          '',
        ].join('\n'),
      ],
    )
    const said = desk.rows<{ author: string; direction: string }>(
      'SELECT e.author, a.direction FROM activities a JOIN evidence e ON e.id = a.evidence_id ORDER BY e.key',
    )
    expect(said.map(({ author, direction }) => [author, direction])).toEqual([
      ['谢豪@锐岭', 'outbound'],
      ['邓澄@微信', 'inbound'],
      ['谢豪@锐岭', 'outbound'],
      ['钱越@锐岭', 'outbound'],
      ['黄屿@微信', 'inbound'],
    ])
    desk.close()
  })
})
