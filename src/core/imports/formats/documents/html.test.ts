import { describe, expect, it } from 'vitest'
import type { NoteItem, RowItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

const options = readOptions({ zone: 'Asia/Shanghai', yearHint: 2026 })

function read(name: string, page: string | Uint8Array, limits = {}) {
  const bytes = typeof page === 'string' ? Buffer.from(page) : page
  return previewImport(bytesSource(name, bytes), readOptions({ ...options, limits }), 1000)
}

const noteParts = (items: readonly unknown[]) =>
  (items as NoteItem[]).map(({ title, date, text, at }) => [title, date, text, at.lineStart])

describe('a saved page', () => {
  it('gives notes cut at its headings, without scripts, styles and hidden parts', async () => {
    const { format, items, problems } = await read(
      '仁济.html',
      `<!DOCTYPE html><html><head><title>仁济医院 拜访记录</title>
<style>h1 { color: red }</style><script>if (a < b) document.write('<p>wrong</p>')</script></head>
<body><p>总体顺利 &amp; 按期</p>
<h2>2026年3月5日 设备科</h2>
<p>张主任说<b>预算</b>已批，<br>下周招标。</p>
<div style="display:none"><p>跟踪像素</p></div>
<h2>3月12日 电话</h2>
<ul><li>寄样品<ol><li>一份</li><li>两份</li></ol></li><li>约下次</li></ul>
<table><tr><th>型号</th><th>数量</th></tr><tr><td>MX-1</td><td>2</td></tr></table>
</body></html>`,
    )
    expect([format, problems]).toEqual(['html', []])
    expect(noteParts(items)).toEqual([
      ['仁济医院 拜访记录', null, '总体顺利 & 按期', 3],
      [
        '仁济医院 拜访记录 › 2026年3月5日 设备科',
        '2026-03-05',
        '2026年3月5日 设备科\n张主任说预算已批，\n下周招标。',
        4,
      ],
      [
        '仁济医院 拜访记录 › 3月12日 电话',
        '2026-03-12',
        '3月12日 电话\n- 寄样品\n  1. 一份\n  2. 两份\n- 约下次\n型号\t数量\nMX-1\t2',
        7,
      ],
    ])
  })

  it('gives rows where it is chiefly a table, as an export of an old system is', async () => {
    const { format, tables, items } = await read(
      '客户导出.xls',
      `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><body><h3>2026 客户</h3>
<table border=1><thead><tr><th>客户名称<th>城市<th>金额</thead>
<tr><td rowspan=2>仁济医院<td>上海<td>120,000
<tr><td>浦东<td>80,000
<tr><td>瑞金医院<td colspan=2>暂无
</table></body></html>`,
    )
    expect(format).toBe('html')
    expect(tables).toMatchObject([{ columns: ['客户名称', '城市', '金额'], headerLine: 2 }])
    expect((items as RowItem[]).map(({ cells, at }) => [Object.values(cells), at.line])).toEqual([
      [['仁济医院', '上海', '120,000'], 3],
      [['仁济医院', '浦东', '80,000'], 4],
      [['瑞金医院', '暂无', ''], 5],
    ])
  })

  it('keeps several tables apart and sees through one that only lays the page out', async () => {
    const page = `<html><body><table><tr><td>Menu</td><td>
<table><caption>Deals</caption><tr><th>Account</th><th>Amount</th></tr><tr><td>Acme</td><td>12000</td></tr></table>
</td></tr><tr><td><table><tr><th>Name</th><th>Phone</th></tr><tr><td>Ann Lee</td><td>555-0100</td></tr></table>
</td></tr></table></body></html>`
    const { tables, items } = await read('crm.htm', page)
    expect(tables.map(({ sheet, columns }) => [sheet, columns])).toEqual([
      ['Deals', ['Account', 'Amount']],
      ['#3', ['Name', 'Phone']],
    ])
    expect(items).toMatchObject([{ cells: { Account: 'Acme' } }, { cells: { Name: 'Ann Lee' } }])
  })

  it('is decoded as it says, unless its bytes say otherwise', async () => {
    const page = (charset: string) => `<html><head><meta charset="${charset}"></head><body><p>`
    // "报价" in GB2312: too little to guess from.
    const gb = Buffer.concat([Buffer.from(page('gb2312')), Buffer.from([0xb1, 0xa8, 0xbc, 0xdb])])
    const first = await read('a.html', gb)
    expect([first.encoding, noteParts(first.items)[0]?.[2]]).toEqual(['gb18030', '报价'])
    const wrong = await read('a.html', `${page('gb2312')}报价单已经发给设备科的张主任`)
    expect([wrong.encoding, noteParts(wrong.items)[0]?.[2]]).toEqual([
      'utf-8',
      '报价单已经发给设备科的张主任',
    ])
    const old = `<html><head><meta http-equiv="Content-Type" content="text/html; charset=big5">`
    expect((await read('a.html', old)).encoding).toBe('big5')
  })

  it('reads a page of one long line as one, words and tags whole', async () => {
    const page = `<html><body>${'<p><b>设备科</b>预算已批。</p>'.repeat(5000)}</body></html>`
    const { items } = await read('a.html', page)
    const lines = (items as NoteItem[]).flatMap(({ text }) => text.split('\n'))
    expect([lines.length, new Set(lines)]).toEqual([5000, new Set(['设备科预算已批。'])])
  })

  it('is bounded in depth, columns and size', async () => {
    const deep = await read('a.html', `<html><body><p>报价</p>${'<div>'.repeat(5000)}x`)
    expect(deep.refusal).toMatchObject({ code: 'damaged', detail: 'nested too deeply' })
    const wide = `<table>${'<tr><td>a<td>b'.repeat(3)}<tr>${'<td colspan=1000>x'.repeat(20)}</table>`
    expect((await read('a.html', wide)).refusal).toMatchObject({ code: 'tooManyColumns', limit: 16_384 })
    const page = `<html><body><p>${'报价。'.repeat(9)}</p></body></html>`
    expect((await read('a.html', page, { packedBytes: 20 })).refusal?.code).toBe('tooLarge')
    const tall = `<table>${'<tr><td rowspan=1000>a<td rowspan=1000>b'.repeat(2)}${'<tr>'.repeat(3000)}</table>`
    expect((await read('a.html', tall)).refusal).toBeNull()
  })
})
