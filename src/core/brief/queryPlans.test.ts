import { expect, it } from 'vitest'
import type { DealId } from '../../shared/ids.ts'
import { asWritableDb } from '../db/open.ts'
import { openImportDesk } from '../imports/importFixture.ts'
import { openOffice, ten } from '../testOffice.ts'
import { createBriefEngines } from './draftBrief.ts'
import { prepareBrief } from './prepareBrief.ts'

/** Tables that grow by the million with a team's years; whatever looks one through makes every brief wait for seconds. */
const largeTables = ['activities', 'evidence', 'facts', 'deals', 'contacts', 'price_lines']

it('a brief asks nothing that looks a whole table of records through', async () => {
  const office = openOffice()
  const desk = openImportDesk({ db: office.db, now: ten })
  await desk.drop(
    ['商机.csv', '商机名称,客户,阶段\n二期线,瀚原精机,报价\n'],
    ['联系人.csv', '客户,姓名,职务\n瀚原精机,陶国立,生产厂长\n瀚原精机,单敏,财务总监\n'],
    [
      '瀚原精机 陶国立.txt',
      [
        '2026-11-18 10:00:00 陶国立',
        '预算480万，11月25日下午两点三楼会议室见，单总也来。报价什么时候给？',
        '',
        '2026-11-18 10:05:00 钱越',
        '好的，新报价20号前发您。我们答应的检测报告还没出来。',
        '',
        '2026-11-20 09:00:00 陶国立',
        '会改到26号上午十点。衡远报460万，要不要走招标还没定。',
        '',
      ].join('\n'),
    ],
    ['投诉.csv', '客户,投诉日期,内容,状态\n瀚原精机,2026-11-02,主轴漏油,处理中\n'],
    ['应收.csv', '客户,发票号,未收金额,到期日\n瀚原精机,FP-1,48000,2026-10-31\n'],
  )
  const [deal] = desk.rows<{ id: string }>('SELECT id FROM deals')
  const db = asWritableDb(office.db.sqlite)
  const asked: string[] = []
  const prepare = db.sqlite.prepare.bind(db.sqlite)
  db.sqlite.prepare = ((sql: string) => {
    asked.push(sql)
    return prepare(sql)
  }) as typeof db.sqlite.prepare
  const brief = prepareBrief({ ...office.session, db }, createBriefEngines(), {
    dealId: deal!.id as DealId,
    contactId: null,
    lang: 'zh',
  })
  db.sqlite.prepare = prepare as typeof db.sqlite.prepare
  expect(brief.tracks).toHaveLength(3)
  expect(asked.length).toBeGreaterThan(60)

  const looksThrough = asked
    .filter((sql) => /^\s*(?:select|with)\b/i.test(sql))
    .flatMap((sql) => {
      const names = largeTables.flatMap((table) =>
        [...sql.matchAll(new RegExp(`\\b${table}"?\`?(?:\\s+(?:AS\\s+)?(\\w+))?`, 'gi'))].flatMap((match) => [
          table,
          match[1] ?? table,
        ]),
      )
      const plan = prepare(`EXPLAIN QUERY PLAN ${sql}`)
      const places = sql.match(/\?/g)?.length ?? 0
      return (plan.all(...Array(places).fill(null)) as { detail: string }[])
        .filter(({ detail }) => {
          const scanned = /^(?:SCAN|SEARCH (?=\w+ USING AUTOMATIC)) ?(\w+)(?! VIRTUAL)/.exec(detail)?.[1]
          // Deals are counted where no model serves, by an index alone.
          return (
            scanned !== undefined && names.includes(scanned) && !/^SCAN deals USING COVERING/.test(detail)
          )
        })
        .map(({ detail }) => `${detail}: ${sql.replace(/\s+/g, ' ')}`)
    })
  expect(looksThrough).toEqual([])
  desk.close()
})
