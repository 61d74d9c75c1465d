import type { Direction } from '../../../shared/vocabulary.ts'
import { rivalContrasts } from '../chinese/rivalContrasts.ts'
import { allMatches, matches, mayMatch } from '../cues/mayMatch.ts'
import type { Span } from '../likeness/clauses.ts'

/** Letters of which no Chinese firm's name is made: they bind the words of a sentence. */
const binding =
  '的了是我你您他她它们在不有和跟与比那这都要就也还说给去来个些什么谁哪怎吗呢吧啊呀对过没很太更最能会可把被让叫从到为以及但而且或因所想用找选报问看听只才再又着得别唔系佢冇喺咁嘅啲'
const hanName = `(?:(?![${binding}])\\p{Script=Han}){2,4}`
const shortHanName = `${hanName}?`
const latinName = '\\p{Lu}[\\p{L}\\d]{2,}(?:[ -]\\p{Lu}[\\p{L}\\d]+){0,2}'
const hanOrLatin = `${shortHanName}|${latinName}`
const adverbs = '(?:已经?|刚刚?|也|又|周末|昨天|上周|今天|这次|都|才|上礼拜|上个?月|最近|一直|还)*'
const anyName = `(?:${hanName}(?:科技|医疗|电气|智造|仪器|股份|集团|软件|信息)?|${latinName})`
/** Where a Chinese name may begin: behind a mark, or behind a word that cannot be part of it. */
const begin = `(?<=^|[\\s，,。；;：:、（(“"!！?？]|[跟和与是叫把被说从找]|听说|据说|发现|这[单次回])`
/** Where it may end. */
const end = '(?=[，,。；;：:、\\s）)”"!！?？的]|那[边套家]|家的?|产品|系统|设备|$)'

/** `<name>` of a firm in words that speak of a rival: who offered, is compared with us, is used or preferred. */
const chinese: readonly RegExp[] = [
  // 天禾那边刚报过来
  `${begin}(?<name>${hanOrLatin})(?:科技|医疗|集团|公司)?\\s?(?:那边|那家|他们)${adverbs}(?:报|给|[降涨]|承诺|答应|包|送|没有|便宜|来|投|入围|中标|[在就能]|免费|不)`,
  // 源创报了43万, 华铂睿给90天账期, 凌云的人
  `${begin}(?<name>${hanOrLatin})${adverbs}(?:报(?:了|价)?\\s*[\\d一二三四五六七八九十百]+[\\d.]*\\s*[万元wk%个]|报过来|给了?个?(?:地板|底|低)价|给(?:出的)?[^，。；\\s]{0,5}(?:账期|折扣|优惠|条件)|投了|入围|中标|在跟[你您他客]|在谈|主打|跟你们|没有[^，。；]{0,8}试剂|的(?:人(?![数员])|销售(?![额量])|彩页|业务员|代表|样册|箱子)|交期(?:太|比))`,
  // 听说恒启又降了
  `(?:听说|据说)(?:这[单次回])?(?<name>${hanOrLatin})${adverbs}(?:[降涨]|也|把|给|投|报|出|来|在)`,
  // 人家华铂睿都免费
  `人家(?<name>${hanOrLatin})(?:都|就|能|给|才|还|也|免费|送)|${begin}(?<name2>${hanOrLatin})(?:好歹|毕竟|也就|无非)(?:是|干|做|有)`,
  // 博锐恩比你们便宜
  `${begin}(?<name>${hanOrLatin})(?:那边|那套|家的?)?比(?:你们?|您|贵司|贵方|咱们?|我们)`,
  // 维扬康那套
  `${begin}(?<name>${hanOrLatin})那套`,
  // 比铂域多花
  `比(?<name>${hanOrLatin})(?:多|少|贵|便宜|低|高|快|慢|强|差|好)`,
  // 跟优利德比, 在跟华铂睿谈
  `[跟和与同](?<name>${hanOrLatin})(?:比|谈|对比|接触|合作|签)`,
  // 用的是鼎科, 备选还有一家叫沃特兰, 想用捷顺达
  `(?:用的?(?:还)?是|在用的?是?|用的|用着|现有[^，。；\\s]{0,6}[为是]|原来[是用]|装的是?|买的是?|换成|改用|备选[^，。；]{0,4}[有是叫]|一家叫|另一家[是叫]|倾向于?(?:用|选)?|(?:想|打算|准备|宁愿|宁可)(?:用|选|上|买|换)|(?:竞争)?对手(?:是|有|：|:)|(?:碰到|遇到|见到|看到|堆着|摆着|放着)了?)(?<name>${anyName})${end}`,
  // 从宏泰达买的, 收到盛达科技的报价
  `从(?<name>${anyName})(?:买|进货|采购|拿货)|收到了?(?<name2>${anyName})的(?:报价|方案)`,
  // 由盈通软件提供, 另有腾凌医疗参与, 隔壁用的柏森才二十万
  `由(?<name>${anyName})(?:提供|供货|承建|开发|实施|维保|维护|中标)|另有(?<name2>${anyName})(?:也|参与|参加)|用的(?<name3>${hanOrLatin})(?:才|也|都|还|就)`,
  // 泰隆信医疗, 有名有姓的公司
  `${begin}(?<name>${shortHanName}(?:科技|医疗|电气|智造|仪器|软件|信息|智能|股份|机械|自动化|网络))(?:也|给|报|参与|参加|提供|投|中|开|答|承|正|在|有|今|昨|上周)`,
  // 迈科伦产品
  `[为是](?<name>${hanOrLatin})(?:产品|的机器|的设备|的系统)`,
].map((source) => new RegExp(source, 'gu'))

const english: readonly RegExp[] = [
  `\\b(?:instead of|[Ss]witch(?:ed|ing)? (?:to|from)|go(?:ing)? with|prefers?|leans? towards|than|vs\\.?|versus|[Cc]omparison with|[Cc]ompared (?:with|to)|(?:deal|contract) (?:w/|with)|(?:offer|quote|proposal|price|visit|bid|demo) from|(?:machine|system|offer|unit) of|talking to|(?:also )?evaluating|looking at|[Uu]p against|lost (?:it )?to|[Ii]ncumbent(?: is|:)?|[Cc]ompetitors?(?: is| are|:)|(?:provider|supplier|vendor|partner)(?: is)?|we (?:now |still |currently )?use|we are with|different from|[Hh]earing that|heard that|mentioned|named|[Ss]aw|just had)\\s(?<name>${latinName})(?: and (?<name2>${latinName}))?`,
  `(?<![\\p{L}'’])(?<name>${latinName})(?:['’]s (?:rep|people|price|offer|sales)|(?: only| just| also| even| have| has| had)? (?:is|are|was|were) \\d+ ?%? ?(?:cheaper|lower|below|less)|(?: just| also| only)? (?:undercuts?|came in|threw in|gives? us|gave us|offer(?:s|ed) us|quoted|beat|bumped|raised (?:their|its)|cut (?:their|its)|lowered|promised us|has assured|shows a comparable)| (?:boxes|leaflets|brochures?|van) )`,
  `\\b(?:[Oo]ur|[Tt]heir|[Tt]he|old|current|existing|present) (?<name>${latinName}) (?:contract|agreement|machines?|deal|subscription|licen[cs]es?|rep|people|guys|fleet|installation|offer|quote|price)\\b|\\b(?:vs\\.?|between you and|you or|you and|[Ll]ike) (?<name2>${latinName})|(?<name3>${latinName}) or you\\b`,
  `(?<=[\\p{Ll},;] )(?<name>${latinName}) (?:just |already |also |only )?(?:charges|promises|claims|guarantees|delivers|includes|leaves out|offers|quotes|sells|undercuts|bumped|dropped (?:their|its)|includes|provides|supplies)\\b`,
  `\\b(?:comes? from|(?:made|supplied|provided|delivered|built|installed|serviced|maintained) by|(?:run|runs|running|using|uses|on|have|has|own|bought|with) (?=[^.;\\n]{3,40}(?:machines?|systems?|software|scanners?|units?|pumps?|printers?|robots?|equipment)))\\s?(?<name>${latinName})`,
  `(?<![\\p{L}'’])(?<name2>${latinName}) (?:has|have|is|are|also|just|only) (?:also |just |only )?(?:offered|offers|bidding|quoting|tak(?:es|ing) part|in the (?:race|running|game))`,
  // A chat in small letters, where only such a wording can mean a firm.
  `\\b(?:instead of|switch(?:ed|ing)? (?:to|from)|going with|[Ww]e use|just had|up against|(?:offer|quote|visit) from|(?:deal|contract) (?:w/|with)|than what)\\s(?<name>\\p{Ll}{5,})\\b|^(?<name2>\\p{Ll}{5,})(?= (?:threw in|just bumped|undercuts?|is \\d+ ?% cheaper|came in at|gives us|gave us|quoted us))`,
].map((source) => new RegExp(source, 'gu'))

/** A firm by its full name. In what we write it may be our own. */
const fullNames: readonly RegExp[] = [
  `(?<name>\\p{Lu}[\\p{L}\\d]{2,} (?:Systems|Medical|Controls|Software|Networks?|Technolog(?:y|ies)|Solutions|Instruments|Robotics|Automation|Industries|Labs?|Cloud|Tech|Group))(?![\\p{L}\\d])`,
].map((source) => new RegExp(source, 'gu'))

/** Words that stand where a name may stand, and are none. */
const common =
  /^([一二两三四五六七八九十几每各某\d]|贵[方司院厂]|老板|领导|客户|价格|价钱|报价|财务|采购|甲方|业主|公司|厂家|厂里|国产|进口|同行|友商|竞品|竞争|隔壁|市场|总部|医院|学校|工厂|设备|系统|产品|方案|合同|一家|两家|三家|几家|别家|别人|其他|其它|另外|现在|目前|基本|大概|估计|应该|多半|以前|之前|原来|去年|今年|明年|上次|这次|昨天|今天|明天|下周|上周|本周|周末|大家|同事|朋友|工程师|销售|技术|售后|人家|自己|双方|当面|直接|已经|刚才|刚刚|一直|正式|统一|分别|重新|全部|单独|如果|所以|因为|虽然|关于|根据|经过|机器|软件|东西|样机|样品|代理|经销|供应商|集团|科室|部门|门店|车间|仓库|品牌|新款|老款|平时|年度|季度|月底|附件|邮件|微信|电话|总价|单价|最后|一共|总共|整体|综合|国标|预算|打分|预期|去年|往年|上回|同期|标准|计划|老款|平均|一般|正常|人工|手工|耗材|备件|配件|良率|产量|销量|成本|利润|工资|房租|油价|电价|运费)/
const titled =
  /(总|工|[外内骨眼儿]科|检验科|设备科|信息科|采购科|总务科|主任|院长|经理|老师|科长|处长|部长|厂长|店长|校长|书记|博士|医生|先生|女士|姐|哥|价|款|率|期|费|号|天|月|周|年|点|分|台|套|万|块|元|时候|东西|地方|方面|部|处|院|厂|校|店|室|组|里|版|稿|轮)$/
const commonEnglish =
  /^(I|We|You|They|He|She|It|The|Our|Your|My|Their|This|That|There|What|Which|Who|How|And|But|For|From|With|Please|Thanks?|Dear|Mr|Mrs|Ms|Dr|Prof|Finance|Procurement|Purchasing|Legal|Client|Customer|Board|Management|Sales|Service|Support|Engineering|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|January|February|March|April|May|June|July|August|September|October|November|December|Europe|China|Germany|England|English|French|German|Chinese|Excel|Word|Windows|Linux|Android|Apple|Google|Microsoft|Zoom|Teams|Slack|WeChat|SAP|ERP|RFP|RFQ|ISO|FDA|EUR|USD|GBP|CNY|RMB|HKD|CHF|AUD|SGD|JPY|CAD|INV|AR|AP|CFO|CEO|CTO|COO|CIO|IT|HR|QA|Left|Saw|Met|Got|Sent|Took|Two|One|Three|New|Some|All|No|Not|Next|Site|Demo|Quote|Offer|Proposal|Price|Trial|Contract|Nobody|Everyone|Staff|Nurses?|Main|Current|Present|Also|If|When|As|In|On|At|To|Of|Up|Since|After|Before|By|Or|So|Just|Still|Only|Any|Each|Both|Most|Many|Last|Call|Visit|Head|Team|Group|Committee|Director|Manager|Supplier|Vendor|Competitors?|Procurement|Other|Another|Others|Based|Depending|Starting|Including|Excluding|Budget|Capex|Opex|Total|Subtotal|Sum|Costs?|Volume|Margin|Validity|Warranty|Payment|Delivery|Installation|Freight|Discount|Deposit|Retention|Floor|Limit|Ceiling|Target|Mobilisation|Headcount|Annual|Monthly|Yearly|Net|Gross|VAT|GST|Tax|Fees?|Rates?|Rev|Revision|Version|Phase|Stage|Option|Lot|Item|Qty|Units?|Line|Today|Tomorrow|Yesterday|Meeting|Deadline|Decision|Award|Stock|Scope|Envelope|Spend|Pricing|Prices|Terms|Minimum|Maximum|Approx|About|Around|Roughly|Currently|Previously|Originally|Already|Maybe|Probably|Operations|Production|Maintenance|Logistics|Quality|Everything|Anything|Somebody|Someone|Colleagues?|Users?|Owners?|Shareholders?|Auditors?)(?![\p{L}\d])/u
const commonSmall =
  /^(which|where|their|there|these|those|other|another|someone|somebody|anyone|people|things?|first|second|third|today|yesterday|tomorrow|monday|tuesday|wednesday|thursday|friday|price|prices|pricing|quote|offer|plan|option|version|paper|excel|email|phone|google|windows|linux|whoever|whatever|nothing|everything|something|yours?|theirs?|lunch|dinner|coffee|about|later|being|having|going|still|always|never|really|maybe|legal|finance|management|procurement|purchasing|customers?|clients?|suppliers?|vendors?|partners?|competitors?|samples?|excel|spreadsheets?|manual|hand|leasing|renting|delivery|order|invoice)$/

const mostNames = 3

/**
 * Names that a text gives to a firm in words that speak of a rival, and that nobody of the workspace knows as one:
 * candidates for a person to confirm. `isKnown` tells the names of customers, people, products and our own.
 */
export function rivalCandidates(
  text: string,
  direction: Direction,
  isKnown: (name: string) => boolean,
): (Span & { text: string })[] {
  const found: (Span & { text: string })[] = []
  const patterns = [
    ...(/[\u3400-\u9fff]/.test(text) ? chinese : []),
    ...(/[A-Za-z]/.test(text) ? english : []),
    ...(direction === 'outbound' ? [] : fullNames),
  ]
  for (const pattern of patterns) {
    for (const match of allMatches(pattern, text))
      for (const name of Object.values(match.groups ?? {})) {
        if (name === undefined || found.length === mostNames) continue
        const start = text.indexOf(name, match.index)
        const here = { start, end: start + name.length, text: name }
        const isFree = found.every((other) => other.end <= here.start || other.start >= here.end)
        if (isFree && isName(name) && !isKnown(name)) found.push(here)
      }
  }
  return found
}

/** A way of naming a rival, and what no text lacks that names one so: most texts are looked at no further. */
interface Wording {
  needs: RegExp
  pattern: RegExp
}
const wording = ([needs, source]: [RegExp, string]): Wording => ({ needs, pattern: new RegExp(source, 'gu') })

const price =
  '(?:(?:约|大概|在|是|为|到|的是)\\s*)?(?:\\d[\\d.,]*\\s*(?:万|w|k|m|元|多)|[一二三四五六七八九]百[一二三四五六七八九十零]*万?)'
/** Where a firm sits or what it sells, between its name and its price: "Polarpak in Tartu", "Fjordfoam (EPS)". */
const aside = '(?:\\s?\\([^()\\n]{2,40}\\)| (?:in|from|of|at|near|over in) (?:the )?\\p{Lu}\\p{L}+)?'
/** A name that stands behind the place word of another: Tartu in "Polarpak in Tartu is at". */
const noPlace = '(?<!\\p{Lu}[\\p{L}\\d]+,? (?:in|from|of|near|outside|over in|based in) (?:the )?)'
/** A sum as English letters write one, its currency before it or its size behind. */
const sum =
  '(?:(?:A\\$|US\\$|£|€|\\$|RMB ?|USD ?|EUR ?|GBP ?|CHF ?|CNY ?|AUD ?|SGD ?|¥)\\d|\\d[\\d.,]*\\s?(?:k|m|mn|mil|million|万)\\b)'
const roughly = '(?: about| around| roughly| just| only| over| under)?'
/** 能 binds a sentence, and stands in the name of many a firm of the power trade behind its first letter. */
const powerName = `(?![${binding}])\\p{Script=Han}(?:(?![${binding.replace('能', '')}])\\p{Script=Han}){1,5}?`
/** What has a sum and is no firm: 首付30万, 二期80万. */
const noOfferer =
  '(?!首付|首期|定金|订金|预付|尾款|保证金|押金|质保|维保|标底|限价|控制价|最高|最低|上限|封顶|[一二三四五]期|项目|投资|额度|授权|损失|罚|赔|扣|欠|还|差|剩|全年|全部|今年|运维|服务|安装|备件|培训|软件|硬件|设备|人工|材料)'
const offering = (
  [
    // 瑞能达只做租赁, 月租给到9折: who sells in one way only, with the price of it
    [
      /只做|只能做|专做|主推|主打|只肯/,
      `${begin}${noOfferer}(?<name>(?=\\p{Script=Han}{3})${powerName})(?:那边|那家|他们家?|家)?(?:目前|现在|就|也)?(?:只做|只能做|只肯做?|专做|主推|主打)[^。；;\\n]{1,24}?(?:价|租|费|折扣?|报|收)[^。；;\\n\\d]{0,8}\\d[\\d.]*\\s*(?:折|万|元|块|[%％]|个点)`,
    ],
    // 源能晟报3.1元/W
    [
      /能[^，。；\s]{0,6}(?:报|开价|开了|出价)/,
      `${begin}${noOfferer}(?<name>${powerName})(?:那边|那家|他们家?|家)?(?:能|${adverbs})(?:的报价|报(?:了个?|价|过来|出)?|开价|开了|出价)${price}`,
    ],
    // 铁帆312万,不过他们去年出过事: a sum right behind a name, and what others did
    [
      /\d\s*[万wW]元?\s*[，,]/,
      `${begin}${noOfferer}(?<name>${hanName}?)\\s?(?:大概|约|才)?\\d[\\d.]*\\s*[万wW]元?\\s*[，,]\\s*(?:但是?|不过|可是?|只是|就是|而且)\\s*(?:他们|它们?家?|那边|那家|人家)`,
    ],
    // "Larkin in Leeds offers a used one at EUR 310k", "Larkin are quoting us for 1.2m"
    [
      /\d/,
      `${noPlace}(?<![\\p{L}'’])(?<name>${latinName})${aside}(?: (?:also|just|now|only|still|is|are|have|has|had))* (?:offers?|offered|offering|quotes?|quoted|quoting|propos(?:es?|ed|ing)|pitch(?:es|ed)|bids?|bidding|c[ao]mes? in|coming in|is in|are in)\\b(?! (?:them|him|her)\\b)[^.;\\n]{0,60}? (?:at|for|with|of)${roughly} ${sum}`,
    ],
    // "Mulder is at 1.12 million"
    [
      /\d/,
      `${noPlace}(?<![\\p{L}'’])(?<name>${latinName})${aside}(?:['’]s| is| are| was| were)(?: now| already| still| only| down| up)* (?:at|on)${roughly} ${sum}`,
    ],
    // "Larkin have a depot in Cork. They are EUR 525k"
    [
      /[Tt]he(?:y|ir)/,
      `(?<=^|[.!?\\n]\\s*)(?<name>${latinName})(?: (?:in|from|of) (?:the )?\\p{Lu}\\p{L}+)? (?:have|has|are|is|can|could|would|will|promis\\w+|offer\\w*|c[ao]me|guarantee\\w*|keep|do|did)\\b[^\\n]{0,120}?[.;,]\\s+(?:and |but )?(?:[Tt]hey|[Tt]heir (?:price|offer|quote|number))(?:['’]re| are| is| were| was| quoted| want| ask| came in| come in| came| bid)(?: at| for| on)?${roughly} ${sum}`,
    ],
    [
      /报|开[价了]|出价/,
      `${begin}(?<name>(?:(?![${binding}])\\p{Script=Han}){2,6}?)(?:那边|那家|他们家?|家)?${adverbs}(?:的报价|报(?:了个?|价|过来|出)?|开价|开了|出价)${price}`,
    ],
    [
      /\d/,
      `${noPlace}(?<![\\p{L}'’])(?<name>\\p{Lu}[\\p{L}\\d]{2,}(?:[ -]\\p{Lu}[\\p{L}\\d]+){0,2})${aside}(?:['’]s (?:offer|price|quote|bid)(?: is| was)?|(?: have| has| had)?(?: just| also| now| already| since)? (?:offered|quoted|bid|come in|came in|come down|came down|gone|went|quotes?|offers?)(?: us| them)?(?: at| to)?|(?: are| is| were| was) (?:at|on))(?: about| around| roughly)? ?(?:£|€|\\$|RMB ?|USD ?|EUR ?|GBP ?|CHF ?|CNY ?|¥)\\d`,
    ],
    [
      /from/,
      `\\b(?:[Oo]ffer|[Qq]uote|[Bb]id|[Pp]rice) from (?<name>\\p{Lu}[\\p{L}\\d]{2,}(?:[ -]\\p{Lu}[\\p{L}\\d]+){0,2})[^.;\\n]{0,24}(?:£|€|\\$|RMB ?|USD ?|EUR ?|GBP ?|CHF ?|CNY ?|¥)\\d`,
    ],
    [
      /出局|淘汰|退出|没入围/,
      `${begin}(?<name>(?:(?![${binding}])\\p{Script=Han}){2,6}?)(?:那边|那家|他们家?|家)?(?:[^，。；\\s]{1,8}[，,])?${adverbs}(?:出局|淘汰|退出|没入围)了?`,
    ],
  ] as [RegExp, string][]
).map(wording)

/** A unit price as people say it who both know what it is of: 165, 20.2. */
const barePrice =
  '\\d{1,5}(?:\\.\\d{1,3})?(?!\\d|\\.\\d|[-/]\\d|\\s*(?:[%％天日月年号点台套个人次小时周份张条页万折]|days?|weeks?|months?|percent|[Jj]an|[Ff]eb|[Mm]ar|[Aa]pr|[Mm]ay|[Jj]un|[Jj]ul|[Aa]ug|[Ss]ep|[Oo]ct|[Nn]ov|[Dd]ec|am\\b|pm\\b|kg|t\\b))'
const byUnit = (
  [
    // 华岭同类的报26.8一套, 华岭便宜啊, 上个月27.5
    [
      /(?:同类|同款|同样|类似)的?[^，。；\n]{0,4}报|便宜/,
      `${begin}${noOfferer}(?<name>${hanOrLatin})(?:(?:同类|同款|同样|类似)的?(?:产品|设备|机器|型号|机型)?(?:的)?报(?:了|价)?|(?:那边|那家|家)?便宜(?:啊|呀|呢|嘛)?[，,]?\\s*(?:上个?[月周]|去年|之前|现在|才|只要|就)\\s*(?:才|只要|就|是|报)?)\\s*${barePrice}`,
    ],
    // 华岭报165, Halberd 降到10.45
    [
      /[报开卖]|[降给出]到/,
      `${begin}(?<name>${hanOrLatin})\\s?(?:那边|那家|家|他们)?${adverbs}(?:报(?:了|价|到|的是|的)?|开到?|降到|给到|出到|卖到?)\\s*(?:了)?${barePrice}`,
    ],
    [
      /(?<!\p{L})\p{Lu}/u,
      `${noPlace}(?<![\\p{L}'’])(?<name>${latinName})${aside}(?:['’]s| is| are| were| was)?(?: now| already| still| down| up| in)*(?: at| on| with| down to| up to) ?${barePrice}`,
    ],
    // "Larkin Global direct came in at about 389"
    [
      /in at|back at|landed at/,
      `(?<![\\p{L}'’])(?<name>${latinName})(?: \\p{Ll}+)?(?: have| has| are| is| were)?(?: just| also| now| already)* (?:c[ao]mes? (?:in|back)|in|landed) at(?: about| around| roughly| just over| just under| some)? ?(?:\\d{1,3}(?:,\\d{3})+|\\d{3,6}|\\d+\\.\\d+)(?!\\d|[:/]\\d|\\s*(?:am|pm|hours?|hrs|days?|%|percent|o['’]clock|on (?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)|for the|tomorrow))`,
    ],
    // 北冠 35.8 现在的价
    [
      /现在|目前|现用|在用|今年|去年|上期|老/,
      `${begin}(?<name>${hanOrLatin})\\s*${barePrice}\\s*(?:是)?(?:现在|目前|现用|在用|今年|去年|上期|老)(?:的)?(?:价|单价|合同价?|供应商)`,
    ],
    // "the two others: Larkin 2,090 a tonne"
    [
      /[Oo]thers?|[Rr]ivals?|[Cc]ompetitors?|[Aa]lternatives?/,
      `\\b(?:[Oo]thers?|[Rr]ivals?|[Cc]ompetitors?|[Aa]lternatives?)(?: (?:are|is|bids?|quotes?|offers?))?: ?(?<name>${latinName})(?: is| are| at)? ?(?:\\d{1,3}(?:,\\d{3})+|\\d{2,6}(?:\\.\\d+)?)(?!\\d|[:/]\\d)`,
    ],
    // 优禾那边保温箱9块8一个
    [
      /那[边家]|他们/,
      `${begin}(?<name>${shortHanName})(?:那边|那家|他们家?)的?\\p{Script=Han}{1,6}?\\s*(?:是|要|卖|报|才)?\\s*\\d{1,6}(?:\\.\\d+)?\\s*(?:块\\d?毛?|元|万)?\\s*(?:一|每|[/／])\\s?[百千]?[个只件套张枚片支条箱盒吨米把台公平瓶桶]`,
    ],
    // "Competitors: - Larkin Commercial at $1.05/Wp": a list of them, each with its price
    [
      /[Rr]ivals?|[Cc]ompetitors?|[Cc]ompetition|[Oo]ther bids/,
      `(?<=(?:^|[\\n•*–>:;-])\\s*)(?<name>${latinName})(?: PPA| offer| bid)?(?: at| with| on|:| quotes?| quoted| offers?)${roughly} ${sum}`,
    ],
    // 东港那边4800
    [/那[边家]|他们/, `${begin}(?<name>${shortHanName})(?:那边|那家|他们家?)\\s*${barePrice}`],
  ] as [RegExp, string][]
).map(wording)
/** 彩盛报几多, 彩盛现在给你们多少: whose price is asked for sells the same. */
const askedFor = (
  [
    [
      /几|多少|[么啥]价/,
      `${begin}(?<name>${shortHanName})(?:那边|那家|家)?(?:现在|目前|这次|到底|大概)*(?:报|卖|给)(?:了|到)?(?:你们?|您|我们|咱们?|贵司)?(?:才|是)?(?:几多|多少|几钱|什么价|啥价|几块)`,
    ],
  ] as [RegExp, string][]
).map(wording)
/** Goes on in a list of prices: …。东洲22.5 · ; Aromel 205. */
const goesOn = new RegExp(
  `(?<=[。；;，,、]\\s*)(?<name>${hanOrLatin})\\s?(?:那边|那家|家)?(?:报|是|系|:|：)?\\s?(?<price>${barePrice})`,
  'gu',
)
/** Prices for one thing are of one size. */
const ofOneSize = (one: number, other: number): boolean => one < other * 1.6 && other < one * 1.6

/** Behind one rival's price another name with a sum: "Greenfork is 640k but without the canteen". */
const sumBehind = new RegExp(
  `(?<=[.;,!?\\n]\\s*(?:and |but |while )?)(?<name>${latinName})(?:['’]s| is| are| was| were| at| on| wants?| asks?| came in at| comes in at)(?: now| only| at)*${roughly} ${sum}`,
  'gu',
)

/** Behind one rival's price the next name with a price of its size is the next rival's. */
function goingOn(text: string, [first]: readonly string[]): string[] {
  if (first === undefined) return []
  const behind = text.slice(text.indexOf(first) + first.length)
  const price = Number(/^\D{0,16}?(\d{1,5}(?:\.\d{1,3})?)/u.exec(behind)?.[1] ?? Number.NaN)
  return [...behind.matchAll(goesOn)].flatMap(({ groups }) =>
    ofOneSize(price, Number(groups!.price)) ? [groups!.name!] : [],
  )
}

/** The number of a quote right behind a price, which is our own: 首版报价392万(QT-2610-018). */
const ofOurPaper =
  /^\s*(?:元|万)?元?\s*[（(]\s*(?:(?:我方|我司)?(?:报价单?|单)号?[:：]?\s*)?[A-Z]{1,5}[A-Z\d]*-\d{2,}[^()（）]{0,12}[)）]/

/** Whose price we speak of when we say our own: no firm of anybody's. */
const ourOwnPrice =
  /^(第[一二三四五六\d]|[首末初终头]版|[首末初终头]轮|[老小阿]\p{Script=Han}$|对方|友商|厂方|他家|你家|咱家|单价|总价|到厂|含税|出厂|四色|均价|专色|[vV]\d|Q\d|PO|(?:Mon|Tue|Tues|Wed|Thu|Thurs|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)(?!\p{L}))/u

/** Words that leave no doubt that a firm is after the same order, though they name no price. */
const competing = (
  [
    // 海岱的人上周也去了, 维德曼那边的销售来过
    [
      /的\s?(?:人|销售|业务|工程师|老总|技术)/,
      `${begin}(?<name>${hanOrLatin})\\s?(?:那边|那家|家)?的\\s?(?:人|销售|业务|业务员|工程师|老总|技术)(?:[^，。；\\n]{0,6}也(?:去|来|到|在|找|约)(?:过|了|我们?|他们?|你们)?|[^，。；\\n]{0,6}(?:去|来|找)过)`,
    ],
    // 还在跟海岱谈, 他们也在接触维德曼
    [
      /[跟和与同找触系约]/,
      `(?:也|还|同时)在?(?:跟|和|与|同|找|接触|联系|约)(?:了|过)?\\s?(?<name>${hanOrLatin})(?:那边|他们|家)?(?:也)?(?:在?(?:谈|聊|接触|对接|沟通|做方案|要报价|要方案))`,
    ],
    // 对手剩海岱一家, 竞品有维德曼和北凌, 对手 Voltara、Norrvik
    [
      /对手|竞品|友商/,
      `(?:竞争对手|对手|竞品|友商)(?:目前|现在|还|就|只|主要)*(?:剩下?|有|是|包括|为|[:：]|\\s(?=\\p{Lu}))\\s?(?<name>${hanOrLatin})(?:(?:[、,，]|和|与|跟)\\s?(?<name2>${hanOrLatin}))?(?=[，,。；;、\\s]|一家|两家|家|$)`,
    ],
    // "Larkin stays on the small lots; no export licence, so can't touch the rest"
    [
      /stays? on|sticks? (?:to|with)|keeps? the|holds? the/,
      `(?<![\\p{L}'’])(?<name>${latinName}) (?:stays? on|sticks? (?:to|with)|keeps? the|holds? the) (?!the (?:panel|committee|board|call|line|phone|list|team|site|project)|leave)[^.\\n]{3,60}?\\b(?:no \\p{L}[^.\\n]{0,30}?(?:licen[cs]e|permit|approval|certificat\\p{L}+|stock|depot|cover|capacity)|can ?n?['’]?t|cannot)\\b`,
    ],
    // 东港（启东）满16人才开，这是他们的短板
    [
      /短板|弱项|软肋/,
      `${begin}(?<name>${hanOrLatin})(?:[（(][^()（）]{2,30}[)）])?[^。\\n]{0,24}?(?:他们|它|对手)家?的?(?:短板|弱项|软肋)`,
    ],
    // 原来用的是 Veldmann 的, 一期是北凌家的
    [
      /原来|之前|以前|早先|一期|上|老线|老厂/,
      `(?:原来|之前|以前|早先|一期|上一?期|上一?批|老线|老厂)[^，。；\\n]{0,4}(?:用|装|买|选|上|是)(?:的(?:是|都是|就是)?|着)?\\s?(?:(?<name>${latinName})(?:家)?(?:的|那套|那家|(?=[，,。；;\\s]|$))|(?<name2>${hanName})(?:家的|那家的?|公司的))`,
    ],
    [
      /ing (?:to|with)/,
      `\\b(?:[Aa]lso|[Ss]till|[Nn]ow) (?:talking|speaking) (?:to|with) (?<name>${latinName})(?: and (?<name2>${latinName}))?`,
    ],
    [
      /talks|against|bidder|supplier|vendor|firm|one/,
      `\\bin talks with (?<name>${latinName})|\\b(?:up |bidding |competing )against (?<name2>${latinName})|\\b(?:other|second|only) (?:bidder|supplier|vendor|firm|one)(?: left| still in)?(?: is|:) (?<name3>${latinName})`,
    ],
    [
      /running|frame|mix|race|list|bidding|quoting|still in/,
      `(?<![\\p{L}'’])(?<name>${latinName})(?:['’]s)?(?: (?:is|are|was|were|has been|have been))?(?: (?:still|also|now|both))? (?:in the (?:running|frame|mix|race)|on the (?:short)?list|shortlisted|bidding(?: too| as well)?|quoting(?: too| as well)?|still in\\b(?! (?:the )?[a-z]+))`,
    ],
    // Who is shown our price is after the same order: "he showed your first offer to Larkin Doors", 把你们的报价拿给北凌看了
    [
      / to /,
      `\\b(?:show(?:ed|n|s|ing)?|sent|gave|passed|forwarded|leaked|handed|took) (?:[Yy]our|[Oo]ur) (?:[^.;\\n]|\\.\\d){0,60}?\\b(?:[Oo]ffer|[Qq]uote|[Qq]uotation|[Pp]rices?|[Pp]ricing|[Pp]roposal|[Nn]umbers?)\\b(?:[^.;\\n]|\\.\\d){0,40}? to (?<name>${latinName})(?=[,.;!?]|$| (?:who|and|so)\\b)`,
    ],
    [
      /报价|价|方案/,
      `(?:你们|我们|咱们|贵司)家?的?(?:第[一二三四\\d][版轮]的?|上一?版的?|旧的?)?(?:报价单?|价格?|方案)[^，。；\\n]{0,4}?(?:拿给|发给|透给|漏给|给)(?:了)?(?<name>${hanOrLatin})(?:看|瞧|那边|了|家)`,
    ],
    [
      /[’']s /,
      `(?<![\\p{L}'’])(?<name>${latinName})['’]s (?:people|guys|rep|reps|team|lot|salesman|sales team|engineers) (?:(?:were|was|came|have been|has been|had been)(?: (?:in|here|there|on site|over|round|by|to see))|visited|called in|dropped in)`,
    ],
    [
      /[Ww]e |[Ll]ine|[Pp]lant|[Pp]hase|[Uu]nit|[Bb]uilding|[Hh]all/,
      `\\b(?:[Ll]ine|[Pp]lant|[Pp]hase|[Uu]nit|[Bb]uilding|[Hh]all) (?:\\d+|one|two|[A-Z]) (?:is|was|runs?|ran|uses?|used)(?: all| on| with| from)* (?<name>${latinName})(?=[,.;]|$| (?:kit|machines?|gear|equipment))|\\b[Ww]e (?:used|had|bought|ran) (?<name2>${latinName}) (?:before|until|for|last time|on (?:the )?(?:old|first|line))`,
    ],
  ] as [RegExp, string][]
).map(wording)

/** Whose people come and with whom others talk, and no firm of anybody's: offices, services and trades. */
const noFirm =
  /^(审计|消防|环保|安监|安全|物业|电力|电网|供电|水务|燃气|质检|海关|税务|工商|银行|保险|监理|总包|施工|安装|设计|设计院|法务|财务|商务|技术|工艺|生产|质量|信息|设备|采购|基建|后勤|行政|人事|股东|集团|总部|分公司|子公司|兄弟|厂家|厂里|现场|车间|班组|政府|园区|协会|媒体|学校|大学|同行|外资|合资|国企|民营|本地|外地|[东南西北]方|[德日美英法韩]国|意大利|瑞士|瑞典|荷兰|欧洲|台湾|香港|一线|二手|自己|别的|那边|这边|什么|哪家|你们|我们|他们|人家)|(科|办|局|会|队|所|司|社|行|网)$/
/** Firms set against us in Chinese, which we name ourselves as well. */
const contrastedIn = rivalContrasts(begin, binding)

/** Where they come from is not what they are called. */
const ofNation =
  /^(Italians?|Germans?|French|Dutch|Swiss|Swedes?|Swedish|Danes?|Danish|Norwegians?|Finns?|Spanish|Spaniards?|Austrians?|Poles?|Polish|Turks?|Turkish|Chinese|Japanese|Koreans?|Indians?|Americans?|Europeans?|British|English|Irish|Belgians?|Portuguese|Czechs?)$/
/** Given names by which people are spoken of: who is talked to by one is a person. */
const givenName =
  /^(Aaron|Adam|Alan|Alex|Alice|Amy|Andrew|Andy|Anna|Anne|Barbara|Ben|Bill|Bob|Brian|Carl|Carol|Caroline|Catherine|Charlie|Chris|Claire|Colin|Craig|Daniel|Dan|Dave|David|Dean|Debbie|Deb|Derek|Diane|Dick|Don|Doug|Ed|Eddie|Elizabeth|Emily|Emma|Eric|Erik|Eva|Frank|Fred|Gary|Geoff|George|Graham|Greg|Hannah|Harry|Heather|Helen|Henry|Ian|Ivan|Jack|Jacob|James|Jan|Jane|Jason|Jeff|Jennifer|Jenny|Jerry|Jessica|Jim|Joan|Joe|John|Jon|Jonathan|Joseph|Julia|Julie|Karen|Kate|Katie|Keith|Ken|Kevin|Kim|Larry|Lars|Laura|Lee|Linda|Lisa|Liz|Louise|Lucy|Luke|Maria|Marie|Mark|Martin|Mary|Matt|Max|Michael|Michelle|Mick|Mike|Nancy|Neil|Nick|Nicola|Nigel|Oliver|Oscar|Pat|Patrick|Paul|Pete|Peter|Phil|Rachel|Ralph|Ray|Rebecca|Richard|Rick|Rob|Robert|Robin|Roger|Ron|Rose|Ruth|Ryan|Sally|Sam|Sandra|Sarah|Scott|Sean|Shaun|Simon|Sophie|Stefan|Stephen|Steve|Stuart|Sue|Susan|Terry|Thomas|Tim|Tina|Toby|Tom|Tony|Victor|Victoria|Wayne|Wendy|Will|William)(?![\p{L}\d])/u

/**
 * Firms whom a text says to have made an offer with a price (粤力包装报了265万), or to be after the same order (海岱的人上周也
 * 去了, "they're also talking to Voltara"), and nobody knows: such words leave no doubt that they are rivals. `isKnown`
 * tells the names of customers, people, products and our own; of what we write ourselves (`ours`) only whose price we
 * ask for. `rivals` finds those who are known: behind one's price a list of prices may go on.
 */
export function unheardRivals(
  text: string,
  isKnown: (name: string) => boolean,
  { ours = false, rivals = null }: { ours?: boolean; rivals?: RegExp | null } = {},
): string[] {
  const namedBy = (wordings: readonly Wording[]): string[] => {
    const found: string[] = []
    for (const { needs, pattern } of wordings)
      if (mayMatch(pattern, text) && matches(needs, text))
        for (const { groups, index, 0: words } of allMatches(pattern, text))
          if (!ofOurPaper.test(text.slice(index + words.length)))
            for (const name of Object.values(groups ?? {})) if (name !== undefined) found.push(name)
    return found
  }
  const offered = ours ? [] : namedBy(offering).filter((name) => !ourOwnPrice.test(name))
  const after = namedBy(competing).filter(
    (name) => !noFirm.test(name) && !ofNation.test(name) && !givenName.test(name),
  )
  const isFirm = (name: string) => !noFirm.test(name) && !ourOwnPrice.test(name) && !givenName.test(name)
  const asked = namedBy(askedFor).filter(isFirm)
  const priced = ours ? [] : namedBy(byUnit).filter(isFirm)
  const further = ours
    ? []
    : goingOn(text, [...priced, ...(rivals?.exec(text) ?? [])].slice(0, 1)).filter(isFirm)
  const [first] = ours ? [] : [...offered, ...(rivals?.exec(text) ?? [])]
  const summed =
    first === undefined
      ? []
      : [...text.matchAll(sumBehind)]
          .map(({ groups }) => groups!.name!)
          .filter((name) => isFirm(name) && !ofNation.test(name))
  const contrasted = /[\u3400-\u9fff]/.test(text) ? contrastedIn(text).filter(isFirm) : []
  const named = ours
    ? [...asked, ...contrasted]
    : [...offered, ...after, ...asked, ...priced, ...further, ...summed, ...contrasted]
  return [...new Set(named.map(withoutGoods))].filter(
    (name) => isName(name) && !isTerm(name, text) && !isKnown(name),
  )
}

/** "cook-chill PPD settled at 12.95", "3.20 MWh": letters behind a figure, or that stand for a kind of thing, are no firm's. */
const isTerm = (name: string, text: string): boolean =>
  /^\p{Lu}{2,4}$/u.test(name) &&
  new RegExp(
    `(?:\\d\\s?|(?<![\\p{L}'’])(?:per|the|an?|our|their|\\p{Ll}+-\\p{Ll}+)\\s)${name}(?![\\p{L}\\d])`,
    'u',
  ).test(text)

const goodsAtEnd =
  /(?<=^.{2,})(?:[外内纸彩木]箱|[彩纸]盒|箱子|盒子|托盘|隔板|主机|单机|整机|样机|样品|配件|备件|耗材|单价|总价|含税|裸价|到厂|出厂)$/u
/** 恒益 of 恒益外箱: whose price of which goods. */
const withoutGoods = (name: string): string => name.replace(goodsAtEnd, '')

/** "Speak Wednesday at 11": a day is nobody's name. */
const namesDay =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|April|June|July|August|September|October|November|December)$/
const isName = (name: string): boolean =>
  /\p{Script=Han}/u.test(name)
    ? !common.test(name) && !titled.test(name)
    : /^\p{Lu}/u.test(name)
      ? !commonEnglish.test(name) && !namesDay.test(name)
      : !commonSmall.test(name)

/** Whether a name in Latin letters may be a firm's: no common word, nation, month or given name. */
export const isFirmName = (name: string): boolean =>
  isName(name) && !ofNation.test(name) && !givenName.test(name) && !ourOwnPrice.test(name)
