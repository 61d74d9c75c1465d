import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWorkspaceSettings } from '../../app/workspaceSettings.ts'
import { openImportDesk } from '../../imports/importFixture.ts'
import { daysOfCall, namedForUs, oursSaidAtCall } from './oursSaid.ts'

const asOf = Date.parse('2026-11-22T04:00:00Z')
let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk({ now: asOf - 60_000 })
})
afterEach(() => desk.close())

const joins = async (...lines: string[]) => {
  writeWorkspaceSettings(desk.db, desk.context.stamp(), {
    ownFirm: '宁波衡岭泵业',
    actorName: '钱越',
    ownOwners: ['简宁', '柯立', '邹雪'],
  })
  await desk.drop(
    ['联系人.csv', '客户,姓名,职务\n瀚原精机,罗晓燕,采购主管\n'],
    [
      '微信_罗晓燕.txt',
      `2026年11月20日 10:31\n罗晓燕\n周三25号上午9点半的会不变\n${lines.map((line) => `钱越\n${line}\n`).join('')}`,
    ],
  )
  const [account] = desk.rows<{ id: string }>("SELECT id FROM accounts WHERE name = '瀚原精机'")
  return oursSaidAtCall(desk.db, account!.id, {
    days: ['2026-11-25'],
    asOf,
    theirs: [{ name: '罗晓燕' }],
  })
}

describe('who of us joins a call, by what we wrote of it', () => {
  it('is whom we bring along and the workspace knows as ours', async () => {
    expect(await joins('周三的会我带简宁过去')).toEqual(['简宁'])
  })
  it('by a title or a name in Latin letters too', async () => {
    expect(await joins('好的，周三会上柯工一起参加', 'Zou Xue will join the call too')).toEqual(
      expect.arrayContaining(['柯工', 'Zou Xue']),
    )
  })
  it('is who comes with one of us, in the talk that told the call', async () => {
    expect(await joins('好的，我和祝工准时上线')).toEqual(['祝工'])
  })
  it('is who comes for us by our own words, whichever firm pays them', async () => {
    expect(await joins('好的，周三的会见', 'Petr from Kolben and Ms Oda will join from our side')).toEqual([
      'Petr',
      'Oda',
    ])
    expect(namedForUs('On our side it will be Ana')).toEqual([])
    expect(namedForUs('Dr. Lena Voss (Kolben) joins on our side')).toEqual(['Lena Voss'])
    expect(namedForUs('我们这边还有调试的祝工和代理商的冷总一起参加')).toEqual(['祝工', '冷总'])
    expect(namedForUs('the delay is from our side')).toEqual([])
    expect(namedForUs('贵方冷总参加')).toEqual([])
  })
  it('and nobody of another day, who stays away, or whom nobody knows', async () => {
    expect(await joins('下周五27号简宁过去装机', '周三的会柯立来不了', '周三的会带老陈过去')).toEqual([])
  })
})

it('the days of a call are its own and the one it left', () => {
  expect(
    daysOfCall(
      Date.UTC(2026, 10, 25, 2),
      { day: '2026-11-25', former: { day: '2026-11-24' } },
      'Asia/Shanghai',
    ),
  ).toEqual(['2026-11-25', '2026-11-25', '2026-11-24'])
})
