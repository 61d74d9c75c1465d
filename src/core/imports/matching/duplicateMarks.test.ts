import { describe, expect, it } from 'vitest'
import { duplicateMark, markedName } from './duplicateMarks.ts'

/** Lists of customers keep second records of one customer, and say of them in many ways that nobody is to use them. */

describe('a name with a mark', () => {
  it.each([
    ['江阳重机(重复,勿用)', '江阳重机', null],
    ['江阳重机（作废）', '江阳重机', null],
    ['【停用】江阳重机有限公司', '江阳重机有限公司', null],
    ['江阳重机-重复', '江阳重机', null],
    ['江阳重机（已合并到 C-018）', '江阳重机', 'C-018'],
    ['江阳重机(重复，请用C-018)', '江阳重机', 'C-018'],
    ['Marlow Paper Ltd (DUPLICATE - do not use)', 'Marlow Paper Ltd', null],
    ['Marlow Paper Ltd - DO NOT USE', 'Marlow Paper Ltd', null],
    ['DO NOT USE Marlow Paper', 'Marlow Paper', null],
    ['Marlow Paper [merged into AC-77]', 'Marlow Paper', 'AC-77'],
    ['Marlow Paper (dup of Marlow Paper Ltd)', 'Marlow Paper', 'Marlow Paper Ltd'],
    ['TEST DO NOT USE', '', null],
    ['DUPLICATE', '', null],
  ])('%s is %j, kept as %j', (name, bare, into) =>
    expect(duplicateMark(name, [])).toMatchObject({ name: bare, into }),
  )

  it.each([
    '江阳重机',
    '合并同类项科技',
    '江阳重机（苏州）有限公司',
    'Marlow Paper Ltd',
    'Void Acoustics Ltd',
    'Marlow - Paper Division',
    'Inactive Yeast Co',
    'Northgate (Dairy)',
    '重复使用医械公司',
  ])('%s has none', (name) => expect(markedName(name)).toBeNull())
})

describe('a remark', () => {
  it.each([
    ['合并到C-018', 'C-018'],
    ['已并入 江阳重机股份有限公司', '江阳重机股份有限公司'],
    ['重复建档,请用C-018', 'C-018'],
    ['merged into AC-77', 'AC-77'],
    ['Duplicate of AC-77, do not use', 'AC-77'],
    ['duplicate - use AC-77 instead', 'AC-77'],
    ['Merged into: AC-77', 'AC-77'],
  ])('%s: kept as %s', (told, into) =>
    expect(duplicateMark('Marlow Paper', ['A', told])).toMatchObject({ name: 'Marlow Paper', into }),
  )

  it.each([
    '重复采购率高',
    '见合同',
    '与C-018同集团',
    'use the side gate',
    'see notes',
    '老客户,2024年业务合并',
    'invoices are void without a PO',
    'merged their two plants last year',
  ])('%s: none', (told) => expect(duplicateMark('Marlow Paper', [told])).toBeNull())
})
