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
  const name = candidates.find(({ index, spec }) => spec.key === 'product' && !fieldOfColumn.has(index))
  if (name === undefined) return
  // Item and Description: whatever heads them, the one that holds mere codes is the code.
  const holdsCodes = isOfCodes(columns[product.index]!) && !isOfCodes(columns[name.index]!)
  if (!holdsCodes && (asCode === undefined || asCode.confidence < 0.9)) return
  fieldOfColumn.set(product.index, asCode ?? { ...product, spec: code, conversion: {} })
  fieldOfColumn.set(name.index, name)
}
