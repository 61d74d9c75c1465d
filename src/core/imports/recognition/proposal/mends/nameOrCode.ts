import { fieldOf, type RecordKindId } from '../../recordKinds.ts'
import { isOfCodes } from '../columns.ts'
import type { Mapping } from '../mapping.ts'

/** Kinds with a row for each product. */
export const rowPerProduct: ReadonlySet<RecordKindId> = new Set(['products', 'priceList'])

/** A list with names (口扫主机) and models (TS-500), each model once and no other code, knows its products by model. */
export function letModelBeCode({ kind, columns, fieldOfColumn }: Mapping): void {
  const mapped = [...fieldOfColumn.values()]
  const model = mapped.find(({ spec }) => spec.key === 'specification')
  const code = fieldOf(kind, 'productCode') ?? fieldOf(kind, 'code')
  if (!rowPerProduct.has(kind.id) || model === undefined || code === null) return
  if (mapped.some(({ spec }) => spec === code)) return
  const { values } = columns[model.index]!
  const isCode = values.filter((value) => /^(?=.*\d)[a-z\d][a-z\d\-./+ ]{1,30}$/i.test(value.trim()))
  if (isCode.length < 2 || isCode.length < 0.9 * values.length) return
  if (new Set(isCode).size < isCode.length) return
  fieldOfColumn.set(model.index, { ...model, spec: code })
}

/** Where a code was taken for the product and another column names it, the one is the code and the other the name. */
export function letNameBeProduct({ kind, columns, candidates, fieldOfColumn }: Mapping): void {
  const mapped = [...fieldOfColumn.values()]
  const product = mapped.find(({ spec }) => spec.key === 'product')
  const code = fieldOf(kind, 'productCode')
  if (product === undefined || code === null || mapped.some(({ spec }) => spec === code)) return
  const asCode = candidates.find(({ index, spec }) => index === product.index && spec === code)
  const isFree = (index: number): boolean =>
    !fieldOfColumn.has(index) || fieldOfColumn.get(index)!.spec.key === 'remark'
  const name = candidates.find(
    ({ index, spec }) => spec.key === 'product' && index !== product.index && isFree(index),
  )
  if (name === undefined) return
  // Item and Description: whatever heads them, the one that holds mere codes is the code.
  const holdsCodes = isOfCodes(columns[product.index]!) && !isOfCodes(columns[name.index]!)
  const isRemark = fieldOfColumn.has(name.index)
  if (!holdsCodes && (isRemark || asCode === undefined || asCode.confidence < 0.9)) return
  fieldOfColumn.set(product.index, asCode ?? { ...product, spec: code, conversion: {} })
  fieldOfColumn.set(name.index, name)
}

/** Material and Bezeichnung: of two columns of goods the one that holds mere codes is the code, the other the name. */
export function letWordsBeProduct({ kind, columns, candidates, fieldOfColumn }: Mapping): void {
  const mapped = [...fieldOfColumn.values()]
  const [nameKey, codeKey] = kind.id === 'products' ? ['name', 'code'] : ['product', 'productCode']
  const product = mapped.find(({ spec }) => spec.key === nameKey)
  const code = mapped.find(({ spec }) => spec.key === codeKey)
  if (product === undefined || code === undefined) return
  if (!isOfCodes(columns[product.index]!) || isOfCodes(columns[code.index]!)) return
  const name = candidates.find(({ index, spec }) => index === code.index && spec === product.spec)
  if (name === undefined) return
  fieldOfColumn.set(product.index, { ...code, index: product.index })
  fieldOfColumn.set(code.index, name)
}

/** How sure a column is at least whose heading is a word of the field, however far behind in its list. */
const ownWord = 0.7
const namesGoods = /名称?$|品名|描述$|\bname$|description$/u
const bareName = /^(?:名称|名|货名|name|description)$/
const specifies = /规格|型号|\b(?:model|spec|specification|size)\b/u

/** 存货名称 beside 规格型号: what is called a name is the product, the other tells which of that name. */
export function letNamedBeProduct({ kind, columns, candidates, fieldOfColumn }: Mapping): void {
  const product = [...fieldOfColumn.values()].find(({ spec }) => spec.key === 'product')
  const specification = fieldOf(kind, 'specification')
  if (product === undefined || specification === null) return
  if (!specifies.test(columns[product.index]!.header.plain)) return
  if ([...fieldOfColumn.values()].some(({ spec }) => spec === specification)) return
  const name = candidates.find(
    ({ index, spec, confidence }) =>
      spec === product.spec &&
      confidence >= ownWord &&
      !fieldOfColumn.has(index) &&
      namesGoods.test((columns[index]!.header.spelled ?? columns[index]!.header).plain),
  )
  const filled = columns[product.index]!.values.length
  // 名称 alone heads names of anything: beside the specification of goods it names them, where it stands in more rows.
  const bare = columns.findIndex(
    ({ header, values, different }, index) =>
      !fieldOfColumn.has(index) &&
      bareName.test(header.plain) &&
      values.length > filled &&
      different.every((cell) => /\p{L}/u.test(cell)),
  )
  if (name === undefined && bare < 0) return
  fieldOfColumn.set(product.index, { ...product, spec: specification, conversion: {} })
  if (name !== undefined) fieldOfColumn.set(name.index, name)
  else fieldOfColumn.set(bare, { ...product, index: bare, conversion: {} })
}

/** What prices goods, or counts them. */
const ofGoods: ReadonlySet<string> = new Set([
  'unitPrice',
  'quantity',
  'productCode',
  'listPrice',
  'specification',
])

/** A description beside a sum and no goods tells of the whole: 30/60/10, delivery 16 weeks. */
export function letDescriptionBeRemark({ kind, columns, fieldOfColumn }: Mapping): void {
  const remark = fieldOf(kind, 'remark')
  const mapped = [...fieldOfColumn.values()]
  const product = mapped.find(({ spec }) => spec.key === 'product')
  if (kind.id !== 'quotes' || product === undefined || remark === null) return
  if (!/^(?:description|details|描述|说明)$/.test(columns[product.index]!.header.plain)) return
  if (mapped.some(({ spec }) => ofGoods.has(spec.key))) return
  fieldOfColumn.delete(product.index)
  if (!mapped.some(({ spec }) => spec === remark))
    fieldOfColumn.set(product.index, { ...product, spec: remark, conversion: {} })
}
