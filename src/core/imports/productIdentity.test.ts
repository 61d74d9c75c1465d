import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openImportDesk } from './importFixture.ts'
import { undoImport } from './undoImport.ts'

let desk: ReturnType<typeof openImportDesk>
beforeEach(() => {
  desk = openImportDesk()
})
afterEach(() => desk.close())

const products = () => desk.rows('SELECT name, code, aliases FROM products ORDER BY name')
const proposals = () => desk.rows("SELECT status FROM merge_proposals WHERE entity = 'product'")

const productList = '产品名称,型号,单位,标准价,成本价\n口内扫描仪,TS-500,台,185000,104000\n'
const quotes =
  '报价单号,报价日期,客户名称,型号,数量,报价单价,结果\nBJ-1,2026-03-05,秦牙口腔,TS-500,8,141500,成交\n'
const orders =
  '订单号,订单日期,客户名称,货号,品名,数量,单价\nSO-1,2026-03-18,秦牙口腔,ts500,口内扫描仪,8,141500\n'
const stock = '仓库,品名,可用数量,盘点日期\n成都仓,口内扫描仪,9,2026-05-15\n'

describe('one scanner under four spellings is one product', () => {
  it('when the product list comes first', async () => {
    await desk.drop(['产品.csv', productList])
    await desk.drop(['报价记录.csv', quotes], ['订单.csv', orders], ['库存.csv', stock])
    expect(products()).toEqual([{ name: '口内扫描仪', code: 'TS-500', aliases: '[]' }])
    expect(proposals()).toEqual([])
  })

  it('when the quotes come first, and the product list then names what they call TS-500', async () => {
    await desk.drop(['报价记录.csv', quotes])
    await desk.drop(['产品.csv', productList])
    await desk.drop(['库存.csv', stock])
    expect(products()).toEqual([{ name: 'TS-500', code: 'TS-500', aliases: '["口内扫描仪"]' }])
    expect(desk.rows("SELECT kind, amount_minor FROM prices WHERE kind = 'list'")).toEqual([
      { kind: 'list', amount_minor: 18_500_000 },
    ])
  })

  it('when a price list with models is all there is of a product list', async () => {
    await desk.drop([
      '价目表.csv',
      '型号,品名,单位,面价(含税),进价(含税),最低毛利率,生效日\nTS-500,口内扫描仪,台,185000,104000,18%,2026-01-01\n',
    ])
    await desk.drop(['报价记录.csv', quotes], ['订单.csv', orders], ['库存.csv', stock])
    expect(products()).toEqual([{ name: '口内扫描仪', code: 'TS-500', aliases: '[]' }])
    expect(desk.rows('SELECT kind, amount_minor FROM prices ORDER BY kind')).toMatchObject([
      { kind: 'costFloor' },
      { kind: 'list' },
      { kind: 'marginFloor' },
    ])
  })

  it('and undo of the list takes its names away again', async () => {
    await desk.drop(['报价记录.csv', quotes])
    const { id } = await desk.drop(['产品.csv', productList])
    undoImport(desk.db, desk.context.stamp(), id)
    expect(products()).toEqual([{ name: 'TS-500', code: null, aliases: '[]' }])
  })
})

describe('what shares a model or a name and is not the same', () => {
  it('a bolt M8 and a nut M8 stay two products', async () => {
    await desk.drop(['产品.csv', '产品名称,型号,单位,标准价\n螺栓,M8,件,2\n螺母,M8,件,1\n'])
    expect(products()).toMatchObject([
      { name: '螺栓', code: 'M8' },
      { name: '螺母', code: 'M8' },
    ])
  })

  it('two models under one name stay two products, and a person is asked', async () => {
    await desk.drop(['产品.csv', `${productList}口内扫描仪,TS-400,台,148000,86000\n`])
    expect(products()).toMatchObject([{ code: 'TS-500' }, { code: 'TS-400' }])
    expect(proposals()).toEqual([{ status: 'open' }])
  })

  it('a pack size is no code', async () => {
    await desk.drop(['产品.csv', '产品名称,规格,单位,标准价\n扫描头,10支/盒,盒,3600\n消毒液,500ml,瓶,30\n'])
    expect(products()).toMatchObject([{ code: null }, { code: null }])
  })
})

it('a deal that lists its products is about the first of them, as many as it says', async () => {
  await desk.drop(['产品.csv', productList])
  await desk.drop([
    '商机.csv',
    '商机名称,客户名称,阶段,预计金额,产品,负责人\n口扫+CBCT集采,蜀康口腔,商务谈判,290.7万,TS-500×12、CX-90×3,周启明\n',
  ])
  expect(desk.rows('SELECT p.name, d.quantity FROM deals d JOIN products p ON p.id = d.product_id')).toEqual([
    { name: '口内扫描仪', quantity: 12 },
  ])
})

describe('a price list', () => {
  const listed = async (file: string) => {
    await desk.drop(['价目表.csv', file])
    return desk.rows('SELECT kind, amount_minor FROM prices ORDER BY kind')
  }

  it('with a least margin means that share of the price, not of the cost', async () => {
    expect(
      await listed(
        '产品名称,目录价,成本价,最低毛利率,低于此价需大区总监批,生效日期\nTS-500,185000,104000,18%,142000,2026-01-01\n',
      ),
    ).toEqual([
      { kind: 'approvalBelow', amount_minor: 14_200_000 },
      { kind: 'costFloor', amount_minor: 10_400_000 },
      { kind: 'list', amount_minor: 18_500_000 },
      { kind: 'marginFloor', amount_minor: 12_682_927 },
    ])
  })

  it('with a cost and a least price keeps both', async () => {
    expect(
      await listed('产品名称,目录价,成本价,最低价,生效日期\nTS-500,185000,104000,130000,2026-01-01\n'),
    ).toEqual([
      { kind: 'costFloor', amount_minor: 10_400_000 },
      { kind: 'list', amount_minor: 18_500_000 },
      { kind: 'minPrice', amount_minor: 13_000_000 },
    ])
  })
})

it('a quote whose outcome nobody can read is neither open nor won, and the report says so', async () => {
  const { id } = await desk.drop([
    '报价记录.csv',
    `${quotes}BJ-2,2026-03-06,德仁口腔,TS-500,10,143000,看情况再说\nBJ-3,2026-05-12,楚齿口腔,TS-500,15,138000,\n`,
  ])
  expect(desk.rows('SELECT number, outcome FROM price_lines ORDER BY number')).toEqual([
    { number: 'BJ-1', outcome: 'won' },
    { number: 'BJ-2', outcome: 'unknown' },
    { number: 'BJ-3', outcome: 'open' },
  ])
  expect(desk.db.read('SELECT code, value, kept FROM import_rejections WHERE import_id = ?').all(id)).toEqual(
    [{ code: 'unknownOutcome', value: '看情况再说', kept: 1 }],
  )
})
