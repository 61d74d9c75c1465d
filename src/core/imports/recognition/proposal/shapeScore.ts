import { looksLikeNoName, unitOfPrice } from '../cellShapes.ts'
import { type ConversionContext, convertCell } from '../convert.ts'
import { readNumber } from '../numberText.ts'
import { couldBePerson } from '../personCell.ts'
import type { ColumnConversion } from '../profile.ts'
import type { FieldSpec } from '../recordKinds.ts'
import type { ReadColumn } from './columns.ts'

/** In which every day that a calendar has can be. */
const leapYear = 2024

/** Share of filled cells that the field's type can read; null for free text, where anything fits. */
export function shapeScore(
  column: ReadColumn,
  spec: FieldSpec,
  conversion: ColumnConversion,
  conversions: ConversionContext,
): number | null {
  if (column.values.length === 0) return null
  switch (spec.type) {
    case 'text':
      return spec.key === 'unit' ? unitScore(column) : null
    // Teams name their stages as they like; those that we do not know are asked for.
    case 'stage':
      return null
    case 'account':
    case 'contact':
    case 'deal':
    case 'product':
    case 'person': {
      // Names are seldom dates or amounts; numbers of records may be.
      if (/(^|[^a-z])(id|no|number|code|sku)($|[^a-z])|编号|编码|代码|货号|单号|#/.test(column.header.plain))
        return 1
      const noNames = column.values.filter((value) =>
        spec.type === 'contact'
          ? !couldBePerson(value)
          : (readNumber(value, { decimal: '.' }) !== null && !/^\d{4,}$/.test(value)) ||
            looksLikeNoName(value),
      )
      return 1 - noNames.length / column.values.length
    }
    case 'code': {
      // 有 and 无 under 发票 are no numbers of anything.
      const codes = column.values.filter((value) => value.length <= 60)
      const numbered = codes.filter((value) => /[\da-z]/i.test(value)).length
      return (codes.length - 0.7 * (codes.length - numbered)) / column.values.length
    }
    case 'phone':
      return (
        column.values.filter((value) => /^[+\d\s()\-./,;转ext#*]{5,60}$/i.test(value)).length /
        column.values.length
      )
    case 'url':
      return column.values.filter((value) => /\.[a-z]{2,}/i.test(value)).length / column.values.length
    default: {
      // A day without a year is a day; whoever imports it says of which year.
      const dated = spec.type === 'date' ? { ...conversion, year: conversion.year ?? leapYear } : conversion
      const read = column.values.map((value) => convertCell(value, spec, dated, conversions))
      const filled = read.filter((converted) => !converted.ok || converted.value !== null)
      if (filled.length === 0) return null
      return filled.filter((converted) => converted.ok).length / filled.length
    }
  }
}

/** What services are priced by: 千字(中文), source word, man-day. No customer is called so. */
const unitOfService =
  /^(?:[千万百]字|人[天日月次时]|课时|工时|台[班时年月]|[每/]?(?:页|字|小时|分钟|天|日|周|月|季|年|次|趟|场|班|人|组|份|车|票|单)|平方米?|立方米?|延米)(?:\s*[（(].{1,12}[)）])?$|^[a-z]+(?:[\s/-][a-z]+){0,2}$/

/** 单位 heads units of measure and customers alike: the former are few and short (台, 套, pcs). */
function unitScore({ values, different }: ReadColumn): number {
  const isShort = (value: string): boolean =>
    (readNumber(value, { decimal: '.' }) === null &&
      value.trim().length <= (/[一-鿿]/.test(value) ? 3 : 8)) ||
    unitOfPrice.test(value.trim()) ||
    (value.trim().length <= 20 && unitOfService.test(value.trim()))
  const short = values.filter(isShort).length / values.length
  return different.length > 10 ? Math.min(short, 0.3) : short
}
