import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { RowItem } from '../format.ts'
import { previewImport } from '../preview.ts'
import { readOptions } from '../registry.ts'
import { bytesSource } from '../source.ts'

async function read(text: string, limits = {}, name = 'export.json') {
  const preview = await previewImport(
    bytesSource(name, Buffer.from(text)),
    readOptions({ zone: 'UTC', limits }),
    10_000,
  )
  return { ...preview, rows: preview.items.map((item) => ({ ...(item as RowItem).cells })) }
}

describe('JSON', () => {
  it('reads a row per line and reports the broken one', async () => {
    const { rows, problems } = await read(
      '{"account":"仁济","amount":12}\n{oops\n\n{"account":"瑞金","tags":["a","b"]}\n',
      {},
      'x.jsonl',
    )
    expect(rows).toEqual([
      { account: '仁济', amount: '12' },
      { account: '瑞金', tags: 'a; b' },
    ])
    expect(problems).toEqual([{ at: { line: 2 }, code: 'badJson', kept: false }])
  })

  it('reads an array of objects, nested keys joined with dots', async () => {
    const { rows, items } = await read('[\n {"id":1,"owner":{"name":"Li"}},\n {"id":2,"owner":null}\n]')
    expect(rows).toEqual([
      { id: '1', 'owner.name': 'Li' },
      { id: '2', owner: '' },
    ])
    expect(items.map((item) => item.at)).toEqual([{ line: 2 }, { line: 3 }])
  })

  it('reads the arrays inside a wrapper as tables of their own', async () => {
    const { items } = await read('{"total":2,"deals":[{"id":"a]"}],"meta":{"x":[1]},"accounts":[{"id":"b"}]}')
    expect(items).toMatchObject([
      { at: { sheet: 'deals' }, cells: { id: 'a]' } },
      { at: { sheet: 'accounts' }, cells: { id: 'b' } },
    ])
  })

  it('refuses an array that stops in the middle, after the good rows', async () => {
    const { rows, refusal } = await read('[{"id":1},\n{"id":2},\n{"id":')
    expect(rows).toEqual([{ id: '1' }, { id: '2' }])
    expect(refusal).toEqual({ code: 'damaged', at: { line: 3 } })
  })

  it('does not follow nesting without end', async () => {
    const deep = `${'{"a":'.repeat(500)}1${'}'.repeat(500)}`
    const { problems, rows } = await read(`[{"id":1},${deep}]`)
    expect(rows).toHaveLength(1)
    expect(problems).toMatchObject([{ code: 'tooDeep' }])
  })

  it('says the same of rows that are found together and of rows that are found one by one', async () => {
    const rows = Array.from({ length: 3000 }, (_, at) => ({
      id: at,
      note: `"},{" ${at} 预算\\`,
      ...(at % 700 === 0 && { owner: { name: `Li ${at}` } }),
      ...(at === 1234 && { __proto__: null, list: [1, null, 'x'] }),
    }))
    const apart = rows.map((row) => JSON.stringify(row)).join(',\n')
    const together = rows.map((row) => JSON.stringify(row)).join(', ')
    const [byOne, byRun] = [await read(`[${apart}]`), await read(`{"deals":[${together}],"n":1}`)]
    expect(byRun.rows).toEqual(byOne.rows)
    expect(byRun.rows[1400]).toEqual({ id: '1400', note: '"},{" 1400 预算\\', 'owner.name': 'Li 1400' })
    for (const { at } of byRun.items) expect(at).toEqual({ line: 1, sheet: 'deals' })
  })

  it('finds every row on its line however a list is written and wherever its pieces end (property)', async () => {
    const record = fc.record(
      {
        客户: fc.constantFrom('仁济', '},{', '},\n  {', ''),
        amount: fc.integer(),
        owner: fc.record({ name: fc.constantFrom('Li', '"') }),
        lines: fc.array(fc.record({ id: fc.nat(9) }), { maxLength: 3 }),
      },
      { requiredKeys: ['amount'] },
    )
    const ends = ['\n', '\r\n']
    const styles: ((rows: object[], end: string) => string)[] = [
      (rows) => JSON.stringify(rows),
      (rows, end) => JSON.stringify({ deals: rows, n: 1 }, null, 2).replaceAll('\n', end),
      (rows, end) => JSON.stringify({ n: 1, deals: rows }, null, '\t').replaceAll('\n', end),
      (rows, end) => `[${end}${rows.map((row) => JSON.stringify(row)).join(`,${end}`)}${end}]`,
      (rows, end) => `[${rows.map((row) => JSON.stringify(row, null, 1)).join(`${end}, `)}]`,
      (rows, end) =>
        `[${rows.map((row) => JSON.stringify(row).replaceAll('},{"id', `},${end}{"id`)).join(`,${end}`)}]`,
    ]
    const readAs = (bytes: Uint8Array, size: number) =>
      previewImport(bytesSource('x.json', bytes, size), readOptions({ zone: 'UTC' }), 10_000)
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 2, maxLength: 30 }),
        fc.constantFrom(...styles),
        fc.constantFrom(...ends),
        fc.integer({ min: 30, max: 600 }),
        fc.option(fc.nat(2000)),
        async (rows, write, end, size, brokenAt) => {
          const whole = write(rows, end)
          const text = brokenAt === null ? whole : `${whole.slice(0, brokenAt)}oops${whole.slice(brokenAt)}`
          // UTF-16 is read object by object: what begins where is followed there by depth.
          const [together, apart] = await Promise.all([
            readAs(Buffer.from(text), size),
            readAs(Buffer.from(`\ufeff${text}`, 'utf16le'), 2 * size),
          ])
          expect(together.items).toEqual(apart.items)
          expect(together.problems).toEqual(apart.problems)
          expect(together.refusal).toEqual(apart.refusal)
          if (brokenAt === null) expect(together.items).toHaveLength(rows.length)
        },
      ),
      { numRuns: 300 },
    )
  })

  it('names the one row that is broken among rows that are found together', async () => {
    const rows = Array.from({ length: 400 }, (_, at) => (at === 250 ? '{"id":oops}' : `{"id":${at}}`))
    const { items, problems } = await read(`[${rows.join(',')}]`)
    expect(items).toHaveLength(399)
    expect(problems).toEqual([{ at: { line: 1 }, code: 'badJson', kept: false }])
  })

  it('gives a row no cell that only another row has, though every object answers to its name', async () => {
    const { items, refusal } = await read('[{"id":"a","constructor":null,"toString":"x"},{"id":"b"}]')
    expect(refusal).toBeNull()
    const [first, second] = items.map((item) => (item as RowItem).cells)
    expect(first).toEqual({ id: 'a', constructor_: '', toString_: 'x' })
    for (const column in first) expect([undefined, 'b']).toContain(second![column])
  })

  it('has no column for a key that would name the object itself', async () => {
    const { rows } = await read('[{"__proto__":"x","id":1},{"id":2,"__proto__":3}]')
    expect(rows).toEqual([{ id: '1' }, { id: '2' }])
  })

  it('reads back any array of flat records (property)', async () => {
    const record = fc.dictionary(
      fc.string({ minLength: 1, unit: fc.constantFrom('a', '"', '{', ']', '键', '\\') }),
      fc.string(),
      { minKeys: 1, maxKeys: 4, noNullPrototype: true },
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(record, { minLength: 1, maxLength: 8 }),
        fc.boolean(),
        async (records, pretty) => {
          const { rows } = await read(JSON.stringify(records, null, pretty ? 2 : 0))
          expect(rows).toEqual(records)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('tells each of many lines on its own line, whatever stands between them', async () => {
    const broken = new Set([700, 701, 2500])
    const blank = new Set([30, 1200])
    const lines = Array.from({ length: 3000 }, (_, at) =>
      blank.has(at)
        ? ''
        : broken.has(at)
          ? '{"note": "cut off'
          : JSON.stringify({ at, note: `下周安排演示 ${at}; "quoted", {in} [brackets]` }),
    )
    for (const end of ['\n', '\r\n']) {
      const text = lines.join(end)
      const { items, problems } = await previewImport(
        bytesSource('a.jsonl', Buffer.from(text)),
        readOptions({ zone: 'Asia/Shanghai' }),
        5000,
      )
      expect(items).toHaveLength(3000 - broken.size - blank.size)
      for (const item of items) expect((item as RowItem).at.line).toBe(Number((item as RowItem).cells.at) + 1)
      expect(problems.map(({ at, code }) => [at.line, code])).toEqual(
        [...broken].map((at) => [at + 1, 'badJson']),
      )
    }
  })

  it('takes two values on a line, or one over two, for what they are', async () => {
    const { items, problems } = await previewImport(
      bytesSource('a.jsonl', Buffer.from('{"a":1}\n{"a":2},{"a":3}\n{"a":4}\n')),
      readOptions({ zone: 'Asia/Shanghai' }),
      10,
    )
    expect(items.map(({ at }) => (at as { line: number }).line)).toEqual([1, 3])
    expect(problems).toMatchObject([{ at: { line: 2 }, code: 'badJson' }])
  })
})
