import { describe, expect, test } from 'vitest'
import { extractFacts } from '../facts/extract.ts'
import { openImport, readOptions } from '../imports/formats/registry.ts'
import { bytesSource } from '../imports/formats/source.ts'
import { proposeKinds } from '../imports/recognition/proposal.ts'
import { createCalendar } from './calendar.ts'
import { sampleFiles } from './files.ts'
import { utf8Notes } from './talk/notes.ts'
import { enMessages, zhMessages } from './talkFiles.ts'

/** Wednesday 11 March 2026, ten o'clock in Shanghai. */
const now = Date.UTC(2026, 2, 11, 2)
const files = sampleFiles(now)

async function read(name: string) {
  const file = files.find((one) => one.name === name)!
  const opened = await openImport(bytesSource(file.name, file.bytes), readOptions({ zone: 'Asia/Shanghai' }))
  if (!opened.ok) throw new Error(`${name}: ${opened.refusal.code}`)
  const columns: string[] = []
  const rows: Record<string, string>[] = []
  let items = 0
  let lost = 0
  for await (const batch of opened.batches) {
    for (const table of batch.tables) columns.push(...table.columns)
    for (const item of batch.items) if (item.kind === 'row') rows.push({ ...item.cells })
    items += batch.items.length
    lost += batch.problems.filter(({ kept }) => !kept).length
  }
  const kinds = proposeKinds(
    { columns, rows: rows.slice(0, 200), fileName: name },
    { zone: 'Asia/Shanghai', currency: 'CNY', dateOrder: 'ymd' },
  )
  return { encoding: opened.encoding, format: opened.format, items, lost, best: kinds[0] }
}

describe('the sample files', () => {
  test('are the same bytes at any hour of a day, and others on another day', () => {
    const evening = sampleFiles(now + 10 * 3_600_000)
    expect(evening.map(({ name }) => name)).toEqual(files.map(({ name }) => name))
    for (const [at, { name, bytes }] of files.entries())
      expect(Buffer.compare(evening[at]!.bytes, bytes), name).toBe(0)
    const tomorrow = sampleFiles(now + 86_400_000)
    expect(Buffer.compare(tomorrow.at(-1)!.bytes, files.at(-1)!.bytes)).not.toBe(0)
  })

  test.each([
    ['客户名录.xlsx', 'accounts', null],
    ['联系人通讯录.csv', 'contacts', 'gb18030'],
    ['产品目录.csv', 'products', 'utf-8'],
    ['价目表.csv', 'priceList', 'utf-8'],
    ['商机导出.csv', 'deals', 'utf-8'],
    ['商机阶段变更记录.csv', 'dealStageHistory', 'utf-8'],
    ['报价记录.csv', 'quotes', 'utf-16le'],
    ['订单明细.jsonl', 'orders', 'utf-8'],
    ['库存表.csv', 'stock', 'gb18030'],
    ['竞品价格.csv', 'competitorPrices', 'utf-8'],
    ['政策事件.csv', 'policyEvents', 'utf-8'],
    ['投标反馈.csv', 'tenderFeedback', 'gb18030'],
    ['退货记录.csv', 'returns', 'gb18030'],
    ['跟进记录_2025.csv', 'activities', 'utf-8'],
    ['拜访计划.csv', 'visitPlans', 'utf-8'],
    ['accounts.csv', 'accounts', 'utf-8'],
    ['contacts.csv', 'contacts', 'utf-8'],
    ['products.csv', 'products', 'utf-8'],
    ['price_list.csv', 'priceList', 'utf-8'],
    ['opportunities.csv', 'deals', 'utf-8'],
    ['stage_history.csv', 'dealStageHistory', 'utf-8'],
    ['quotes.csv', 'quotes', 'utf-8'],
    ['orders.xlsx', 'orders', null],
    ['competitor_prices.csv', 'competitorPrices', 'utf-8'],
    ['activities.csv', 'activities', 'utf-8'],
    ['visit_plans.csv', 'visitPlans', 'utf-8'],
  ])('%s is recognised as %s, every column of it', async (name, kind, encoding) => {
    const { best, encoding: found, lost } = await read(name)
    expect(best?.kind).toBe(kind)
    expect(found).toBe(encoding)
    expect(lost).toBe(0)
    expect(best!.columns.filter(({ recognised }) => recognised === null).map(({ column }) => column)).toEqual(
      [],
    )
  })

  test.each([
    ['企业微信会话存档.json', 'wecom'],
    ['slack-export.zip', 'slack'],
    ['拜访笔记-明州二院.md', 'notes'],
    ['销售日记-旧稿.txt', 'notes'],
    ['售后记录-枫浦市中医院.txt', 'notes'],
    ['minutes-harrow-steering.md', 'notes'],
  ])('%s is read as %s', async (name, format) => {
    const found = await read(name)
    expect(found.format).toBe(format)
    expect(found.items).toBeGreaterThan(0)
    expect(found.lost).toBe(0)
  })
})

describe('what the rules read out of the talk and notes of the main deals', () => {
  const calendar = createCalendar(now)
  const kindsIn = (texts: readonly string[]) =>
    [...new Set(texts.flatMap((text) => extractFacts(text, now).map(({ kind }) => kind)))].sort()
  const said = (conversation: string) =>
    [...zhMessages(calendar), ...enMessages(calendar)]
      .filter((message) => message.conversation === conversation)
      .map(({ text }) => text)
  const noted = (name: string) =>
    utf8Notes(calendar)
      .filter((note) => note.name.includes(name))
      .map(({ text }) => text)

  test('明州二院: enough for three tracks of different strategy', () => {
    expect(kindsIn([...said('明州二院术中超声项目群'), ...noted('明州二院')])).toEqual(
      expect.arrayContaining([
        'acceptanceCriterion',
        'annualServiceFee',
        'budgetAmount',
        'budgetDeadline',
        'budgetPhases',
        'caseVolume',
        'competitorPriceChange',
        'currentSystem',
        'decisionDate',
        'deliveryDate',
        'downtimeCost',
        'downtimeHours',
        'installDays',
        'interfaceSites',
        'interfaceVersion',
        'maintenanceWindow',
        'meetingDecision',
        'paymentTerm',
        'policyChange',
        'repairHours',
        'responseHours',
        'securityRequirement',
        'statedConcern',
        'statedGoal',
        'totalCostGap',
        'trainingHours',
        'trialResult',
        'userComplaint',
        'waitingTime',
        'warrantyPeriod',
      ]),
    )
  })

  test('its downtime is stated as 41 hours and as nothing else', () => {
    const facts = [...said('明州二院术中超声项目群'), ...noted('明州二院')]
      .flatMap((text) => extractFacts(text, now))
      .filter(({ kind }) => kind === 'downtimeHours')
    expect(facts.map(({ figures }) => figures[0]!.value)).toEqual([41])
  })

  test('甬江总院', () => {
    expect(kindsIn([...said('甬江总院内镜更新群'), ...noted('甬江总院')])).toEqual(
      expect.arrayContaining([
        'acceptanceCriterion',
        'budgetAmount',
        'caseVolume',
        'currentSystem',
        'decisionDate',
        'deliveryDate',
        'downtimeHours',
        'interfaceSites',
        'meetingDecision',
        'paymentTerm',
        'statedConcern',
        'statedGoal',
        'totalCostGap',
        'trainingHours',
        'trialResult',
        'warrantyPeriod',
      ]),
    )
  })

  test('Harrow Lake', () => {
    expect(kindsIn([...said('harrow-lake-castings'), ...noted('harrow')])).toEqual(
      expect.arrayContaining([
        'acceptanceCriterion',
        'annualServiceFee',
        'budgetAmount',
        'budgetPhases',
        'changeoverTime',
        'competitorPriceChange',
        'currentSystem',
        'decisionDate',
        'deliveryDate',
        'downtimeCost',
        'downtimeHours',
        'installDays',
        'interfaceSites',
        'interfaceVersion',
        'maintenanceWindow',
        'meetingDecision',
        'paymentTerm',
        'scrapRate',
        'securityRequirement',
        'statedConcern',
        'totalCostGap',
        'trainingHours',
        'trialResult',
        'warrantyPeriod',
      ]),
    )
  })
})
