import { wordBoundaries } from '../imports/matching/plainWords.ts'
import { hanFirmsThatAreWords } from './wellKnownFirms.ts'

// Who uses, offers, comes or is dealt with is somebody: where a sentence has such a place and no dictionary knows the
// word that fills it, the word is a name.

const adverbs =
  '(?:也|都|还|就|曾经?|才|刚刚?|已经?|正在?|目前|现在|如今|早就|去年|今年|上周|上个?月|上季度|最近|前阵子|一直|从来|没有?|不|未|会|要|想|能|可以|可能|打算|计划|准备|同样|至今){0,3}'
const deeds =
  '(?:在用|用[了的上过着]|采购[了过]|买[了过的]|选[了用择]|上线[了过]|部署[了过]|报[了出过]|报价|签[了约下过]|换[了成上]|装[了上过]|来过|来了|来拜访|中标|投标|供货|承诺|推出|发布了|降价|涨价|降了价|涨了价|做[了得过不]|拿下|拿到|退出|进场|给[了出过]|答应|表示|宣布|延期|跳票|交付[了过])'
const possessions =
  '的(?:报价|价格|方案|产品|设备|机器|系统|平台|软件|服务|合同|响应|保修|质保|工程师|销售|团队|人(?=$|[，。也都说来])|案例|做法|经验|交期|货期|售后|型号|代理|客户|成本|折扣|耗材|试剂|样机|业务员|承诺|技术|条件|东西|单价|份额|能耗|故障率|装机|出报告|市场|口碑|折让|底价|标价|中标价)'
const places = '(?:那边|这边|那家|方面|家的)'
const states = '(?:也|都|就|比较|更|太|偏|很)?(?:慢|贵|便宜|差|靠谱)(?=$|[了些。，；、！？,;.!?])'

const lead =
  '(?<=^|[，。、；：！？,;:.!?\\s（(“"\'「]|和|与|跟|同|向|从|对|比|像|被|由|听说|据说|据|只有|除了|不如|因为|如果|而|但|去年|今年|目前|现在|之前|当时)'
const before = new RegExp(
  `${lead}([\\u4e00-\\u9fff]{2,4}?)(?=${adverbs}${deeds}|${possessions}|${places}|${states})`,
  'g',
)
const dealtWith =
  /(?:(?:和|与|跟|同)([\u4e00-\u9fff]{2,4}?)(?=(?:的)?合作|相?比|签|谈|对比|竞争|一起)|(?:向|从|找|由)([\u4e00-\u9fff]{2,4}?)(?=采购|买|订|换|转|供|承接|实施|提供|拿货|进货)|(?:换成了?|换了|换到|装了|上了|试了|订了|选了|选择了?|选用了?|用上了|用的是|改用|买了|采购了|签了|输给了?|败给了?|引进了?)([\u4e00-\u9fff]{2,4}?)(?=$|[，。、；：！？,;:.!?\s）)]|的|了))/g
/** 灵犀平台, 恒拓电子: a made-up word before what it makes. */
const beforeTrade =
  /(?<=^|[，。、；：！？,;:\s（(“"'「]|和|与|跟|从|向|对|比|由|是|了|只有|除了|听说|像|用)([\u4e00-\u9fff]{2,3})(平台|系统|软件|工作站|助手|电子|精密|仪器|包装|物流|光电|食品|乳业|机电|电气|电器|重工|化工|钢铁|汽车|纺织|建材|能源|医药|通信|智能|水务|证券|保险|股份|实业|商贸|传媒)(?!邮|商务|版|化|表|票|屏|秤|书)/g

/** 江东中学, 白鹭机场: of these everyone has a name of its own, which may be made of words. */
const institution =
  /(?<=^|[，。、；：！？,;:\s（(“"'「]|和|与|跟|从|向|对|比|由|是|了|只有|除了|听说|像|给|为|在)([\u4e00-\u9fff]{2,3})(?:水务局|教育局|卫健局|机场|酒店|中学|小学|法院|银行|幼儿园|监狱|港务|地铁)/g
const anyInstitution =
  /国际|国内|商业|附近|当地|各地|外地|星级|高级|普通|重点|经济|快捷|人民|中级|最高|高等|主要|首都|民用|军用|城市|周边|同类|其他|几[家个所]|多[家个所]|[一二两三四五六七八九十]|这|那|该|本|贵|我们|你们|他们|所有|公立|民办|私立|职业|技术|开户|收款|付款|代发|合作|融资|但需|保函|贷款|政策|投资|外资|国有|股份|地方|连锁|度假|会议|协议|住宿|入住|抵达|到达|支线|枢纽|学生|附属|实验|市里|区里|县里|省里|通过|支持|需要|可以|不少|很多|每家|客户|全国|全省|全市|南方|北方|现金|网上|手机|你|我|他/
// Words for which no dictionary is needed: none of their letters stands in a name such as these places hold.
const inNoName =
  /[贵该本各某每几这那此其我你您他她它们的了着过吗呢吧啊和与跟同或及而但因所以如若则就才都也还又再很太更最不没未别无非可能会要想应须得把被让使给对向从到在于为是有将已正刚曾一二两四五六七八九十第双号个台套次年月日周时旧老另哪谁咱请说看做用买卖换选报装签去来边]|新(?=[系设机产方客平版型])/
const endsNoName =
  /[院科部处办室组厂店站楼层机器线件项款版期单表价钱员方位者性化率量值点面局会所队班师长工总友商板品案书稿群元%‰上下里中内外士口距户娃相]$/
const startsNoName = /^[先开改停带续压跨收发打调试补查催追借还退拆接]/

/** Words of the trade that no dictionary has either. */
const wordsOfTrade = new Set(
  '合规 急诊 门诊 复诊 会诊 首诊 出诊 巡诊 开源 续保 东家 网银 气相 液相 涉密 新票 联调 维保 质保 延保 耗材 竞品 友商 客诉 甲方 乙方 丙方 招采 院感 医保 质控 信创 等保 运维 样机 备机 整机 整线 产线 单机 中台 前台 后台 货代 外协 外包 内审 飞检 国标 行标 团标 三甲 财务 法务 商务 技服 售前 售后 渠道 总包 分包 业主 监理 设计院 大客户 经销 代理 直销 集采 国采 药监 卫健 工信 发改 海关 税务 保洁 安保 食堂 车间 仓库 物流 快递 尾款 首付 账期 返利 回款 纸质 电子'.split(
    ' ',
  ),
)

/** Han stretches that stand where a firm or a make stands and are no words of the language. */
export function findHanSubjects(text: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = []
  let starts: ReadonlySet<number> | null | undefined
  const isNoWord = (start: number, end: number): boolean => {
    const said = text.slice(start, end)
    if (hanFirmsThatAreWords.has(said)) return true
    if (wordsOfTrade.has(said) || startsNoName.test(said) || inNoName.test(said) || endsNoName.test(said))
      return false
    if (starts === undefined) starts = wordBoundaries(text)
    if (starts === null || !starts.has(start) || !starts.has(end)) return false
    // 科|瑞|特 falls into letters; of 核心|系统 or 新|设备 something stays a word.
    const cuts = [...starts].filter((at) => at >= start && at <= end).sort((a, b) => a - b)
    return cuts.every((at, index) => index === 0 || at - cuts[index - 1]! === 1)
  }
  const add = (start: number, end: number, nameEnd = end): void => {
    if (isNoWord(start, nameEnd)) found.push({ start, end })
  }
  for (const match of text.matchAll(before)) add(match.index, match.index + match[1]!.length)
  for (const match of text.matchAll(institution)) {
    if (!anyInstitution.test(match[1]!))
      found.push({ start: match.index, end: match.index + match[0].length })
  }
  for (const match of text.matchAll(dealtWith)) {
    const name = (match[1] ?? match[2] ?? match[3])!
    const start = match.index + match[0].length - name.length
    add(start, start + name.length)
  }
  for (const match of text.matchAll(beforeTrade)) {
    add(match.index, match.index + match[0].length, match.index + match[1]!.length)
  }
  return found
}
