import { evidenceOnly, field } from '../fields/fieldSpec.ts'
import { region } from '../fields/parties.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'

/** Policies that change what customers may buy, and from when. */
export const policyEvents: RecordKind = {
  id: 'policyEvents',
  zh: '政策事件',
  en: 'Policy events',
  names: ['政策', '集采', '法规', '政策事件', 'policy', 'policies', 'regulation'],
  required: [['title'], ['publishedAt', 'effectiveAt']],
  telling: ['issuer', 'effectiveAt', 'publishedAt', 'impact', 'documentNumber'],
  fields: [
    field(
      'title',
      'text',
      '政策名称',
      'Title',
      '政策|标题|名称|文件名称|政策标题|事件|政策事件|policy|policy name|title|event|name|regulation|动态|行业动态|行业事件|新闻|新闻标题|公告标题|政策内容|主要内容|事项|headline|news|announcement|development|policy title',
    ),
    evidenceOnly(
      field('documentNumber', 'code', '文号', 'Document number', '文件号|发文字号|document no|reference'),
    ),
    evidenceOnly(
      field(
        'issuer',
        'text',
        '发布机构',
        'Issuer',
        '发布单位|发文机关|发布部门|机构|来源|authority|agency|issuer|issued by|source|来源/机构|发布来源|信息来源|出处|发文单位|主管部门|publisher|published by|regulator|body',
      ),
    ),
    region(),
    field(
      'publishedAt',
      'date',
      '发布日期',
      'Published',
      '发布时间|发文日期|公布日期|日期|publication date|published date|date|issue date|announced',
    ),
    field(
      'effectiveAt',
      'date',
      '生效日期',
      'Effective',
      '执行日期|实施日期|施行日期|生效时间|effective date|effective from|in force from',
    ),
    evidenceOnly(field('category', 'text', '类别', 'Category', '政策类型|类型|分类|type|policy type')),
    field(
      'product',
      'product',
      '涉及产品',
      'Product',
      '相关产品|涉及品类|适用产品|affected products|product category|products|影响的客户/产品|影响的产品|影响产品|受影响产品|影响品类|涉及品种|影响范围|impacted products|affected product|scope',
    ),
    field(
      'impact',
      'text',
      '影响',
      'Impact',
      '影响说明|影响程度|解读|影响分析|价格影响|effect|implication|我们怎么看|我们的看法|我方看法|看法|点评|我方解读|我们的判断|应对|应对措施|应对建议|对我们的影响|对我司影响|启示|our view|our take|comment|assessment|what it means|so what|implications',
    ),
    field(
      'changePercent',
      'percent',
      '价格变动',
      'Price change',
      '降幅|平均降幅|降价幅度|price cut|change %',
    ),
    evidenceOnly(field('url', 'url', '链接', 'Link', '网址|原文链接|url|source url')),
    field('text', 'text', '内容', 'Text', '正文|摘要|政策内容|概要|summary|content|description'),
    remark(),
  ],
}
