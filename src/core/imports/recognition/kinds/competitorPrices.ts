import { estimate, evidenceOnly, field } from '../fields/fieldSpec.ts'
import { unit } from '../fields/goods.ts'
import { account, deal, region } from '../fields/parties.ts'
import { currency } from '../fields/prices.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** What competitors ask, as far as we saw or heard it. */
export const competitorPrices: RecordKind = {
  id: 'competitorPrices',
  zh: '竞品价格',
  en: 'Competitor prices',
  names: ['竞品', '竞争对手', '竞价', '竞品价格', 'competitor', 'competitors', 'competitor prices'],
  required: [
    ['competitor', 'competitorProduct'],
    ['price', 'changePercent'],
  ],
  telling: ['competitor', 'competitorProduct', 'observedAt', 'changePercent'],
  fields: [
    field(
      'competitor',
      'text',
      '竞争对手',
      'Competitor',
      '竞品|竞争厂商|竞争品牌|竞品厂家|竞争公司|厂家|品牌|友商|竞品公司|competitor name|competitors|brand|rival|vendor|竞品厂家/品牌|竞品品牌|对手|对手厂家|友商名称|竞争厂家|生产厂家|公司|厂商|competing vendor|competitor brand|competing brand|manufacturer|supplier',
    ),
    field(
      'competitorProduct',
      'text',
      '竞品产品',
      'Competitor product',
      '竞品型号|竞品名称|对手产品|竞品规格|型号|competing product|competitor model|their product|对手型号|竞品机型|对方型号|竞品|友商型号|友商产品|竞争产品|机型|产品型号|competitor sku|rival product|rival model|model',
    ),
    field(
      'product',
      'product',
      '对标产品',
      'Our product',
      '我方产品|对应产品|产品|产品名称|our product|product|product name|comparable product|sku|对应我司型号|对应我方型号|对应型号|我司型号|我方型号|我司产品|对标型号|对标我司产品|对应我司产品|对应我方产品|our model|our sku|our equivalent|vs our product|compared with|equivalent',
    ),
    estimate(
      field(
        'price',
        'money',
        '竞品价格',
        'Price',
        '价格|报价|单价|竞品报价|中标价|成交价|现价|新价格|competitor price|unit price|offer price|new price|对手价格|对手报价|友商价格|友商报价|报出价|出价|到手价|实际价格|含税价|单台价格|street price|quoted price|their price|their offer|competitor quote|price offered|net price',
      ),
    ),
    estimate(
      field(
        'previousPrice',
        'money',
        '原价格',
        'Previous price',
        '原价|旧价格|调整前价格|old price|上次价格|之前价格|原报价|历史价格|previous price|prior price|last price|was',
      ),
    ),
    evidenceOnly(
      field(
        'changePercent',
        'percent',
        '价格变动',
        'Change',
        '变动幅度|降幅|涨跌幅|变化幅度|调价幅度|price change|change %|change',
      ),
    ),
    currency(),
    evidenceOnly(unit()),
    account(),
    deal(),
    region(),
    field(
      'observedAt',
      'date',
      '获知日期',
      'Observed',
      '日期|时间|发现日期|采集日期|更新日期|信息日期|生效日期|date|observed date|effective date|reported at|reported|date seen|收集日期|收集时间|获取日期|获得日期|了解日期|记录日期|上报日期|填报日期|登记日期|情报日期|得知日期|collected|collected on|collection date|date collected|heard on|captured at|recorded at|entry date',
    ),
    field(
      'weakness',
      'text',
      '弱点',
      'Weakness',
      '劣势|短板|不足|缺点|弱势|软肋|不利|对手弱点|竞品弱点|weaknesses|weak point|weak points|weak|cons|drawback|drawbacks|gaps|shortcomings|where they fall short',
    ),
    evidenceOnly(
      field(
        'source',
        'text',
        '来源',
        'Source',
        '信息来源|情报来源|消息来源|听谁说|听谁说的|谁说的|heard from|told by|source of information',
      ),
    ),
    evidenceOnly(
      field(
        'reliability',
        'text',
        '可信度',
        'Reliability',
        '可靠性|可靠程度|可信程度|准不准|准确度|把握|确认情况|是否确认|reliable|how sure|confirmed|certainty',
      ),
    ),
    remark(),
  ],
}
