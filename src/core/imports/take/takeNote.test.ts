import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { evidenceView } from '../../evidence/view.ts'
import { importedAt, openImportDesk } from '../importFixture.ts'

let desk: ReturnType<typeof openImportDesk>
let folder: string
beforeEach(async () => {
  desk = openImportDesk()
  folder = mkdtempSync(join(tmpdir(), 'sandtable-note-'))
  await desk.drop(['客户.csv', '客户名称,客户编号\n宁波瑞禾日化股份有限公司,C1\n太仓金沃轮胎有限公司,C2'])
})
afterEach(() => {
  desk.close()
  rmSync(folder, { recursive: true, force: true })
})

const todo = '- [ ] 宁波瑞禾日化：改报价\n- [ ] 太仓金沃轮胎：约参观\n- [x] 太仓金沃轮胎：寄样\n'
const notes = () =>
  desk.rows<{ id: string; at: number }>(
    "SELECT id, occurred_at AS at FROM evidence WHERE kind = 'note' ORDER BY line",
  )

it('a list of things to do without a day is of the time when its file was saved, and says so', async () => {
  const file = join(folder, '待办.md')
  const savedAt = importedAt - 9 * 86_400_000
  writeFileSync(file, todo)
  utimesSync(file, savedAt / 1000, savedAt / 1000)
  await desk.dropPaths(file)
  expect(notes().map(({ at }) => at)).toEqual([savedAt, savedAt, savedAt])
  expect(evidenceView(desk.db, notes()[0]!.id).locator.datedBy).toBe('file')
})

it('where nobody knows when that was, it says that the time is the import’s', async () => {
  await desk.drop(['待办.md', todo])
  expect(notes().map(({ at }) => at)).toEqual([importedAt, importedAt, importedAt])
  expect(evidenceView(desk.db, notes()[0]!.id).locator.datedBy).toBe('import')
  await desk.drop(['2026-05-06 拜访瑞禾日化.md', '宁波瑞禾日化要8台'])
  const dated = desk.rows<{ id: string }>("SELECT id FROM evidence WHERE text = '宁波瑞禾日化要8台'")
  expect(evidenceView(desk.db, dated[0]!.id).locator.datedBy).toBeUndefined()
})

it('the heading of a note is told once in the timeline and stays in the evidence', async () => {
  await desk.drop([
    '拜访记录.md',
    '# 拜访记录 宁波瑞禾日化股份有限公司\n\n## 情况\n\n- 要8台\n\n## 待办\n\n- 出仿真报告\n',
  ])
  await desk.drop(['2026.md', '## 2026-05-06 电话 太仓金沃轮胎\n聊了参观\n'])
  expect(desk.rows('SELECT summary FROM activities ORDER BY occurred_at, id')).toEqual([
    { summary: '2026-05-06 电话 太仓金沃轮胎\n聊了参观' },
    { summary: '拜访记录 › 拜访记录 宁波瑞禾日化股份有限公司 › 情况\n- 要8台' },
    { summary: '拜访记录 › 拜访记录 宁波瑞禾日化股份有限公司 › 待办\n- 出仿真报告' },
  ])
  expect(desk.rows("SELECT text FROM evidence WHERE text LIKE '%要8台%'")).toEqual([
    { text: '## 情况\n\n- 要8台' },
  ])
})
