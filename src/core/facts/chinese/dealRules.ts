import type { FactRule } from '../factKinds.ts'
import { number } from './words.ts'

const days = /^(天|日|个工作日|工作日|周|个月)$/

/** Money, terms and days of a deal, as people say them in a chat. */
export const dealRules: readonly FactRule[] = [
  {
    kind: 'downtimeCost',
    cue: /停(?:一?[下哈次回停]|线|机)?(?:一?个?(?:钟头|小时|天))?(?:就(?:是|要|得)?|要|得|会|大概|差不多)(?:损失|亏|赔|扔)?|一停就|停[^，。；\n]{0,6}(?:损失|亏|赔)/,
    figure: 'money',
    not: /扣|罚|违约|合同|如果|假如/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'responseHours',
    cue: /到场|抵达|(?<=(?:小时|钟头|分钟|天)(?:之内|以内|内)?(?:能|就|必须|准|保证)?)(?:到(?![货账期厂港手库位了])|赶到|上门|来人|有人)|派人|(?<![a-z])(?:SLA|response)(?![a-z])/i,
    figure: { units: /^(分钟|小时|个小时|钟头|个钟头|个钟|天|hours?|hrs?|h|mins?|minutes?)$/i },
    not: /到期|到货|才到|才来|走到|开车|车程|培训/,
  },
  {
    kind: 'installDays',
    cue: new RegExp(
      `(?:安装|装机|装好|装完|搭建|布线|调试)(?:完|好)?(?:只|最多|一共|大概|就|要|得|给)*(?=${number})`,
    ),
    figure: { units: /^(天|日|个工作日|工作日|周)$/ },
    not: /付款|[账帐]期|月结|别的项目/,
  },
  {
    kind: 'paymentTerm',
    cue: /(?:付款|回款|结算|结款)(?:周期|方式|条件|期)|(?:验收|到货|开票|收票|收货|交货|合格|发票)[^，。；\n\d]{0,8}后\s*(?=\d+\s*[天日])|月结|[账帐]期|(?<![a-z])net\s?(?=\d)/i,
    figure: { units: days },
    not: /敢不敢|以前那家|质保|保修/,
  },
  {
    kind: 'competitorPriceChange',
    ofRival: true,
    cue: new RegExp(
      `(?:[掉降涨跌让]|便宜|优惠|下浮|上浮|下调|上调|调价|降价|涨价)了?(?:大概|差不多|约)?\\s*(?=(?:百分之)?${number}+(?:\\.\\d+)?\\s*(?:个?点|%|％|个百分点|[一二三四五六七八九十]))|又?便宜了|调价`,
    ),
    figure: { units: /^(%|％|个百分点|个点|成)$/ },
    not: /比[^，。；]{0,8}(?:便宜|低|高|贵)|要求|能不能/,
  },
  {
    kind: 'totalCostGap',
    cue: /(?:比|较)[^，。；\n]{1,14}?(?:贵|高出?|多出?|多花|便宜|省|低)了?(?=[^，。；\n\d]{0,3}\d[\d.]*\s*[万元千亿w])/,
    beside: /[两三四五六七八九十\d]年|总|全周期|TCO|算下来|一共|整体|拥有成本/i,
    figure: 'money',
    not: /预算/,
  },
  {
    kind: 'annualServiceFee',
    cue: /年度?(?:维保|维护|保养|服务)|(?:维保|维护|保养|服务)费?[^，。；\n]{0,4}(?:一年|每年|年)/,
    figure: 'money',
  },
  {
    kind: 'consumableCost',
    cue: /色带|打印头|油?墨水?|刮刀|刀[片头具]|滤[网袋芯]|洗涤剂|药剂|药水|辅料|润滑油|机油|焊[丝条]|砂[轮带纸]|探[针头]|试纸|标签纸?|缠绕膜|易耗|低耗|耗品|针筒|手套|垫片|密封圈|电极/,
    beside: /年|月|季度/,
    figure: 'money',
    not: /预算|报价|单价/,
  },
  {
    kind: 'budgetAmount',
    cue: new RegExp(
      `(?:账上|手上|手里|盘子里?|口子|额度|专款|经费|里头)(?:还|就|只|一共|总共)*(?:有|剩|批|拨|给)[了到]?(?=[^，。；\\n]{0,4}${number})|(?:总共|一共|就|只|才|这块)*拨(?:了|给)?(?:我们)?(?=${number})|(?<![a-z])(?:capex|budget)(?![a-z])`,
      'i',
    ),
    figure: 'money',
    not: /单价|报价|保证金|定金/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'budgetDeadline',
    cue: /用完|花完|花掉|用掉|花出去|用出去|冻结|封账|关账|完成(?:支付|列支|支出)|(?:资金|款项?|专款)[^，。；\n]{0,12}(?:支付|收回)/,
    beside: /钱|额度|资金|经费|预算|账上|款/,
    figure: 'date',
    not: /付款方式|货款|尾款/,
  },
  {
    kind: 'contractEndDate',
    cue: /(?:合同|协议|租约|租期|授权|维保|contract)[^。；\n]{0,10}?(?:到(?![货场账位您你我手])|截至|是到)|到期(?:日|时间)?|满期|期满/i,
    figure: 'date',
    not: /[票款]|没付|未付|欠|保证金|别的分公司|下一步/,
  },
  {
    kind: 'offerDueDate',
    cue: /报价(?:单|函|文件|表)?[^，。；\n]{0,14}(?:给我|交|发我|送达|到我|递|提交|截止)|(?:前|之前)[^，。；\n]{0,16}报价(?:单|文件|函|表)?(?:送|交|递|给|发|上传)|(?<![a-z])deadline(?![a-z])(?=[^。\n]{0,30}(?:quot|报价|價))/i,
    figure: 'date',
    not: /招标文件|投标文件|标书|有效/,
    speakers: ['customer', 'note', 'team'],
  },
  {
    kind: 'acceptanceTestDate',
    cue: /(?<![A-Za-z])(?:UAT|SIT)(?![A-Za-z])|预验收|联调|联合调试|初验|终验|试运行(?=从|开始|定)/,
    figure: 'date',
    not: /报告|完成了|后(?:再|另)/,
  },
  {
    kind: 'goLiveDate',
    cue: /开线|投入(?:使用|运行|生产)|切系统|切换|割接|上线|启用|开机运行|试营业|通车|开园|开馆|(?<![a-z])go[- ]?live(?![a-z])|投产/i,
    figure: 'date',
    not: /安装|还差|上线率|上线周期|还没/,
  },
  {
    kind: 'lastMeetingDate',
    cue: /(?:碰|见)的?[头面]|碰了|见了面?|聊完|聊了|聊过|喝茶|坐了|(?<=[一二三四五六日天号])去的|跑了一趟|当面[^，。；\n]{0,6}(?:谈|聊|汇报)/,
    figure: 'date',
    past: true,
    not: /没见|没碰|还没/,
    speakers: ['ours', 'note', 'customer'],
  },
  {
    kind: 'decisionDate',
    cue: /投委会|评委会|选型会|专题会|班子会|评审(?![费表])|定标|(?:最迟|最晚)[^，。；\n]{0,12}定(?![金期制位做额])|定下来?|拍板|出结果|给结论|[过上]个?会(?!议)|见分晓|敲定|选定|定谁/,
    figure: 'date',
    not: /又不是|会上(?!午)|评审专家|合同评审|已(?:经)?/,
    speakers: ['customer', 'note'],
  },
  {
    kind: 'deliveryDate',
    cue: /到(?:库|港|店|仓|岸|工地|现场|货|[您你贵]们?(?:厂|店|库|公司|工地|手|那|这))|运抵|送达|装船|到位|(?:必须|要|得)[^，。；\n]{0,3}装(?:好|完|归一|上)/,
    figure: 'date',
    not: /还差|还没|样[衣品机]|小样|打样|快递|台历|礼/,
  },
]
