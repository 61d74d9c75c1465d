import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { previewImport } from './preview.ts'
import { readOptions } from './registry.ts'
import { bytesSource } from './source.ts'

const options = readOptions({ zone: 'Asia/Shanghai', yearHint: 2026 })

const texts: [string, string][] = [
  ['a.csv', '客户,"备 注",金额\r\n仁济,"他说 ""好"",\r\n再谈",12\r\n瑞金,"",8\r\n华山,"x" ,\r\n'],
  ['a.tsv', 'a\tb\n1\t"x\ty"\n2\tz'],
  ['a.jsonl', '{"客户":"仁济","n":{"a":[1,"]}"]}}\r\n{broken\r\n{"客户":"瑞金\\n\\u4e00"}'],
  [
    'a.json',
    '{"meta":{"x":"[{"},"商机":[{"id":"a\\"]","n":[{"q":1}]},\n {"id":"b"} ],"客户":[{"id":"c"}],"end":1}',
  ],
  ['b.json', ' [ {"id":1} , {"id":"}{"},\n {"id":[ [1],[2] ]} ] '],
  ['c.json', '{\n "id": 1,\n "name": "x"\n}\n{\n "id": 2\n}\n'],
  ['chat.txt', '张三 2026-03-01 10:22:11\r\n你好\r\n\r\n第二段\r\n李四 2026-03-01 10:25:00\r\n在\r\n'],
  [
    'n.md',
    '---\r\ntitle: 仁济\r\n---\r\n前言\r\n# 2026-03-01 拜访\r\n内容\r\n```\r\n# 2026-03-02\r\n```\r\n## 3月5日\r\n更多',
  ],
]

describe('reading in pieces', () => {
  it.each(texts)('of any size gives the same as reading at once: %s (property)', async (name, text) => {
    for (const encoding of ['utf8', 'utf16le'] as const) {
      const bytes = Buffer.from(`\ufeff${text}`, encoding)
      const { items, tables, problems, refusal } = await previewImport(bytesSource(name, bytes), options)
      expect(items.length).toBeGreaterThan(0)
      expect(refusal).toBeNull()
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 40 }), async (size) => {
          const cut = await previewImport(bytesSource(name, bytes, size), options)
          expect({
            items: cut.items,
            tables: cut.tables,
            problems: cut.problems,
            refusal: cut.refusal,
          }).toEqual({
            items,
            tables,
            problems,
            refusal: null,
          })
        }),
        { numRuns: 25 },
      )
    }
  })

  it('counts lines of a file with lone returns and of one with both', async () => {
    const read = async (text: string): Promise<number[]> => {
      const { items } = await previewImport(bytesSource('n.txt', Buffer.from(text), 3), options)
      return items.map(({ at }) => (at as { lineStart: number }).lineStart)
    }
    expect(await read('2026-03-01\ra\r2026-03-02\rb\r')).toEqual([1, 3])
    expect(await read('2026-03-01\r\na\r\n2026-03-02\r\nb')).toEqual([1, 3])
  })
})
