import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { rejectionWord } from '../../shared/rejectionWords.ts'
import { evidenceView } from '../evidence/view.ts'
import { pdfOf } from './formats/documents/pdfFixture.ts'
import { deckOf, slideOf } from './formats/documents/slideFixture.ts'
import { documentOf, paragraph } from './formats/documents/wordFixture.ts'
import { openImportDesk } from './importFixture.ts'
import { listRejections, rejectionsCsv } from './report.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const customers = '客户名称,城市\n仁济医院,上海\n'

/** Where each piece of evidence of a kind stands, in the order of the file. */
const placesOf = (kind: string) =>
  desk
    .rows<{ id: string }>('SELECT id FROM evidence WHERE kind = ? ORDER BY line', kind)
    .map(({ id }) => evidenceView(desk.db, id))
    .map(({ title, locator, accountName }) => ({ title, locator, accountName }))

describe('documents', () => {
  it('become evidence about the customer that their title names, and open at their page', async () => {
    const report = await desk.drop(
      ['客户.csv', customers],
      ['2026-03-05 仁济医院方案.pptx', deckOf({ slide1: slideOf('首年价格', ['120 万']) })],
      ['仁济医院报价.pdf', pdfOf([['Offer 12,000'], [], ['Net 30 days']])],
      [
        '纪要.docx',
        documentOf(paragraph('仁济医院拜访', 'Title') + paragraph('结论', '1') + paragraph('先试用。')),
      ],
    )
    expect(
      report.files.map(({ name, kind, accepted, rejected }) => [name, kind, accepted, rejected]),
    ).toEqual([
      ['客户.csv', 'accounts', 1, 0],
      ['2026-03-05 仁济医院方案.pptx', 'notes', 1, 0],
      ['仁济医院报价.pdf', 'notes', 2, 1],
      ['纪要.docx', 'notes', 2, 0],
    ])
    const at = (line: number, lineEnd: number, page?: number) => ({
      line,
      lineEnd,
      sheet: null,
      conversation: null,
      ...(page !== undefined && { page }),
    })
    const undated = (...place: Parameters<typeof at>) => ({ ...at(...place), datedBy: 'import' })
    const accountName = '仁济医院'
    expect(placesOf('note')).toEqual(
      expect.arrayContaining([
        { title: '2026-03-05 仁济医院方案 › 首年价格', locator: at(1, 1, 1), accountName },
        { title: '仁济医院报价', locator: undated(1, 1, 1), accountName },
        { title: '仁济医院报价', locator: undated(3, 3, 3), accountName },
        { title: '仁济医院拜访', locator: undated(1, 1), accountName },
        { title: '仁济医院拜访 › 结论', locator: undated(2, 3), accountName },
      ]),
    )
    expect(listRejections(desk.db, report.id, 0, 10).rows).toMatchObject([
      { file: '仁济医院报价.pdf', place: { line: null, sheet: null, page: 2 }, code: 'pageWithoutText' },
    ])
    const csv = rejectionsCsv(desk.db, report.id, 'zh', (code) => rejectionWord(code, 'zh'))
    expect(csv).toContain('仁济医院报价.pdf,,第 2 页,,这一页没有文字，可能是扫描件,,未收下')
  })

  it('come again without adding anything', async () => {
    const deck = ['方案.pptx', deckOf({ slide1: slideOf('价格', ['120 万']) })] as const
    await desk.drop(deck)
    const again = await desk.drop(deck)
    expect(again.files[0]).toMatchObject({ accepted: 0, duplicates: 1 })
  })

  it('are told to be empty or without text before anything is imported', async () => {
    const [scan] = await desk.inspect(['扫描.pdf', pdfOf([[]])])
    expect(scan?.error).toMatchObject({ code: 'import.unreadable', reason: 'noText' })
    const [blank] = await desk.inspect(['空.docx', documentOf(paragraph(''))])
    expect(blank?.error).toMatchObject({ code: 'import.empty', reason: 'empty' })
  })
})
