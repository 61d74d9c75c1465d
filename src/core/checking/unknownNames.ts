import { wordClassOf } from '../imports/matching/plainWords.ts'
import { findHanSubjects } from './hanSubjects.ts'
import type { Entity, Mention, NameIndex } from './mentions.ts'
import { findHanFirms, latinFirm } from './wellKnownFirms.ts'

/** A stretch shaped like a name that no known name covers. */
export type UnknownName = {
  start: number
  end: number
  text: string
  /** Known people of that surname, for 王主任: known if one of them is. */
  maybe: readonly Entity[]
}

const hanOrWord = /[\u4e00-\u9fffA-Za-z0-9]/
const sureSuffix =
  /(?:有限(?:责任)?公司|股份公司|医院|公司|集团|大学|研究院|研究所|卫生院|诊所|药业|卫健委|医保局|制药)/g
const likelySuffix =
  /(?<=^|[，。、；：,;:\s（("'与和向从对比较跟及由是])([\u4e00-\u9fff]{2,4})(?:医疗|科技|器械|生物|软件|药业|自动化|智造|诊断)(?=$|[，。、；,;:.\s）)"'的和与及在已也是把将报给从能方用推这那])/g
const stopChars = new Set(
  '和与及在对给跟向从把被为是的了请让们该这那每某等已、而将由到去来于比像往看说叫替帮至但若因按其我你您他她它做过'.split(
    '',
  ),
)
const generic =
  /拜访|走访|服务|覆盖|合作|进入|采购|大型|中型|小型|公立|民营|私立|三甲|[一二三]级|甲等|综合|专科|基层|社区|[县市省]级?|区域|重点|标杆|周边|同类|同级|类似|多数|部分|国内|本地|当地|外地|全国|教学|附属|样板|参考|上市|保险|物流|制药|软件|医药|医疗|器械|科技|贵|各|多|家|本|几|数|[一二两三四五六七八九十百\d]+|客户|用户|目标|签约|新|老|大|小|整个|整|全|外资|国有|竞争|竞品|友商|供应商|经销|代理|设备|厂家|生产|制造|租赁|检测|集成|建设|提供|支持|帮助|希望|需要|了解|作为|通过|关于|所有|任何|其他|别的|另|外|子|母|总|分|院|如果|目前|现在|今年|去年|另外|以及|还有|包括|针对|面向|适合|我|咱|同|当|应|要|会|可|能|所|第三方|名|个|台|可比|互联网|双方|两|双|公司|医院|集团|核心|中心|智慧|数字|参照|引荐|成交/g

const surname =
  '(?:欧阳|上官|司马|诸葛|[王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤严俞])'
const titledPerson = new RegExp(
  `${surname}(?:[\\u4e00-\\u9fff]{1,2})?(?:副?主任|副?院长|副?科长|副?处长|医生|教授|副?总?经理|总监|老师|护士长|博士|副?部长|主管|厂长|书记|女士|先生)|${surname}(?:总|工)(?=$|[，。、；,;:.\\s"'您你说表认提那这负在是的会已和要对问想看])`,
  'g',
)

/** Names shaped like organisations, products or people that nothing known covers. */
export function findUnknownNames(
  text: string,
  mentions: readonly Mention[],
  names: NameIndex,
): UnknownName[] {
  const found: UnknownName[] = []
  const covered = (start: number, end: number): boolean =>
    mentions.some((mention) => mention.start < end && mention.end > start) ||
    found.some((name) => name.start < end && name.end > start)
  const add = (start: number, end: number, maybe: readonly Entity[] = []): void => {
    if (!covered(start, end)) found.push({ start, end, text: text.slice(start, end), maybe })
  }
  findHanOrganisations(text, mentions, add)
  for (const match of text.matchAll(likelySuffix)) {
    if (match[1]!.replace(generic, '').length >= 2) add(match.index, match.index + match[0].length)
  }
  for (const match of text.matchAll(titledPerson)) {
    const end = match.index + match[0].length
    const known = names.surnames.get(match[0].charAt(0)) ?? []
    if (isNamePlace(text, match.index)) add(match.index, end, known)
  }
  for (const { start, end } of findHanFirms(text)) add(start, end)
  for (const { start, end } of findHanSubjects(text)) add(start, end)
  findLatinNames(text, add)
  return found.sort((a, b) => a.start - b.start)
}

// 一张总表 and 提高工作 are not people.
const isNamePlace = (text: string, at: number): boolean => at === 0 || !/[一两几这那提升]/.test(text[at - 1]!)

function findHanOrganisations(
  text: string,
  mentions: readonly Mention[],
  add: (start: number, end: number) => void,
): void {
  for (const match of text.matchAll(sureSuffix)) {
    const end = match.index + match[0].length
    if (mentions.some((mention) => mention.start < end && mention.end > match.index)) continue
    // A longer suffix may follow: 制药公司, 医院集团.
    if (/^(?:有限|集团|公司)/.test(text.slice(end, end + 2)) && !match[0].endsWith('公司')) continue
    let start = match.index
    const floor = mentions.reduce(
      (last, mention) => (mention.end <= start ? Math.max(last, mention.end) : last),
      0,
    )
    while (
      start > floor &&
      end - start < 16 &&
      hanOrWord.test(text[start - 1]!) &&
      !stopChars.has(text[start - 1]!)
    ) {
      start--
    }
    const rest = text.slice(start, match.index).replace(generic, '')
    if (rest.length > 0) add(start, end)
  }
}

const notNames = new Set(
  `I Mr Mrs Ms Dr Prof January February March April May June July August September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday
ROI CRM ERP MES SCADA PLC OEE KPI SLA API IT OT QA QC R&D CEO CFO COO CTO CIO VP HR PO RFP RFQ MRI CT ICU OR ER UDI EMR HIS LIS PACS AI ML PDF CSV SQL SSO VPN USB LAN TCO POC PoC NDA MSA SOW GDPR HIPAA MQTT OPC UA REST EU UK US USA China English Chinese European American UTC GMT TAT NPS FAQ Q H FY OK PM AM USD EUR GBP CNY RMB Manager Director Head Chief Officer Engineer President Vice Team Board Committee Department Purchasing Managing General Technical Lead Planner Procurement Framework Agreement Excel Windows Linux Ethernet Modbus FAT SAT GMP FDA CE MDR Europe Asia Germany German France UX UI PR CAPEX OPEX Capex Opex Net VAT DDP FOB BOM IoT IIoT LDAP SAML PIPL NMPA B2B SaaS Wi-Fi WiFi LED PCR Track Step Option`.split(
    /\s+/,
  ),
)
const functionWords = new Set(
  'the a an we our you your it its this that these those if when while after before since with without for from in on at by to as over under between because although though last next today compared based currently both each every all most many some no not only there here what which who whom how why could would can should may might shall let please thank thanks yes they their he she his her one two three four five six seven eight nine ten and but or so then once until unless during per via against across within about around also however therefore finally first second third another other any few several such more less than just is are was were do does did has have had will ca wo could would should need ain be say says ask asks'.split(
    ' ',
  ),
)
const organisationWord =
  /^(?:Inc|Ltd|LLC|GmbH|AG|Corp|Corporation|Company|Co|Group|Hospital|Clinic|University|Institute|Medical|Systems|Software|Industries|Technologies|Automation|Robotics|Healthcare|Pharma|Labs|Laboratories|Plant|Foods|Motors|Steel|Chemicals|Partners|Solutions)$/
const departments = new Set(
  'finance procurement purchasing engineering operations maintenance quality production legal management support sales marketing logistics security compliance nursing radiology users operators customers customer service engineers nobody everyone someone somebody'.split(
    ' ',
  ),
)
const agentVerb =
  /^(?:\s(?:already|also|still|never|now|just|once|often|only|has|had)){0,2}\s(?:reported|ordered|bought|signed|paid|uses|runs|renewed|confirmed|quoted|said|told|asked|chose|uses|offers|charges|claims|delivered|installed|purchased|agreed|requires|wants|needs|holds|plans|expects|raised|extended|accepted|approved)\b/
/** What is said of a firm rather than of the thing that shares its name: "Target is 15 June". */
const doesSomething =
  /^\s(?:already|also|still|never|once|has|had|did|came|went|is (?:slower|faster|cheaper|dearer))\b/
// Bühler and Ørsted are written with their own letters, iQPlant and eVision with a small one before.
const latinToken =
  /(?:(?=\p{Script=Latin})\p{Lu}|(?<![\p{L}\d])[a-z]{1,3}(?=\p{Lu}\p{Ll}|\p{Lu}{2}\p{Ll}))[\p{Script=Latin}\d&]*(?:['’-][\p{Script=Latin}\d]+)*/gu
// kWh and mAh are measures.
const measure = /^(?:[kMGT]?Wh|[km]?Ah|pH|[kMG]?Hz|dB[A-Z]?|mmHg|kPa|kVA|MPa|cSt|kN|kJ)$/

function findLatinNames(text: string, add: (start: number, end: number) => void): void {
  const tokens = [...text.matchAll(latinToken)].filter((token) => {
    const before = text[token.index - 1] ?? ' '
    return !/[\p{Script=Latin}\d]/u.test(before) && !measure.test(token[0])
  })
  for (let at = 0; at < tokens.length; at++) {
    const first = tokens[at]!
    let last = first
    let length = 1
    while (
      tokens[at + 1] !== undefined &&
      /^(?:\s|\.\s|\s&\s|\sof\s)$/.test(text.slice(last.index + last[0].length, tokens[at + 1]!.index))
    ) {
      // "Dr. Novak" continues over the stop; a sentence end does not.
      const bridge = text.slice(last.index + last[0].length, tokens[at + 1]!.index)
      if (bridge.startsWith('.') && !/^(?:Dr|Mr|Mrs|Ms|Prof|St)$/.test(last[0])) break
      last = tokens[++at]!
      length++
    }
    const start = first.index
    const end = last.index + last[0].length
    const words = text.slice(start, end).split(/[\s.&]+/)
    const atSentenceStart =
      start === 0 || /[.!?。！？:：\n"“]\s*$/.test(text.slice(Math.max(0, start - 3), start))
    if (isNameShaped(words, length, atSentenceStart, text.slice(end, end + 30))) {
      const skipped = atSentenceStart && functionWords.has(words[0]!.toLowerCase()) ? words[0]!.length + 1 : 0
      add(Math.min(start + skipped, end - 1), end)
    }
  }
}

// Quarters and standards are figures, read as such elsewhere.
const dateOrStandard =
  /^(?:Q[1-4]|H[12]|FY\d{2,4}|ISO|IEC|EN|GB|YY|ASTM|IP\d*|IEEE|NIST|SOC|UL|[2345][DG]|[248]K|[Vv]?\d{1,2}(?:\.[\d.]*)?|\d[\d.]*)$/

function isNameShaped(words: string[], length: number, sentenceStart: boolean, after: string): boolean {
  const bare = (word: string) => word.replace(/['’](?:s|re|ve|ll|d|m)?$/, '').replace(/n['’]t$/i, '')
  const common = (word: string) =>
    dateOrStandard.test(word) || notNames.has(bare(word)) || functionWords.has(bare(word).toLowerCase())
  if (words.every((word) => common(word) || departments.has(word.toLowerCase()))) return false
  const honoured = /^(?:Dr|Mr|Mrs|Ms|Prof)$/.test(words[0]!)
  if (honoured) return length > 1
  const named = words.filter((word) => !common(word))
  if (named.length === 0) return false
  // CamelCase and letters with digits are product-shaped wherever they stand.
  if (named.some((word) => /[a-z][A-Z]/.test(word) || /[A-Za-z]\d|\d[A-Za-z]/.test(word))) return true
  if (named.some((word) => organisationWord.test(word)) && named.length > 1) return true
  if (!sentenceStart) return true
  const [first] = words
  if (common(first!)) return words.slice(1).some((word) => !common(word))
  if (departments.has(first!.toLowerCase()) && words.length === 1) return false
  if (length > 1) return words.slice(1).some((word) => !common(word)) || organisationWord.test(words[1]!)
  const name = bare(first!)
  const firm = latinFirm(name)
  if (firm === 'sure') return true
  if (firm === 'word' && doesSomething.test(after)) return true
  return /^['’]s\b/.test(after) || /['’]s$/.test(first!) || agentVerb.test(after) || isNoWord(name)
}

// A word that every sentence may begin with is in the dictionary; capitals and names are not.
const isNoWord = (name: string): boolean =>
  name.split('-').every((part) => part.length > 1 && !isWord(part.toLowerCase()))

const prefixes =
  /^(?:re|un|in|im|dis|mis|pre|non|over|under|out|inter|sub|up|off|on|back|multi|co|de|en)(?=.{3})/
const endings: [RegExp, string][] = [
  [/ie[srd]$|iest$|ily$/, 'y'],
  [/(?:ment|ness|able|less|ful|wise|ward|wards|like|est|ers|ings|ally|ation|ations|ments)$/, ''],
  [/(?:able|est|ers|ation|ations|ings|ing|ed)$/, 'e'],
  [/([bdglmnprt])\1(?:ing|ed|er|ers|est)$/, '$1'],
]
/** The dictionary spells as Americans do, and lacks the newer words of the trade. */
const british: [RegExp, string][] = [
  [/our/, 'or'],
  [/is(?=e|ing|ation)/, 'iz'],
  [/ys(?=e|ing)/, 'yz'],
  [/enc(?=es?$|ed$)/, 'ens'],
  [/tre(?=s?$)/, 'ter'],
  [/ogue/, 'og'],
  [/ll(?=ed|ing|er)/, 'l'],
  [/ae/, 'e'],
]
const wordsOfTrade = new Set(
  'programme programmes cleanroom cleanrooms signoff sign-off palletise palletised palletising anonymise anonymised redelivery propose proposes proposed proposing webhook webhooks wifi webinar webinars onboarding offboarding uptime rollout rollouts changeover changeovers helpdesk retrofit retrofits takt kanban gemba kaizen poka yoke changelog roadmap roadmaps dashboards hm hmm ok okay eh uh um dataset datasets cybersecurity benchmarking upskilling rebar prepay prepaid copay preauthorisation hotfix cutover buyout spec specs subcontractor subcontractors retender re-tender walkthrough walkthroughs handover handovers workaround workarounds backlog offline online multi'.split(
    ' ',
  ),
)

/** The dictionary keeps earlier under early and unsigned under sign. */
const isWord = (small: string): boolean =>
  wordsOfTrade.has(small) ||
  [small, small.replace(prefixes, ''), ...british.map(([from, to]) => small.replace(from, to))].some((word) =>
    [word, ...endings.map(([end, instead]) => word.replace(end, instead))].some(
      (stem) => stem.length > 1 && wordClassOf(stem) === 'plain',
    ),
  )
