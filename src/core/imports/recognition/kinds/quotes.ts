import { evidenceOnly, exact, field, lastDay } from '../fields/fieldSpec.ts'
import { ofServices, product, productCode, quantity, specification, unit } from '../fields/goods.ts'
import { account, competitor, contact, deal, dealCode, owner, region } from '../fields/parties.ts'
import { costPrice, currency, discount, listPrice, rivalPrice, total } from '../fields/prices.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'
import { quoteOutcomes } from '../valueWords.ts'

/** What we offered at which price: lines of quotations and registers of them. */
export const quotes: RecordKind = {
  id: 'quotes',
  zh: '报价',
  en: 'Quotes',
  names: [
    '报价',
    '报价单',
    '报价记录',
    '报过的价',
    '报过价',
    'quote',
    'quotes',
    'quotation',
    'quotations',
    'proposals',
    'angebot',
    'angebote',
    'angebotsliste',
    'angebotsübersicht',
  ],
  required: [
    ['account', 'deal', 'number', 'product', 'configuration'],
    ['unitPrice', 'total', 'finalPrice'],
    ['quotedAt', 'number'],
  ],
  telling: ['quotedAt', 'validTo', 'outcome', 'number', 'version', 'configuration'],
  fields: [
    field(
      'number',
      'code',
      '报价单号',
      'Quote number',
      '报价编号|编号|报价单|单据编号|单据|单据号|报价号|报价单编号|单号|quote no|quote number|quote id|quotation number|quotation no|quote #|pq #|报价单编码|报价流水号|方案编号|询价单号|quotation|quote|our ref|quote ref|quote reference|quotation ref|offer no|offer number|proposal number|proposal no',
    ),
    account('|to|quote to|quoted to|quotation to|prepared for|for|attn|attention'),
    deal(),
    dealCode(),
    product(),
    productCode(),
    specification(),
    // Found by what stands in the rows: one product several times, told apart by this.
    field('variant', 'text', '同品区分', 'Told apart by', ''),
    field(
      'version',
      'text',
      '版次',
      'Version',
      '版本|版本号|报价版本|第几版|第几次报价|第几轮|轮次|修订|修订号|版|ver|rev|revision|round|quote version|issue no',
    ),
    field(
      'configuration',
      'text',
      '配置',
      'Configuration',
      '主要配置|配置清单|设备配置|方案配置|配置方案|配置内容|报价内容|报价范围|供货范围|供货清单|设备清单|产品清单|明细|内容|方案|scope|scope of supply|scope of work|config|configuration quoted|bill of materials|bom|line items|items|equipment list|quoted for|what we quoted|what|东西|要的东西',
    ),
    unit(),
    evidenceOnly(contact()),
    quantity(ofServices),
    field(
      'unitPrice',
      'money',
      '报价单价',
      'Unit price',
      '单价|报价|报价价格|含税单价|折后单价|折后价|quoted price|price|net price|unit price|offer price|quote price|报价单价(元)|报价单价(含税)|报出单价|报出价格|我方报价|我司报价|成交单价|offered price|our price|price quoted|unit quote|quote unit price',
    ),
    listPrice(),
    evidenceOnly(discount()),
    total('|报价总价|quote amount|quote total|quoted amount|total price'),
    field(
      'finalPrice',
      'money',
      '最终成交价',
      'Final price',
      '最后成交|最后成交价|最终成交|成交价|最终价|最终价格|实际成交价|实际成交|成交|成交总价|签约价|合同价|落单价|中标价|定标价|final price|final|closed at|closing price|agreed price|won at|signed at|final amount|contract price|deal price',
    ),
    currency(),
    exact(
      field(
        'quotedAt',
        'date',
        '报价日期',
        'Quoted',
        '报价时间|日期|提交日期|quote date|quoted at|quotation date|date|date quoted|created date|issued|issue date|报出日期|报出时间|发出日期|发送日期|制单日期|报价月份|offer date|proposal date|sent date|date sent|sent on|sent at|quoted on',
      ),
    ),
    lastDay(
      field(
        'validTo',
        'date',
        '有效期至',
        'Valid to',
        '有效期|有效到|有效至|有效日期|报价有效期|报价有效至|截止日期|valid until|valid to|expiry date|expiration date|报价截止|报价截止日期|失效日期|失效日|到期日|valid till|quote expiry|offer valid until|expires|expires on',
      ),
    ),
    field(
      'outcome',
      'enum',
      '结果',
      'Outcome',
      '报价结果|状态|是否成交|报价状态|成交状态|赢单状态|当前状态|版本状态|result|status|state|standing|quote state|quote status|won|accepted|won/lost|最终结果|成交与否|成交结果|结果状态|是否中标|是否采纳|客户答复|客户反馈结果|报价结论|进展|outcome status|decision|customer decision|quote outcome|quote result|final status|won or lost',
      quoteOutcomes,
    ),
    owner(),
    region(),
    competitor(),
    rivalPrice(),
    field(
      'paymentTerms',
      'text',
      '付款方式',
      'Payment terms',
      '付款条件|付款条款|付款|结算方式|支付方式|条件|条款|商务条件|商务条款|报价条件|账期|账期条款|payment|terms of payment|payment conditions|terms|conditions|terms and conditions|commercial terms',
    ),
    evidenceOnly(
      field('warranty', 'text', '质保', 'Warranty', '质保期|保修|保修期|质保条款|guarantee|warranty period'),
    ),
    field(
      'deliveryTerms',
      'text',
      '交货期',
      'Delivery time',
      '交期|货期|交付期|交付周期|供货期|交货时间|交货方式|贸易条款|价格条款|delivery|lead time|delivery terms|incoterms|incoterm|trade terms',
    ),
    evidenceOnly(
      field(
        'lineNumber',
        'code',
        '行号',
        'Line number',
        '行项目|明细行号|line|line no|pos|position|pos no|quote line number',
      ),
    ),
    evidenceOnly(
      field(
        'lineCount',
        'quantity',
        '行数',
        'Line count',
        'line item count|line items count|number of lines|lines|no of lines|明细行数',
      ),
    ),
    evidenceOnly(costPrice()),
    remark(
      '|description|details|account description|contact description|ticket description|case description',
    ),
  ],
}
