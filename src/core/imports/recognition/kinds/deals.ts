import { ahead, estimate, evidenceOnly, field, lastDay, without } from '../fields/fieldSpec.ts'
import { product, quantity } from '../fields/goods.ts'
import { account, contact, owner, region } from '../fields/parties.ts'
import { currency } from '../fields/prices.ts'
import { lastActivity, nextCall, remark } from '../fields/talks.ts'
import type { RecordKind } from '../recordKind.ts'
import { outcomes } from '../valueWords.ts'

/** Deals that are open, won or lost: a pipeline. */
export const deals: RecordKind = {
  id: 'deals',
  zh: '商机',
  en: 'Deals',
  names: [
    '商机',
    '机会',
    '项目',
    '销售漏斗',
    'deal',
    'deals',
    'opportunity',
    'opportunities',
    'pipeline',
    'sales pipeline',
    'verkaufschancen',
    'chancen',
    'vertriebspipeline',
    'opportunitys',
  ],
  required: [
    ['name', 'code', 'account'],
    ['stage', 'outcome', 'amount', 'closedAt', 'expectedCloseAt'],
  ],
  telling: ['stage', 'outcome', 'expectedCloseAt', 'lossReason', 'competitor', 'winProbability', 'name'],
  fields: [
    field(
      'name',
      'text',
      '商机名称',
      'Deal name',
      '商机|机会名称|销售机会|项目名称|商机主题|商机标题|项目|名称|主题|deal|opportunity|opportunity name|name|title|subject|project|project name|商机/项目|项目/商机|项目名|单子|需求名称|case|case name|deal title|opportunity title|topic|opportunity topic|在谈的事|在谈的|在谈项目|案名|案件名称|案件|专案|专案名称|标案名称|在谈单子|谈的事|谈什么|在跟的事|在做的事|正在谈|事项|deal/topic|what we are on|in talks about',
    ),
    field(
      'code',
      'code',
      '商机编号',
      'Deal code',
      '编号|商机编码|商机id|机会编号|项目编号|id|deal id|opportunity id|opportunity number|opportunity code|deal number|code|record id|project code|案号|案件编号|专案编号|案件代号',
    ),
    account(),
    // What the row of a deal describes is the deal; a line of an order describes the goods.
    without('description', product('|意向产品|需求产品|产品线|solution|product line')),
    contact(),
    estimate(
      field(
        'amount',
        'money',
        '金额',
        'Amount',
        '商机金额|预计金额|预计成交金额|预计销售金额|预计签单金额|成交金额|项目金额|合同金额|签约金额|销售金额|预算|预算金额|总金额|close value|deal value|deal amount|deal size|value|opportunity amount|expected revenue|expected amount|contract value|revenue|acv|tcv|arr|budget|预计金额|预估金额|预计合同额|预计合同金额|预计金额(元)|预计规模|合同额|标的额|标的金额|项目预算|采购预算|成交额|签约额|签单额|订单额|商机额|预计销售额|预测金额|est. amount|estimated amount|estimated value|est. value|forecast amount|forecast|pipeline value|total value|opp amount|total contract value|annual contract value|price|size',
      ),
    ),
    estimate(
      field(
        'customerBudget',
        'money',
        '客户预算',
        'Customer’s budget',
        "甲方预算|对方预算|业主预算|客户的预算|客户预算金额|customer budget|client budget|their budget|budget of customer|buyer budget|customer’s budget|customer's budget",
      ),
    ),
    currency(),
    quantity(),
    field(
      'stage',
      'stage',
      '阶段',
      'Stage',
      '销售阶段|商机阶段|当前阶段|项目阶段|推进阶段|阶段名称|deal stage|sales stage|opportunity stage|stage name|pipeline stage|phase|进展|进度|项目进展|项目进度|当前进展|当前进度|目前阶段|目前进展|所处阶段|商机进度|销售进度|销售进程|推进状态|推进情况|状态/阶段|状态|项目状态|商机状态|status|deal status|opportunity status|current stage|opp stage|progress|pipeline status',
    ),
    field(
      'outcome',
      'enum',
      '赢单状态',
      'Outcome',
      '结果|商机结果|赢输|是否赢单|是否成交|成交状态|赢输状态|商机状态|输赢|项目结果|状态|result|won/lost|win/loss|status|deal status|won|is won|closed won|opportunity status|最终结果|赢丢|输赢结果|赢单/输单|成败|结局|是否中标|是否签约|中标情况|成交情况|成交结果|final outcome|final result|outcome status|closed status|win loss',
      outcomes,
    ),
    field(
      'openedAt',
      'date',
      '创建日期',
      'Opened',
      '创建时间|商机创建时间|立项日期|立项时间|发现日期|发现时间|开始日期|录入日期|engage date|created date|created at|create date|date created|open date|opened date|start date|created on|opportunity created|建立时间|建立日期|新建日期|新建时间|登记日期|登记时间|录入时间|报备日期|报备时间|首次接触|首次接触日期|线索日期|商机日期|起始日期|opened|opened on|opened at|first contact|first contact date|entered|date opened|added on|added',
    ),
    lastDay(
      ahead(
        field(
          'expectedCloseAt',
          'date',
          '预计成交日期',
          'Expected close',
          '预计成交时间|预计定下来|预计能定|预计定|大概能定|估计能定|什么时候能成|预计签单日期|预计签约日期|预计签单时间|预计关闭日期|预计完成日期|预计结单日期|预计结束日期|预计落单时间|计划成交日期|expected close date|expected close|est. close date|estimated close date|forecast close date|target close date|due date|预计签约|预计签单|预计成交|预计成交月份|预计签约月份|预计签约时间|预计落单|预计落单日期|预计下单|预计下单时间|预计下单日期|预计采购时间|预计采购日期|预计中标时间|预计招标时间|计划签约|计划签约日期|计划签单|预期成交日期|预期签约|预期签约日期|预期关闭日期|拟签约时间|签约预期|预测关闭日期|预测成交|预计结案|预计结案日|预计结案日期|预计成案|预计得标|预定签约|est close|est. close|est close date|estimated close|expected closing|expected closing date|expected signing|expected sign date|expected order date|anticipated close|anticipated close date|target close|target date|forecast close|forecast date|projected close|projected close date|planned close|exp close|exp. close date',
        ),
      ),
    ),
    lastDay(
      field(
        'closedAt',
        'date',
        '成交日期',
        'Closed',
        '关闭日期|关闭时间|实际成交日期|实际成交时间|结单日期|签约日期|签单日期|赢单日期|结束日期|成交时间|close date|closed date|closed at|actual close date|won date|date closed|close time|end date|签/丢日期|签丢日期|签约/丢单日期|赢丢日期|输赢日期|赢单/输单日期|签约时间|签单时间|实际签约日期|实际签约时间|实际签单日期|实际关闭日期|实际关闭时间|结案日期|结案时间|结束时间|丢单日期|丢单时间|输单日期|输单时间|失单日期|中标日期|中标时间|赢单时间|落单日期|落单时间|成单日期|完成日期|won on|lost on|lost date|won/lost date|decision date|actual close|actual closing date|signed date|date signed|signed on|date won|date lost|closing date|closed on|close',
      ),
    ),
    lastDay(
      ahead(
        field(
          'decidesOn',
          'date',
          '客户决策日期',
          'Customer decides',
          '客户决策时间|决策日期|决策时间|决定日期|决定时间|预计决定|预计决定日期|预计决定时间|何时决定|什么时候定|几时定|拍板时间|拍板日期|预计拍板|评审日期|评审时间|预计评审|定标日期|定标时间|预计定标|预计定标日期|预计定标时间|预计决策日期|customer decision date|decision expected|decision due|award date|award expected|decides on|decision by|expected decision|expected decision date|decision expected on|decision on|board date|award by',
        ),
      ),
    ),
    lastDay(
      ahead(
        field(
          'wantedOn',
          'date',
          '客户要货日期',
          'Delivery wanted',
          '要货日期|要货时间|客户交期|客户要求交期|要求交期|要求交货日期|要求到货日期|期望交期|期望交货日期|期望到货日期|首批交货|首批交货日期|首批到货|首批要货|需求日期|delivery wanted|wanted delivery|required delivery|required delivery date|requested delivery|requested delivery date|need by|needed by|required on site|first delivery|first shipment',
        ),
      ),
    ),
    owner(),
    region(),
    field(
      'source',
      'text',
      '来源',
      'Source',
      '商机来源|线索来源|来源渠道|lead source|deal source|channel|campaign|项目来源|渠道|信息来源|来源方式|origin|lead origin|referral source',
    ),
    field(
      'lossReason',
      'text',
      '输单原因',
      'Loss reason',
      '丢单原因|失单原因|失败原因|输单分析|赢单原因|输赢原因|关闭原因|loss reason|lost reason|reason lost|closed lost reason|close reason|reason|谁输谁赢的原因|输赢的原因|赢丢原因|赢单/丢单原因|丢单原因/备注|丢单说明|输单说明|失单分析|流失原因|未成交原因|未成原因|落标原因|败因|成败原因|原因|原因分析|why lost|why won|why we lost|why we won|win/loss reason|win loss reason|reason for loss|reason for win|outcome reason|closed reason|reason won/lost',
    ),
    field(
      'competitor',
      'text',
      '竞争对手',
      'Competitor',
      '竞品|竞争品牌|主要竞争对手|竞争厂商|竞争者|competitors|main competitor|competition|竞品公司|竞品品牌|竞争情况|友商|对手|竞争厂家|竞争品牌/厂商|竞争产品|竞品厂家|rival|rivals|competitor(s)|key competitor|primary competitor|incumbent',
    ),
    evidenceOnly(
      field(
        'winProbability',
        'percent',
        '赢率',
        'Win probability',
        '赢单率|成功率|可能性|把握|几成把握|成交概率|成单概率|把握度|probability|probability (%)|win rate|likelihood|confidence',
      ),
    ),
    field(
      'nextStep',
      'text',
      '下一步',
      'Next step',
      '下一步计划|下步行动|下一步行动|后续计划|next action|next steps|下步计划|下步动作|下一步动作|下步工作|待办|待办事项|行动计划|next activity|action item|action items|to do',
    ),
    ahead(
      nextCall(
        'nextCallAt',
        'Next call',
        '|下次会谈|下次活动|下次活动时间|跟进提醒|提醒时间|next followup|follow up|follow-up|followup date|next step date|next action date',
      ),
    ),
    // Who decides by a row of a register is who did when it was filled in: what people say since counts more.
    evidenceOnly(
      field(
        'decisionMaker',
        'text',
        '决策人',
        'Decision maker',
        '拍板人|最终决策人|关键决策人|决策者|客户决策人|签字人|decision maker|decision-maker|decider|economic buyer|signatory|who decides|who signs|approver',
      ),
    ),
    field(
      'updatedAt',
      'date',
      '更新时间',
      'Last modified',
      '更新日期|最后更新|最后更新时间|最后更新日期|最近更新|最近更新时间|修改时间|修改日期|最后修改|最后修改时间|最近修改时间|last modified|last modified date|modified|modified on|modified at|date modified|updated|updated at|updated on|last updated|last update|update date',
    ),
    evidenceOnly(
      field(
        'dealType',
        'text',
        '商机类型',
        'Deal type',
        '类型|业务类型|项目类型|采购类型|type|opportunity type|business type',
      ),
    ),
    evidenceOnly(lastActivity()),
    field(
      'situation',
      'text',
      '现状',
      'Situation',
      '客户现状|项目背景|背景|当前情况|current situation|background|context|ist-situation|ausgangslage',
    ),
    field(
      'need',
      'text',
      '客户需求',
      'Customer’s need',
      '需求|需求描述|主要需求|痛点|customer need|customer needs|customer pain points|pain points|requirements|requirement|needs|kundenbedarf',
    ),
    remark(
      '|description|deal description|opportunity description|deal notes|opportunity notes|opportunity comments',
    ),
  ],
}
