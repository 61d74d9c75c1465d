import { evidenceOnly, field } from '../fields/fieldSpec.ts'
import { product } from '../fields/goods.ts'
import { account, deal, dealCode, owner, region } from '../fields/parties.ts'
import { currency } from '../fields/prices.ts'
import { remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'
import { outcomes } from '../valueWords.ts'

/** What became of a tender, and what was said of our bid. */
export const tenderFeedback: RecordKind = {
  id: 'tenderFeedback',
  zh: '投标反馈',
  en: 'Tender feedback',
  names: ['投标', '招标', '中标', '开标', '投标反馈', 'tender', 'tenders', 'bid', 'bids', 'rfp'],
  required: [
    ['tender', 'account', 'deal'],
    ['outcome', 'score', 'feedback', 'bidPrice', 'winningPrice'],
  ],
  telling: ['tender', 'bidPrice', 'winningPrice', 'winner', 'score', 'feedback'],
  fields: [
    field(
      'tender',
      'text',
      '招标项目',
      'Tender',
      '项目名称|招标名称|标书名称|投标项目|标段|招标编号|项目编号|tender name|tender title|rfp|bid name|tender no|tender number|project|project name',
    ),
    account('|招标单位|采购人|招标人|issuer'),
    deal(),
    dealCode(),
    evidenceOnly(product()),
    field(
      'bidAt',
      'date',
      '开标日期',
      'Bid date',
      '投标日期|开标时间|投标时间|截标日期|日期|bid date|tender date|submission date|opening date|date|开标日|招标日期|公示日期|中标日期|中标公示日期|评标日期|award date|closing date',
    ),
    evidenceOnly(
      field(
        'bidPrice',
        'money',
        '投标价',
        'Bid price',
        '我方报价|投标报价|投标金额|我司报价|our price|our bid|bid amount',
      ),
    ),
    field(
      'winningPrice',
      'money',
      '中标价',
      'Winning price',
      '中标金额|成交价|winning bid|award price|awarded amount',
    ),
    field(
      'winner',
      'text',
      '中标单位',
      'Winner',
      '中标人|中标厂商|中标公司|中标厂家|中标品牌|awarded to|winning bidder|中标方|中标供应商|第一中标候选人|中标候选人|中标商|winning vendor|winning supplier|awarded vendor|awarded supplier',
    ),
    evidenceOnly(
      field(
        'outcome',
        'enum',
        '结果',
        'Outcome',
        '是否中标|投标结果|中标结果|result|status|won|award|最终结果|结果/状态|中标与否|是否入围|是否我方中标|bid result|tender result|tender outcome',
        outcomes,
      ),
    ),
    evidenceOnly(field('score', 'quantity', '得分', 'Score', '综合得分|总分|评分|技术分|points|total score')),
    field('rank', 'quantity', '排名', 'Rank', '名次|ranking|position'),
    field(
      'feedback',
      'text',
      '反馈',
      'Feedback',
      '评标意见|专家意见|落标原因|反馈意见|原因|原因分析|评审意见|未中标原因|evaluator comments|reason|loss reason|comments',
    ),
    evidenceOnly(
      field('competitor', 'text', '竞争对手', 'Competitor', '参与厂商|竞标单位|竞品|bidders|competitors'),
    ),
    currency(),
    evidenceOnly(region()),
    evidenceOnly(owner()),
    remark(),
  ],
}
