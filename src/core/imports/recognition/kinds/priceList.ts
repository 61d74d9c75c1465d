import { evidenceOnly, field, lastDay } from '../fields/fieldSpec.ts'
import { product, productCode, specification, unit } from '../fields/goods.ts'
import { region } from '../fields/parties.ts'
import {
  approvalBelow,
  approver,
  currency,
  discount,
  floorPrice,
  listPrice,
  minMargin,
  pricesInOthers,
  purchaseCost,
  unitPrice,
} from '../fields/prices.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** What we ask for a product: list prices, lowest prices and who may go below them. */
export const priceList: RecordKind = {
  id: 'priceList',
  zh: '价目表',
  en: 'Price list',
  names: [
    '价目',
    '价格表',
    '价格',
    '报价表',
    '目录价',
    '价目表',
    'price',
    'prices',
    'price list',
    'pricelist',
    'preisliste',
    'preise',
    'konditionen',
  ],
  required: [
    ['product'],
    ['listPrice', 'unitPrice', 'floorPrice', 'listPrice2', 'listPrice3', 'floorPrice2', 'floorPrice3'],
  ],
  telling: [
    'validFrom',
    'validTo',
    'floorPrice',
    'minMargin',
    'approvalBelow',
    'listPrice',
    'tierQuantity',
    'priceBook',
  ],
  fields: [
    product('|项目|项目名称|收费项目|计价项目|计费项目|检测项目|项目内容'),
    productCode(),
    specification(),
    unit(),
    evidenceOnly(
      field(
        'priceBook',
        'text',
        '价格表',
        'Price list',
        '价目表|价格手册|价格体系|price book|price list name|pricelist',
      ),
    ),
    // In a list of prices a column that is headed by a currency alone is the price in it.
    {
      ...listPrice(),
      words: [
        ...listPrice().words,
        ...'eur|usd|gbp|cny|rmb|chf|jpy|hkd|sgd|aud|cad|sek|nok|dkk|pln|£|€|$|¥'.split('|'),
      ],
    },
    unitPrice(),
    floorPrice(),
    minMargin(),
    approvalBelow(),
    ...pricesInOthers(),
    evidenceOnly(approver()),
    purchaseCost(),
    evidenceOnly(
      field(
        'tierQuantity',
        'quantity',
        '起订量',
        'From quantity',
        '数量起|阶梯数量|最小数量|最小起订量|moq|min quantity|minimum quantity|tier|from qty|最低訂量|最低订量|最低订购量|最小订量|起批量|minimum order quantity|min order qty|order minimum',
      ),
    ),
    evidenceOnly(discount()),
    currency(),
    region(),
    evidenceOnly(
      field(
        'channel',
        'text',
        '渠道',
        'Channel',
        '客户类型|客户级别|适用渠道|segment|customer type|customer group',
      ),
    ),
    field(
      'validFrom',
      'date',
      '生效日期',
      'Valid from',
      '生效时间|起始日期|开始日期|有效期起|执行日期|effective date|valid from|start date|effective from|from date|生效日|启用日期|适用日期|价格生效日期|执行时间|发布日期|effective|valid since|price date',
    ),
    lastDay(
      field(
        'validTo',
        'date',
        '失效日期',
        'Valid to',
        '失效时间|截止日期|结束日期|有效期至|有效期止|valid until|expiry date|end date|valid to|expiration date|有效期|有效至|截止日|止|终止日期|valid through|expires|good until',
      ),
    ),
    remark(),
  ],
}
