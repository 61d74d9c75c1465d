import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { declaredPrior } from '../../src/core/brief/readings/readings.ts'
import { refitWinModel, servingWinModel } from '../../src/core/brief/readings/winEngine.ts'
import { openImportDesk } from '../../src/core/imports/importFixture.ts'
import { inspectUploads } from '../../src/core/imports/inspection/inspectUploads.ts'
import { listProposals } from '../../src/core/imports/proposals.ts'
import { listRejections } from '../../src/core/imports/report.ts'
import { sharedData } from './readTable.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const accepted = (report: Awaited<ReturnType<typeof desk.drop>>) =>
  report.files.map(({ kind, accepted, duplicates, rejected }) => [kind, accepted, duplicates, rejected])

describe('crm_maven, a public CRM export', () => {
  const files = ['sales_pipeline', 'accounts', 'products']
  const others = ['data_dictionary', 'sales_teams'].map((name) => sharedData(`crm_maven/${name}.csv`))
  const paths = files.map((name) => sharedData(`crm_maven/${name}.csv`))

  it.skipIf(paths.includes(null))('comes in whole, and comes again without adding anything', async () => {
    const report = await desk.dropPaths(...(paths as string[]))
    expect(accepted(report)).toEqual([
      ['accounts', 85, 0, 0],
      ['products', 7, 0, 0],
      ['deals', 8800, 0, 0],
    ])
    // Its 1,425 early deals name no customer: they stand under one account that says so.
    expect(desk.count('accounts')).toBe(86)
    expect(
      desk.rows(
        "SELECT count(*) AS n FROM deals d JOIN accounts a ON a.id = d.account_id WHERE a.name LIKE '%not given'",
      ),
    ).toEqual([{ n: 1425 }])
    const again = await desk.dropPaths(...(paths as string[]))
    expect(again.files.map((file) => [file.accepted, file.updated])).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ])
    expect(desk.count('deals')).toBe(8800)
  })

  it.skipIf(paths.includes(null) || others.includes(null))(
    'its description of the tables and its list of sales people are left out by name: nothing is made of them',
    async () => {
      const ids = await Promise.all([...paths, ...others].map((path) => desk.uploads.addPath(path as string)))
      const found = (await inspectUploads(desk.context, ids)).flat()
      expect(found.map(({ name, recordKind, notRecords }) => [name, recordKind, notRecords])).toEqual([
        ['sales_pipeline.csv', 'deals', undefined],
        ['accounts.csv', 'accounts', undefined],
        ['products.csv', 'products', undefined],
        ['data_dictionary.csv', null, 'describesTables'],
        ['sales_teams.csv', null, 'ownTeam'],
      ])
      const planned = await desk.planUploads(ids)
      await desk.run(planned.filter(({ recordKind }) => recordKind !== 'unknown'))
      expect([desk.count('accounts'), desk.count('products'), desk.count('deals')]).toEqual([86, 8, 8800])
    },
  )

  it.skipIf(paths.includes(null))(
    'GTXPro is proposed to be GTX Pro, and stays apart until somebody decides',
    async () => {
      await desk.dropPaths(...(paths as string[]))
      expect(
        listProposals(desk.db).map(({ entity, keepName, mergeName }) => [entity, keepName, mergeName]),
      ).toEqual([['product', 'GTX Pro', 'GTXPro']])
      expect(desk.count('products')).toBe(8)
    },
  )

  it.skipIf(paths.includes(null))(
    'is told that it cannot support a chance of winning',
    async () => {
      await desk.dropPaths(...(paths as string[]))
      refitWinModel(desk.db, desk.context.stamp(), declaredPrior)
      expect(servingWinModel(desk.db)?.model.assessment.verdict).toBe('not-enough-information')
    },
    120_000,
  )
})

describe('scms_pricing, real delivery orders', () => {
  const path = sharedData('scms_pricing/SCMS_Delivery_History_Dataset.csv')

  it.skipIf(!path)('comes in as orders; two that cost nothing were given away and are no price', async () => {
    const report = await desk.dropPaths(path!)
    expect(accepted(report)).toEqual([['orders', 6514, 0, 0]])
    const free = desk.db.read("SELECT count(*) AS n FROM price_lines WHERE set_apart = 'free'").get()
    expect(free).toEqual({ n: 2 })
    // Its 161 items, each a product under its own name alone; the number of the quotation is no code of any of them.
    expect([desk.count('products'), desk.rows("SELECT name FROM products WHERE aliases <> '[]'")]).toEqual([
      161,
      [],
    ])
    expect(
      desk.rows(
        `SELECT p.name FROM price_lines l JOIN products p ON p.id = l.product_id JOIN evidence e ON e.id = l.evidence_id
         WHERE instr(e.text, p.name) = 0 LIMIT 5`,
      ),
    ).toEqual([])
    expect(listProposals(desk.db)).toEqual([])
    // Each is dated by the day of its delivery, which all have, and not by one that says that it was not captured.
    expect(desk.rows("SELECT count(*) AS n FROM import_rejections WHERE code = 'notADate'")).toEqual([
      { n: 0 },
    ])
    const { rows } = listRejections(desk.db, report.id, 0, 10_000)
    // What is told of a whole column is told at its heading.
    for (const row of rows.filter(({ code }) => code !== 'columnNotTaken'))
      expect(row.place.line).toBeGreaterThan(1)
  })
})

describe('real chat archives', () => {
  const wecom = sharedData('im_wecom/msgaudit_samples.jsonl')
  const slack = sharedData('slack_export/testarchive.zip')

  it.skipIf(!wecom)('WeCom: every message becomes evidence, also one without words', async () => {
    const report = await desk.dropPaths(wecom!)
    expect(accepted(report)).toEqual([['messages', 15, 0, 0]])
    expect(desk.count('evidence')).toBe(15)
    // Nobody in it is a known contact: it is found by search and claims no account.
    expect(desk.count('activities')).toBe(0)
  })

  it.skipIf(!slack)('Slack: all messages of the archive, once', async () => {
    expect(accepted(await desk.dropPaths(slack!))).toEqual([['messages', 158, 0, 0]])
    expect(accepted(await desk.dropPaths(slack!))).toEqual([['messages', 0, 158, 0]])
  })
})
